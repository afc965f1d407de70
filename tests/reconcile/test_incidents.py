from dataclasses import replace
from itertools import permutations

import pytest

from crossbearing.model.event import EventType
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.incidents import Rules, find_incidents
from made import span
from tellings import on, told


def test_one_strike_in_two_reports_is_one_incident_with_both_figures(imprint):
    (incident,) = find_incidents([told(imprint, 1), told(imprint, 2, killed=15)])
    tally = incident.tallies[0]
    assert (tally.low, tally.high) == (12, 15)
    assert {one.figure.doc for one in tally.figures} == {"r1", "r2"}


def test_a_strike_told_as_shelling_is_still_the_same_strike(imprint):
    assert len(find_incidents([told(imprint, 1), told(imprint, 2, type=EventType.SHELLING)])) == 1


@pytest.mark.parametrize("change", [{"date": on("2031-06-20")}, {"type": EventType.AID_DELIVERY}])
def test_other_days_and_other_families_stay_apart(imprint, change):
    assert len(find_incidents([told(imprint, 1), told(imprint, 2, **change)])) == 2


def test_other_places_stay_apart(imprint):
    other = told(imprint, 2)
    places = tuple(replace(e, key="place:hamlat") if e.id == "e2" else e for e in other.entities)
    strangers = replace(other, entities=places, events=(replace(other.events[0], date=on("2031-05-11")),))
    assert len(find_incidents([told(imprint, 1), strangers])) == 2


def test_one_deal_on_one_day_needs_no_place_to_be_known_again(imprint):
    deal = {"type": EventType.AGREEMENT_REACHED, "place": None, "casualties": ()}
    assert len(find_incidents([told(imprint, 1, **deal), told(imprint, 2, **deal)])) == 1


def test_an_attack_on_one_day_is_not_known_again_without_a_place(imprint):
    strike = {"type": EventType.SHELLING, "place": None, "casualties": ()}
    one = told(imprint, 1, **strike, trigger=span("killed"), label="Fire")
    other = told(imprint, 2, **strike, trigger=span("Monday"), label="Shells")
    assert len(find_incidents([one, other])) == 2


def test_two_events_of_one_report_are_never_joined(imprint):
    reading = told(imprint, 1)
    twice = replace(reading, events=(reading.events[0], replace(reading.events[0], id="ev2")))
    assert len(find_incidents([twice, told(imprint, 2)])) == 2


def test_the_order_of_arrival_does_not_matter(imprint):
    readings = [told(imprint, n, killed=10 + n, type=kind) for n, kind in enumerate(list(EventType)[:3], 1)]
    answers = [find_incidents(order) for order in permutations(readings)]
    assert all(answer == answers[0] for answer in answers)


def test_an_incident_keeps_its_name_when_later_reports_tell_it_too(imprint):
    (before,) = find_incidents([told(imprint, 1)])
    (after,) = find_incidents([told(imprint, 1), told(imprint, 2, published="2031-05-14")])
    assert before.id == after.id


def test_a_persons_ruling_stands_above_every_ground(imprint):
    readings = [told(imprint, 1), told(imprint, 2)]
    (incident,) = find_incidents(readings)
    apart = Ruling(*incident.members, same=False)
    found = find_incidents(readings, Rules(rulings=(apart,)))
    assert [len(one.members) for one in found] == [1, 1]
    far = [told(imprint, 1), told(imprint, 2, date=on("2031-09-01"), type=EventType.AID_DELIVERY)]
    together = Ruling(*(one.members[0] for one in find_incidents(far)), same=True)
    assert [len(one.members) for one in find_incidents(far, Rules(rulings=(together,)))] == [2]


def test_the_grounds_of_a_join_are_words_a_reviewer_reads(imprint):
    (incident,) = find_incidents([told(imprint, 1), told(imprint, 2)])
    (join,) = incident.joins
    words = [ground.words for ground in join.grounds]
    assert {"same day", "same place", "both rocket fire"} <= set(words)
    assert join.weight == pytest.approx(sum(ground.weight for ground in join.grounds))
