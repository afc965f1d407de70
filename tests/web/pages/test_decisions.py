"""The decision log of a ledger."""

import pytest

from crossbearing.model.person import Person, Role
from workbenches import HERE, send


class ReadOnly:
    """Lets somebody in who may only read."""

    has_accounts = False

    def person(self, request):
        return Person("Amal", Role.READER)

    def session(self, request):
        return "reading"


@pytest.fixture
def decided(ledger):
    """A ledger with a decision, its undo, and a task for Noor."""
    one, other, *_ = [incident.id for incident in ledger.incidents()]
    accepted = ledger.decide("accept", one, who="Noor", why="seen <b>twice</b>")
    ledger.decide("undo", accepted.id, who="Amal", why="a mistake")
    ledger.decide("assign", other, who="Amal", why="look", value="Noor")
    return ledger


def test_decisions_are_listed_the_newest_first_with_what_replaced_them(browser, decided):
    shown = browser(decided).get("/decisions.json").json()["decisions"]
    assert [one["verb"] for one in shown] == ["assign", "undo", "accept"]
    assert (shown[2]["state"], shown[2]["replaced_by"]["id"]) == ("replaced", shown[1]["id"])
    assert shown[1]["replaces"] == shown[2]["id"]


def test_each_decision_has_its_items_with_their_words(browser, decided):
    shown = browser(decided).get("/decisions.json").json()["decisions"][0]
    texts = {reading.sha256: decided.text(reading) for reading in decided.readings()}
    assert shown["items"]
    assert all(one["words"] in " ".join(texts[one["where"]["report"]].split()) for one in shown["items"])


@pytest.mark.parametrize(
    ("query", "verbs"),
    [
        ("who=amal", ["assign", "undo"]),
        ("verb=accept", ["accept"]),
        ("assigned=noor", ["assign"]),
        ("waiting=true", []),
    ],
)
def test_decisions_are_found_by_who_what_and_task(browser, decided, query, verbs):
    shown = browser(decided).get(f"/decisions.json?{query}").json()["decisions"]
    assert [one["verb"] for one in shown] == verbs


def test_what_waits_for_a_second_person_can_be_accepted_by_another_one_alone(browser, ledger):
    ledger.settings.change("two-person", "on", who="Amal", why="our rule")
    incident = ledger.incidents()[0].id
    for who in ("Amal", "Noor"):
        ledger.decide("accept", incident, who=who, why="seen")
    shown = browser(ledger).get("/decisions.json?waiting=true").json()["decisions"]
    assert [(one["who"], one["may_accept"]) for one in shown] == [("Noor", False), ("Amal", True)]


def test_what_people_wrote_is_shown_as_words(browser, decided):
    page = browser(decided).get("/decisions").text
    assert "seen &lt;b&gt;twice&lt;/b&gt;" in page


def test_who_may_only_read_is_offered_no_undo(browser, decided):
    page = browser(decided, ReadOnly()).get("/decisions", headers={"host": HERE.removeprefix("http://")}).text
    assert 'action="/decide"' not in page
    assert 'action="/decide"' in browser(decided).get("/decisions").text


def test_a_decision_is_undone_and_accepted_from_its_row(browser, ledger):
    accepted = ledger.decide("accept", ledger.incidents()[0].id, who="Amal", why="seen")
    browse = browser(ledger)
    assert f'name="names" value="{accepted.id}"' in browse.get("/decisions").text
    send(browse, "/decide", verb="undo", names=accepted.id, why="a mistake", at="/decisions")
    shown = browse.get("/decisions.json").json()["decisions"]
    assert [(one["verb"], one["who"], one["state"]) for one in shown] == [
        ("undo", "Noor", "in_force"),
        ("accept", "Amal", "replaced"),
    ]
