"""A short run of kill.py; the long one is told of in docs/reliability.md."""

import sys
from pathlib import Path

import pytest
from kill import aimed, kill

from postgres_server import missing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


# Of each eight, six hit a program that stores what was read before, two one that reads files.
@pytest.mark.parametrize(("aim", "number"), [("sqlite", 8), ("postgres", 8), ("backend", 3), ("server", 3)])
def test_a_kill_at_any_moment_loses_no_report_that_was_said_to_be_kept(tmp_path: Path, aim: str, number: int):
    why = missing() if aim != "sqlite" else None
    if why is not None:
        pytest.skip(why)
    with aimed(aim, tmp_path) as aim_at:
        found = kill(number, aim_at, tmp_path, each=6, read_every=2)
    assert found.kills == number
    assert all("\n" not in line for line in found.told)
