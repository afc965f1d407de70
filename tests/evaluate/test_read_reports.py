"""A folder of annotated reports is read once, and its readings stand beside their gold."""

from pathlib import Path

import pytest

from crossbearing.errors import ReadError
from crossbearing.evaluate.read_reports import ReadReports

ANNOTATED = Path(__file__).parents[1] / "annotated"


def copied(folder: Path, *names: str) -> Path:
    for part, ending in (("docs", "txt"), ("gold", "json")):
        (folder / part).mkdir()
        for name in names:
            (folder / part / f"{name}.{ending}").write_bytes((ANNOTATED / part / f"{name}.{ending}").read_bytes())
    return folder


def test_each_reading_stands_beside_the_gold_of_its_report(tmp_path: Path) -> None:
    reports = ReadReports.of(copied(tmp_path, "b1", "c2"))
    assert [(gold["doc_id"], reading.doc_id) for gold, reading in reports.pairs] == [("b1", "b1"), ("c2", "c2")]
    assert reports.links is None


def test_a_report_that_cannot_be_read_stops_the_measuring(tmp_path: Path) -> None:
    folder = copied(tmp_path, "b1")
    (folder / "docs" / "b1.txt").write_bytes(b"")
    with pytest.raises(ReadError, match=r"b1\.txt"):
        ReadReports.of(folder)
