"""`crossbearing search`, on the example reports."""

import json
import sqlite3

import pytest

from crossbearing import api
from crossbearing.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "truce.db"
    assert main(["demo", "--ledger", str(path)]) == 0
    return str(path)


def printed(capfd, *arguments):
    """What a search prints; it must end well."""
    assert main(["search", *arguments]) == 0
    return capfd.readouterr().out


def objects(capfd, *arguments):
    return [json.loads(line) for line in printed(capfd, *arguments, "--json").splitlines()]


def test_words_found_are_marked_and_counted(ledger, capfd):
    shown = printed(capfd, ledger, "al-Wa'er")
    assert "*Waer*" in shown
    assert "reports, newest first" in shown
    assert "Nothing in this ledger" in printed(capfd, ledger, "Atlantis")


def test_every_quote_of_the_json_is_at_its_offsets(ledger, capfd):
    rows = objects(capfd, ledger, "detainees", "-committee")
    with api.open(ledger) as opened:
        texts = {reading.sha256: opened.text(reading) for reading in opened.readings()}
    assert [row["number"] for row in rows] == list(range(1, rows[0]["total"] + 1))
    assert [row["published"] for row in rows] == sorted((row["published"] for row in rows), reverse=True)
    for row in rows:
        spans = [
            row["passage"],
            *row["passage"]["found"],
            *(span for claim in row["claims"] for span in claim["found"]),
        ]
        verbatim = [span for span in spans if "[protected" not in span["quote"]]
        assert verbatim
        assert all(texts[row["sha256"]][span["start"] : span["end"]] == span["quote"] for span in verbatim)


def test_an_argument_with_blanks_is_a_phrase(ledger, capfd):
    phrase = objects(capfd, ledger, "left the district")
    assert len(phrase) < len(objects(capfd, ledger, "left", "the", "district"))
    either = objects(capfd, ledger, "detainees OR buses -committee")
    assert len(either) == len(objects(capfd, ledger, "detainees", "OR", "buses", "-committee"))


def test_filters_and_pages_narrow_what_is_listed(ledger, capfd):
    every = objects(capfd, ledger, "waer")
    assert objects(capfd, ledger, "waer", "--from", "2016", "--to", "2016-11") == [
        row | {"number": number, "total": total}
        for rows in [[row for row in every if row["published"].startswith("2016")]]
        for total in [len(rows)]
        for number, row in enumerate(rows, 1)
    ]
    assert [row["number"] for row in objects(capfd, ledger, "waer", "--limit", "2", "--offset", "1")] == [2, 3]
    assert "more: narrow" in printed(capfd, ledger, "waer", "--limit", "2")
    denials = objects(capfd, ledger, "--kind", "denial")
    assert {claim["kind"] for row in denials for claim in row["claims"]} == {"denial"}


def test_a_protected_name_is_neither_found_nor_shown(ledger, capfd):
    assert objects(capfd, ledger, "Samaan") == []
    for arguments in (["surgeon"], ["surgeon", "--in", "claims"], ["surgeon", "--json"]):
        shown = printed(capfd, ledger, *arguments)
        assert "urgeon" in shown
        assert "Samaan" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["!!!"],
        ["waer", "--time", "2016", "--from", "2015"],
        ["waer", "--from", "yesterday"],
        ["waer", "--limt", "5"],
        ["waer", "--holder", "?"],
        ["waer", "--in", "reports", "--kind", "denial"],
        ["waer", "--kind", "rumour"],
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(ledger, capfd, arguments):
    assert main(["search", ledger, *arguments]) == 2
    error = capfd.readouterr().err
    assert error.startswith("Error: ")
    assert error.count("\n") == 1


def test_a_word_that_begins_like_an_option_is_left_out(ledger, capfd):
    assert "Usage" not in printed(capfd, ledger, "waer", "-hospital")


def test_an_index_that_lacks_a_report_is_made_anew_on_demand(tmp_path, capfd):
    path = str(tmp_path / "truce.db")
    assert main(["demo", "--ledger", path]) == 0
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM search_report WHERE number = 1")
    connection.close()
    assert main(["search", path, "waer"]) == 2
    assert "--rebuild" in capfd.readouterr().err
    assert main(["verify", path]) == 0
    assert "the search index lacks 1 report;" in capfd.readouterr().out
    assert "*Waer*" in printed(capfd, path, "waer", "--rebuild")
    assert main(["verify", path]) == 0
    assert "search index" not in capfd.readouterr().out
