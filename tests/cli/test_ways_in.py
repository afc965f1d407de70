"""Reports that come many in a file, at the command line."""

import json
from collections import namedtuple

import pytest

from crossbearing.cli import main

Done = namedtuple("Done", "code out err")

ROWS = [
    {
        "body": "Nine people were hurt when a shell hit the ferry at Selma on Monday, residents said.",
        "date": "2021-05-04",
    },
    {"body": "قال شهود إن قذيفة أصابت العبارة وجرح تسعة أشخاص في مدينة سلمى يوم الاثنين."},
    {"date": "2021-05-04"},
]


@pytest.fixture
def crossbearing(capfd):
    return lambda *arguments: Done(main([str(argument) for argument in arguments]), *capfd.readouterr())


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_rows_are_added_and_what_cannot_be_read_is_listed_then_and_later(crossbearing, ledger, table):
    done = crossbearing("add", ledger, table)
    assert "2 reports added, 0 already there, 1 refused" in done.out
    assert "Kept and not read, being in a language that is not known here: 1 in ar" in done.out
    assert "news.jsonl: row 3: none of its columns" in done.err
    assert "news.jsonl: row 3" in crossbearing("show", ledger, "refused").out
    assert "none of its columns" in json.loads(crossbearing("show", ledger, "refused", "--json").out)["reason"]
    assert crossbearing("verify", ledger).code == 0


def test_a_report_in_another_language_claims_nothing(crossbearing, table):
    _, other = map(json.loads, crossbearing("read", "--json", table).out.splitlines())
    assert other["document"]["language"] == "ar"
    assert other["zones"]
    assert [other[part] for part in ("claims", "events", "quantities", "entities")] == [[], [], [], []]


def test_each_row_has_a_name_of_its_own(crossbearing, table):
    rows = map(json.loads, crossbearing("read", "--json", table).out.splitlines())
    assert [row["doc_id"] for row in rows] == ["news.jsonl: row 1", "news.jsonl: row 2"]


def test_columns_can_be_named(crossbearing, table):
    done = crossbearing("read", "--json", "--columns", "text=body", table)
    assert json.loads(done.out.splitlines()[0])["document"]["published"] is None


def test_columns_that_name_no_text_are_one_line(crossbearing, ledger, table):
    done = crossbearing("add", ledger, table, "--columns", "published=date")
    assert done.code == 2
    assert "must name the column of the text" in done.err
    assert len(done.err.splitlines()) == 1
