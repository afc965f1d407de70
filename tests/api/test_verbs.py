"""The verbs of the package stay verbs however often and in whatever order they are used."""

from importlib.resources import files
from pathlib import Path

import crossbearing as cb

REPORT = Path(__file__).parents[2] / "examples" / "02-orontes-newswire-first-buses.txt"


def test_a_report_is_read_twice_and_after_a_ledger_was_opened(tmp_path):
    with cb.open(tmp_path / "made.db") as ledger:
        assert len(ledger) == 0
    assert cb.read(REPORT) == cb.read(REPORT)


def test_no_sub_package_has_the_name_of_a_verb():
    folders = {folder.name for folder in files("crossbearing").iterdir() if folder.is_dir()}
    assert folders.isdisjoint(cb.__all__)
