"""The same reports give the same bytes: over runs, over hash seeds, over the order they are given in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("0*"))


def _ledgers(reports: list[Path], seed: str) -> dict[str, bytes]:
    """Each report's line of JSON, by file, read in a process whose hashes are seeded."""
    command = [sys.executable, "-m", "crossbearing", "read", "--json", *map(str, reports)]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
    return dict(zip([report.name for report in reports], done.stdout.splitlines(), strict=True))


@pytest.fixture(scope="module")
def first() -> dict[str, bytes]:
    return _ledgers(EXAMPLES, "0")


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_hash_seeds_and_order_change_nothing(first, seed):
    assert _ledgers(EXAMPLES[::-1], seed) == first
