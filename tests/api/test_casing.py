"""Decisions as test cases: what goes out of a ledger, and what the reader is tried on."""

from pathlib import Path

import msgspec
import pytest

import crossbearing as cb
from crossbearing.api.casing import case_lines
from crossbearing.errors import InputError
from crossbearing.evaluate.decided_cases import read_cases, shares, try_cases

MARKET = (
    "publisher: Hill Post\ndate: 2031-03-04\n\n"
    "A mortar shell hit the market of Tessaly on Monday, killing four people.\n\n"
    "A guard calling himself Abu Naseem said the shell came from the hills."
)


@pytest.fixture
def ledger(tmp_path: Path):
    (tmp_path / "market.txt").write_text(MARKET, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "market.txt")
        yield ledger


def names(ledger) -> dict[str, str]:
    (reading,) = ledger.readings()
    return {"event": f"market:{reading.events[0].id}", "figure": f"market:{reading.quantities[0].id}"}


def written(ledger, path: Path, *, who: bool = False) -> Path:
    path.write_bytes(case_lines(ledger.cases(who=who)))
    return path


def test_the_reader_is_tried_on_what_people_decided(ledger, tmp_path):
    item = names(ledger)
    ledger.decide("accept", item["event"], who="Amal", why="seen")
    ledger.decide("amend", item["event"], who="Bo", why="misread", value="type=airstrike")
    ledger.decide("reject", item["figure"], who="Bo", why="another day")
    tried = list(try_cases(read_cases(written(ledger, tmp_path / "cases.jsonl"))))
    assert [(one.layer, one.verb, one.held, one.of) for one in shares(tried)] == [
        ("event", "accept", 1, 1),
        ("event", "amend", 0, 1),
        ("figure", "reject", 0, 1),
    ]
    assert {one.found for one in tried} == {None, "type is shelling, not airstrike", "1 there"}


def test_who_decided_goes_out_where_it_is_asked_for_alone(ledger, tmp_path):
    ledger.decide("accept", names(ledger)["event"], who="Amal Haddad", why="seen")
    assert b"Amal Haddad" not in case_lines(ledger.cases())
    assert b"Amal Haddad" in case_lines(ledger.cases(who=True))


def test_nobody_who_is_protected_goes_out(ledger):
    (reading,) = ledger.readings()
    guard = next(one for one in reading.entities if "Naseem" in one.name)
    ledger.decide("protect", f"market:{guard.id}", who="Amal", why="at risk")
    ledger.decide("accept", names(ledger)["event"], who="Amal", why="seen")
    claim = next(one for one in reading.claims if one.last.entity == guard.id)
    ledger.decide("accept", f"market:{claim.id}", who="Amal", why="seen")
    cases = ledger.cases()
    assert b"Naseem" not in case_lines(cases)
    assert (cases.count, sum(cases.left_out.values())) == (1, 1)
    # The one paragraph that went out stands for itself.
    (report,) = cases.reports
    (case,) = report.cases
    assert report.text[case.start : case.end] == case.words


def test_what_was_undone_is_no_case(ledger):
    made = ledger.decide("reject", names(ledger)["figure"], who="Amal", why="wrong")
    ledger.decide("undo", made.id, who="Amal", why="right after all")
    assert ledger.cases().count == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda line: b"{}", "it is no report with cases"),
        (lambda line: b"\xff\xfe", "it is no report with cases"),
        (lambda line: line.replace(b"cases/1", b"cases/9"), "this version tries 'cases/1'"),
        (lambda line: line.replace(b'"text":"', b'"text":"  '), "is not at"),
    ],
)
def test_a_file_that_has_no_cases_is_one_clear_line(ledger, tmp_path, change, words):
    ledger.decide("accept", names(ledger)["event"], who="Amal", why="seen")
    path = tmp_path / "cases.jsonl"
    path.write_bytes(change(case_lines(ledger.cases())))
    with pytest.raises(InputError, match=words):
        read_cases(path)


def test_a_case_is_the_same_json_whenever_it_is_written(ledger, tmp_path):
    ledger.decide("accept", names(ledger)["event"], who="Amal", why="seen")
    lines = case_lines(ledger.cases())
    (report,) = read_cases(written(ledger, tmp_path / "cases.jsonl"))
    assert msgspec.json.encode(report, order="deterministic") + b"\n" == lines
