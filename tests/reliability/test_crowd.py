"""A short run of crowd.py; the long one is told of in docs/reliability.md."""

import pytest
from crowd import crowd, place_of

from postgres_server import missing


@pytest.mark.parametrize(("aim", "writers", "readers"), [("sqlite", 1, 4), ("sqlite", 2, 2), ("postgres", 2, 4)])
def test_programs_that_write_and_read_at_once_get_exact_counts_and_no_error(aim: str, writers: int, readers: int):
    why = missing() if aim == "postgres" else None
    if why is not None:
        pytest.skip(why)
    with place_of(aim) as place:
        found = crowd(place, 3, writers=writers, readers=readers)
    assert found.errors == {}
    assert found.reports > 1
    assert found.decisions >= writers
    assert found.done["verify"] > 0
