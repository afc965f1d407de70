"""`crossbearing compare`, on the example reports beside tables made of them."""

import csv
import json
from pathlib import Path

import pytest

from crossbearing.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("compare") / "truce.db"
    assert main(["demo", "--ledger", str(path)]) == 0
    return str(path)


@pytest.fixture(scope="module")
def table(ledger, tmp_path_factory):
    path = tmp_path_factory.mktemp("theirs") / "acled.csv"
    assert main(["export", ledger, "acled", str(path)]) == 0
    return str(path)


def test_counts_come_first_then_the_lists(ledger, table, capfd):
    assert main(["compare", ledger, table, "--limit", "1"]) == 0
    printed = capfd.readouterr().out
    assert "truce.db and acled.csv (ACLED), within 1 day and 25 km" in printed.splitlines()[0]
    assert printed.index(" matched: figures differ in 0") < printed.index("\nMatched\n")
    assert "more: give --limit, or --out for a table of all" in printed


def test_json_has_the_counts_and_an_object_for_each(ledger, table, capfd):
    assert main(["compare", ledger, table, "--json"]) == 0
    head, *rows = map(json.loads, capfd.readouterr().out.splitlines())
    assert head["shape"] == "acled"
    assert head["matched"] == sum(row["result"] == "matched" for row in rows) > 0
    assert all(row["edition"] for row in rows)


def test_the_table_is_written_once_and_replaced_on_request(ledger, table, tmp_path, capfd):
    out = tmp_path / "compared.csv"
    assert main(["compare", ledger, table, "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["result"] for row in rows} >= {"matched", "beyond their shape"}
    assert main(["compare", ledger, table, "--out", str(out)]) == 2
    assert "--overwrite" in capfd.readouterr().err
    assert main(["compare", ledger, table, "--out", str(out), "--overwrite"]) == 0


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "event_date,event_type,sub_event_type\n"])
def test_a_file_that_is_no_such_table_is_refused_in_one_line(content, ledger, tmp_path, capfd):
    path = tmp_path / "theirs.csv"
    path.write_text(content)
    assert main(["compare", ledger, str(path)]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_ledger_that_is_not_there_is_refused(table, tmp_path, capfd):
    assert main(["compare", str(tmp_path / "none.db"), table]) == 2
    assert not Path(tmp_path / "none.db").exists()
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_filters_narrow_the_ledgers_side(ledger, table, capfd):
    assert main(["compare", ledger, table, "--json", "--time", "1999"]) == 0
    head = json.loads(capfd.readouterr().out.splitlines()[0])
    assert (head["matched"], head["only_ours"], head["only_theirs"]) == (0, 0, 0)
    assert head["beyond_the_ledger"] > 0


@pytest.mark.parametrize("km", ["nan", "inf", "-1", "x"])
def test_a_reach_that_is_none_is_refused(km, ledger, table, capfd):
    assert main(["compare", ledger, table, "--km", km]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_table_that_would_tell_of_somebody_protected_is_not_written(ledger, table, tmp_path, capfd):
    text = Path(table).read_text(encoding="utf-8")
    named = tmp_path / "named.csv"
    named.write_text(text.replace("Strategic developments", "Talks with Abu Layth"), encoding="utf-8")
    out = tmp_path / "compared.csv"
    assert main(["compare", ledger, str(named), "--out", str(out)]) == 2
    assert "A protected name stands in comparison" in capfd.readouterr().err
    assert not out.exists()
