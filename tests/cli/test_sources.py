import json

import pytest

from crossbearing.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("sources") / "truce.db"
    assert main(["demo", "--ledger", str(path)]) == 0
    return str(path)


def printed(capfd, *arguments):
    """What a command prints; it must end well."""
    capfd.readouterr()
    assert main(list(arguments)) == 0
    return capfd.readouterr().out


def test_sources_are_listed_those_with_most_reports_first(ledger, capfd):
    rows = [json.loads(line) for line in printed(capfd, "sources", ledger, "--json").splitlines()]
    counts = [row["reports"] + row["quoted"] for row in rows]
    assert len(rows) > 3
    assert counts == sorted(counts, reverse=True)
    assert "more: narrow the search" in printed(capfd, "sources", ledger, "--limit", "2")


def test_one_source_is_shown_in_full_by_words_of_its_name_or_its_id(ledger, capfd):
    page = printed(capfd, "sources", ledger, "larnaca")
    assert "repeats others in 1 report: Orontes Newswire (1)" in page
    assert printed(capfd, "sources", ledger, page.split()[0][:8]) == page


def test_a_name_that_nobody_has_is_said(ledger, capfd):
    assert "No source of that name: 'atlantis'." in printed(capfd, "sources", ledger, "atlantis")


def test_an_id_that_nothing_has_is_one_line(ledger, capfd):
    assert main(["sources", ledger, "s00000"]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
