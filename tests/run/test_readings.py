"""Readings of many reports: the same as one by one, in any order, in any number of processes."""

import random

import pytest

from crossbearing.errors import ReadError
from crossbearing.intake.report import report_of_text
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.run.reader import Reader
from crossbearing.store.contract import to_json

TEXTS = [
    "Shells fell on the market of Tessaly on Monday and killed four people, the mayor said.",
    "Under the accord the rebels are to leave the port of Orra by Friday. None had left by Sunday.",
    "REBELS FIRED ON A BUS NEAR DURRA. TWO PASSENGERS DIED.",
    "The army denied that it had shelled the hospital. A doctor said that nine patients were wounded.",
    "No one claimed responsibility. The governor could not be reached for comment.",
    "Residents said water has been cut for a week. The ministry said repairs had begun.",
]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [report_of_text(f"report-{i}", text, published="2031-05-13") for i, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def alone(reports: list[Report]) -> list[str]:
    return [to_json(Reader().reading(report)) for report in reports]


def lines(found: list[Reading | ReadError]) -> list[str]:
    return [to_json(one) if isinstance(one, Reading) else str(one) for one in found]


def test_reports_read_together_read_as_they_do_alone(reports: list[Report], alone: list[str]) -> None:
    assert lines(list(Reader().readings(reports))) == alone


def test_what_has_no_report_keeps_its_place_beside_the_readings(reports: list[Report], alone: list[str]) -> None:
    items = [("a", None), ("b", reports[0]), ("c", None), ("d", reports[1]), ("e", None)]
    found = list(Reader().beside(items))
    assert [item for item, _ in found] == ["a", "b", "c", "d", "e"]
    assert [reading and to_json(reading) for _, reading in found] == [None, alone[0], None, alone[1], None]


def test_two_processes_give_the_same_bytes_as_one(reports: list[Report], alone: list[str]) -> None:
    assert lines(list(Reader().readings(reports, processes=2))) == alone


def test_order_and_company_change_no_reading(reports: list[Report], alone: list[str]) -> None:
    order = list(range(len(reports))) * 2
    random.Random(7).shuffle(order)
    assert lines(list(Reader().readings([reports[i] for i in order]))) == [alone[i] for i in order]


def test_a_report_that_breaks_a_rule_is_named_and_the_rest_goes_on(
    reports: list[Report], alone: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Report):
        def spans_of(self, *kinds):
            raise IndexError("list index out of range")

    bad = Broken(
        "bad.txt", *(getattr(reports[0], field) for field in ("raw", "text", "media_type", "zones", "publication"))
    )
    first, broken, last = Reader().readings([reports[0], bad, reports[1]])
    assert lines([first, last]) == alone[:2]
    assert "bad.txt" in str(broken) and "IndexError" in str(broken) and isinstance(broken, ReadError)
