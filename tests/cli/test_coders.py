"""`crossbearing coders` and `cases`: what they print, write and refuse."""

import json

import pytest

import crossbearing as cb
from crossbearing.cli import main

TEXT = "DURRA, March 4, 2031 (Hill Post) — A mortar shell hit the market of Durra on Monday, killing four people."


@pytest.fixture
def ledger(tmp_path):
    (tmp_path / "market.txt").write_text(TEXT, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as opened:
        opened.add(tmp_path / "market.txt")
        (reading,) = opened.readings()
        for who, verb in (("Amal", "accept"), ("Bo", "reject")):
            opened.decide(verb, f"market:{reading.events[0].id}", who=who, why="seen")
            opened.decide("accept", f"market:{reading.quantities[0].id}", who=who, why="seen")
    return tmp_path / "one.db"


def test_the_table_has_alpha_and_each_pair(ledger, capsys):
    assert main(["coders", str(ledger)]) == 0
    out = capsys.readouterr().out
    assert "Amal and Bo" in out
    assert "not known" in out
    assert main(["coders", str(ledger), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    # Amal: stands, stands; Bo: rejected, stands. po = 1/2, pe = (2*1)/4 = 1/2.
    assert (found["overall"]["items"], found["pairs"][0]["kappa"]) == (2, 0.0)


def test_a_ledger_that_one_person_decided_on_says_so(tmp_path, capsys):
    cb.open(tmp_path / "empty.db").__exit__(None, None, None)
    assert main(["coders", str(tmp_path / "empty.db")]) == 0
    assert "No item of this ledger was decided on by two people." in capsys.readouterr().out


def test_cases_are_written_and_tried_and_never_written_over(ledger, tmp_path, capsys):
    out = tmp_path / "cases.jsonl"
    assert main(["cases", str(ledger), str(out)]) == 0
    assert "3 cases; texts they are in: 1" in capsys.readouterr().out
    assert main(["evaluate", "--cases", str(out)]) == 0
    assert "figure" in capsys.readouterr().out
    assert main(["cases", str(ledger), str(out)]) == 2
    assert "is not overwritten" in capsys.readouterr().err
