"""The commands that look at a ledger as a whole, on the example reports."""

import json

import pytest

from crossbearing.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("views") / "truce.db"
    assert main(["demo", "--ledger", str(path)]) == 0
    return str(path)


def printed(capfd, *arguments):
    """What a command prints; it must end well."""
    assert main(list(arguments)) == 0
    return capfd.readouterr().out


def test_incidents_are_listed_and_shown_in_full_by_their_id(ledger, capfd):
    rows = [json.loads(line) for line in printed(capfd, "incidents", ledger, "--least", "2", "--json").splitlines()]
    assert rows
    page = printed(capfd, "incident", ledger, rows[0]["id"])
    assert "told in" in page
    assert "joined" in page
    assert printed(capfd, "history", ledger, rows[0]["id"])


def test_filters_narrow_the_list(ledger, capfd):
    every = printed(capfd, "incidents", ledger, "--json").splitlines()
    some = printed(capfd, "incidents", ledger, "--place", "al-Waer", "--kind", "attack", "--json").splitlines()
    assert 0 < len(some) < len(every)
    assert "No such incident" in printed(capfd, "incidents", ledger, "--time", "1999")


def test_contradictions_give_every_position_and_the_reason(ledger, capfd):
    for line in printed(capfd, "contradictions", ledger, "--json").splitlines():
        found = json.loads(line)
        assert len(found["sides"]) > 1
        assert found["why"]
    assert "1. " in printed(capfd, "contradictions", ledger)


def test_a_place_is_found_under_any_of_its_spellings(ledger, capfd):
    answers = [json.loads(printed(capfd, "place", ledger, name, "--json")) for name in ("Waer", "al-Wa'er")]
    assert answers[0]["status"] == answers[1]["status"] != []
    assert "Nothing on Atlantis" in printed(capfd, "place", ledger, "Atlantis")


def test_silences_are_told_and_watched_for(ledger, capfd, tmp_path):
    watch = tmp_path / "watch.toml"
    watch.write_text('[[outlet]]\nname = "Orontes Newswire"\ndays = 5\n')
    told = printed(capfd, "silences", ledger)
    watched = printed(capfd, "silences", ledger, "--watch", str(watch))
    assert "no comment" in told
    assert "no report of theirs in the ledger" in watched


def test_a_past_day_knows_less(ledger, capfd):
    now = printed(capfd, "incidents", ledger, "--json").splitlines()
    then = printed(capfd, "incidents", ledger, "--as-of", "2015-12", "--json").splitlines()
    assert 0 < len(then) < len(now)


@pytest.mark.parametrize(
    "arguments",
    [
        ["incidents", "--policy", "median"],
        ["incidents", "--grading", "stars"],
        ["incidents", "--as-of", "yesterday"],
        ["incidents", "--kind", "earthquake"],
        ["incident", "i0000000"],
        ["silences", "--watch", "no-such.toml"],
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(ledger, capfd, arguments):
    name, *rest = arguments
    assert main([name, ledger, *rest]) == 2
    error = capfd.readouterr().err
    assert error.startswith("Error: ")
    assert error.count("\n") == 1


def test_agreements_are_listed_and_shown_in_full_by_their_id(ledger, capfd):
    rows = [json.loads(line) for line in printed(capfd, "agreements", ledger, "--json").splitlines()]
    assert any(duty["balances"] for deal in rows for duty in deal["duties"])
    listed = printed(capfd, "agreements", ledger)
    assert "outstanding" in listed
    page = printed(capfd, "agreement", ledger, rows[0]["id"][:6])
    assert rows[0]["id"] in page
    assert main(["agreement", ledger, "d0000000"]) == 2
    assert "`agreements` lists them" in capfd.readouterr().err
