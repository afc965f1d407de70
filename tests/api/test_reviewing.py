"""The queue: what a person should look at and why, what takes it off, and what brings it back."""

from pathlib import Path

import pytest

import crossbearing as cb
from crossbearing.api.reviewing import NOBODY, Asked
from crossbearing.model.queued import Cause, Sort

TOLL = "{place}, March 4, 2031 ({paper}) — A mortar shell hit the market of {place} on Monday, killing {count} people."
SILENT = (
    "DURRA, March 9, 2031 (Vale Wire) — A car bomb exploded at the bridge of Durra on Saturday, wounding nine people. "
    "The army did not comment."
)


@pytest.fixture
def ledger(tmp_path: Path):
    texts = {
        "hill": TOLL.format(place="Tessaly", paper="Hill Post", count="four"),
        "vale": TOLL.format(place="Tessaly", paper="Vale Wire", count="40"),
        "durra": SILENT,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as ledger:
        ledger.add(sorted(tmp_path.glob("*.txt")))
        yield ledger


def market(ledger):
    return next(one for one in ledger.reviewing().things() if Cause.RIVAL_FIGURES in one.causes)


def test_the_weightiest_comes_first_with_every_reason(ledger):
    things = ledger.reviewing().things()
    assert [one.priority for one in things] == sorted((one.priority for one in things), reverse=True)
    assert things[0].sort is Sort.INCIDENT
    assert {Cause.CONTRADICTION, Cause.RIVAL_FIGURES, Cause.HIGH_TOLL} <= set(things[0].causes)
    (rival,) = [one for one in things[0].because if one.cause is Cause.RIVAL_FIGURES]
    assert (rival.low, rival.high, rival.what) == (4, 40, "killed")


def test_counts_by_reason_are_those_of_what_is_listed(ledger):
    review = ledger.reviewing()
    for cause, count in review.counts().items():
        assert count == len(review.things(Asked(cause=cause))) == review.count(Asked(cause=cause))


def test_who_accepts_an_incident_takes_it_off_and_an_undo_brings_it_back(ledger):
    thing = market(ledger)
    made = ledger.decide("accept", thing.subject, who="Amal", why="both papers asked")
    review = ledger.reviewing()
    assert thing.id not in {one.id for one in review.things()}
    assert review.counts()[Cause.RIVAL_FIGURES] == 0
    assert review.is_settled(thing)
    assert review.thing(thing.id) == thing
    ledger.decide("undo", made.id, who="Bo", why="too early")
    assert thing.id in {one.id for one in ledger.reviewing().things()}


def test_a_new_report_of_an_incident_brings_it_back(ledger, tmp_path):
    thing = market(ledger)
    ledger.decide("accept", thing.subject, who="Amal", why="seen")
    later = tmp_path / "more.txt"
    later.write_text(TOLL.format(place="Tessaly", paper="Port Daily", count="60"), encoding="utf-8")
    ledger.add(later)
    assert market(ledger).subject == thing.subject


@pytest.mark.parametrize("verb", ["note", "assign"])
def test_what_is_only_said_to_people_leaves_a_thing_on_the_queue(ledger, verb):
    thing = market(ledger)
    ledger.decide(verb, thing.subject, who="Amal", why="look", value="Bo" if verb == "assign" else None)
    assert thing.id in {one.id for one in ledger.reviewing().things()}


def test_things_are_found_by_whom_they_are_assigned_to(ledger):
    thing = market(ledger)
    ledger.decide("assign", thing.subject, who="Amal", why="look", value="Bo")
    ledger.decide("assign", thing.subject, who="Amal", why="no, you", value="Cleo")
    review = ledger.reviewing()
    assert review.assigned(thing) == "Cleo"
    assert [one.id for one in review.things(Asked(assigned="CLEO"))] == [thing.id]
    assert review.things(Asked(assigned="Bo")) == []
    assert thing.id not in {one.id for one in review.things(Asked(assigned=NOBODY))}


def test_a_decision_that_waits_for_a_second_person_comes_before_all(ledger):
    ledger.settings.change("two-person", "on", who="Amal", why="rules")
    thing = market(ledger)
    made = ledger.decide("accept", thing.subject, who="Amal", why="seen")
    review = ledger.reviewing()
    first = review.things()[0]
    assert (first.sort, first.subject, first.causes) == (Sort.DECISION, made.id, (Cause.SECOND_PERSON,))
    assert thing.id not in {one.id for one in review.things()}
    # Nobody can accept their own.
    mine = ledger.reviewing(who="amal")
    assert mine.things()[0].sort is not Sort.DECISION and mine.counts()[Cause.SECOND_PERSON] == 0
    assert mine.thing(first.id) == first
    ledger.decide("accept", made.id[:12], who="Bo", why="yes")
    assert ledger.reviewing().counts()[Cause.SECOND_PERSON] == 0


def test_pages_and_next_and_previous_follow_one_order(ledger):
    thing = market(ledger)
    ledger.decide("accept", thing.subject, who="Amal", why="seen")
    review = ledger.reviewing()
    every = review.things()
    assert [review.things(limit=1, offset=number)[0] for number in range(len(every))] == every
    assert [review.beside(one) for one in every] == [*every[1:], None]
    assert [review.beside(one, step=-1) for one in every] == [None, *every[:-1]]
    # What was just settled still knows what comes after it.
    assert review.beside(thing) == every[0]


def test_what_is_on_no_queue_is_not_found(ledger):
    assert ledger.reviewing().thing("wnothing") is None


def test_the_queue_can_be_looked_at_by_place(ledger):
    thing = market(ledger)
    name = (thing.place or "").partition(":")[2].replace("-", " ")
    assert [one.subject for one in ledger.reviewing().things(Asked(place=name))] == [thing.subject]
    assert ledger.reviewing().count(Asked(place="Hamlat")) == 0
