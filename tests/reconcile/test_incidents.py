from dataclasses import replace
from itertools import permutations

from crossbearing.model.entity import Entity
from crossbearing.model.event import EventType
from crossbearing.model.figure import PART_OF_COUNT
from crossbearing.model.when import Basis, Precision, When
from crossbearing.reconcile.contradictions import find_contradictions
from crossbearing.reconcile.incidents import find_incidents
from made import make_reading, make_report


def told(imprint, number, *, killed=12, **changes):
    """A reading of its own report, with changes to its one event."""
    report = make_report(f"r{number}.txt", text=make_report().text + " " * number)
    reading = make_reading(report, imprint, killed=killed)
    return replace(reading, events=(replace(reading.events[0], **changes),))


def on(day):
    return When(day, Precision.DAY, Basis.EXPLICIT)


def test_one_strike_in_two_reports_is_one_incident_with_both_figures(imprint):
    (incident,) = find_incidents([told(imprint, 1), told(imprint, 2, killed=15)])
    (tally,) = incident.tallies
    assert (tally.low, tally.high) == (12, 15)
    assert [ref.id for ref in tally.figures] == ["q1", "q1"]


def test_a_strike_told_as_shelling_is_still_the_same_strike(imprint):
    found = find_incidents([told(imprint, 1), told(imprint, 2, type=EventType.SHELLING)])
    assert len(found) == 1


def test_other_days_and_other_families_stay_apart(imprint):
    found = find_incidents([told(imprint, 1), told(imprint, 2, date=on("2031-06-20"))])
    assert len(found) == 2
    found = find_incidents([told(imprint, 1), told(imprint, 2, type=EventType.AID_DELIVERY)])
    assert len(found) == 2


def test_other_places_stay_apart(imprint):
    other = told(imprint, 2)
    places = tuple(
        replace(e, key="place:hamlat") if isinstance(e, Entity) and e.id == "e2" else e for e in other.entities
    )
    assert len(find_incidents([told(imprint, 1), replace(other, entities=places)])) == 2


def test_one_deal_on_one_day_needs_no_place_to_be_known_again(imprint):
    deal = {"type": EventType.AGREEMENT_REACHED, "place": None}
    assert len(find_incidents([told(imprint, 1, **deal), told(imprint, 2, **deal)])) == 1
    strike = {"type": EventType.SHELLING, "place": None}
    assert len(find_incidents([told(imprint, 1, **strike), told(imprint, 2, **strike)])) == 2


def test_a_zero_that_most_reports_give_is_the_best_figure(imprint):
    (incident,) = find_incidents([told(imprint, n, killed=killed) for n, killed in enumerate((0, 0, 5), 1)])
    (tally,) = incident.tallies
    assert (tally.low, tally.best, tally.high) == (0, 0, 5)


def test_two_events_of_one_report_are_never_joined(imprint):
    reading = told(imprint, 1)
    twice = replace(reading, events=(reading.events[0], replace(reading.events[0], id="ev2")))
    assert len(find_incidents([twice, told(imprint, 2)])) == 2


def test_the_order_of_arrival_does_not_matter(imprint):
    readings = [told(imprint, n, killed=10 + n, type=kind) for n, kind in enumerate(list(EventType)[:3], 1)]
    answers = [find_incidents(order) for order in permutations(readings)]
    assert all(answer == answers[0] for answer in answers)


def test_figures_that_exclude_each_other_are_a_contradiction(imprint):
    readings = [told(imprint, 1), told(imprint, 2, killed=15)]
    (found,) = find_contradictions(readings, find_incidents(readings))
    assert found.kind == "number"
    assert {found.left.doc, found.right.doc} == {"r1", "r2"}


def test_equal_figures_are_none(imprint):
    readings = [told(imprint, 1), told(imprint, 2)]
    assert find_contradictions(readings, find_incidents(readings)) == []


def test_a_part_of_a_count_is_not_the_least_that_anybody_gives(imprint):
    reading = told(imprint, 1)
    part = replace(reading.quantities[0], id="q2", value=3, low=3, high=3, note=PART_OF_COUNT)
    event = replace(reading.events[0], casualties=("q1", "q2"))
    (incident,) = find_incidents([replace(reading, quantities=(*reading.quantities, part), events=(event,))])
    (tally,) = incident.tallies
    assert (tally.low, tally.high) == (12, 12)
