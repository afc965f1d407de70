"""Further places for ledgers."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest


@pytest.fixture
def another(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> Callable[[], str]:
    """Makes further places of the kind of `place`."""
    numbers = count(1)
    if "://" in place:
        return request.getfixturevalue("server").new_database
    return lambda: str(tmp_path / f"another{next(numbers)}.db")
