from dataclasses import replace

import pytest

from crossbearing.model.event import EventType
from crossbearing.model.place import Extent, Fix, Nearness, Place
from crossbearing.model.when import UNKNOWN_WHEN, Basis, Precision, When
from crossbearing.reconcile.linking.grounds import by_days, by_place, grounds
from crossbearing.reconcile.linking.told import Days, told
from tellings import blaming, on
from tellings import told as telling


def one(reading, fixes=None):
    (found,) = told(reading, fixes)
    return found


def fixed(lat, lon, *, kind="city", admin1="1"):
    """What tells that the place of a reading lies there."""
    place = Place(("Durra",), kind, "SY", lat, lon, 1000, "geonames:1", admin1)
    fix = Fix(place, lat, lon, place.extent, Nearness.AT, 1.0, "")
    return lambda reading: {"e2": fix}


def renamed(reading, key):
    """The reading with another key for its place."""
    places = tuple(replace(e, key=key, name=key[6:]) if e.id == "e2" else e for e in reading.entities)
    return replace(reading, entities=places)


@pytest.mark.parametrize(
    ("left", "right", "above"),
    [
        (Days(10, 10), Days(10, 10), 2.9),
        (Days(10, 10), Days(9, 11), 2.0),
        (Days(10, 10), Days(1, 28), 0.5),
    ],
)
def test_the_finer_the_days_fit_the_more_it_says(imprint, left, right, above):
    a, b = one(telling(imprint, 1)), one(telling(imprint, 2))
    assert by_days(replace(a, when=left), replace(b, when=right)).weight > above


@pytest.mark.parametrize(("left", "right"), [(Days(10, 10), Days(13, 13)), (Days(1, 5), Days(10, 40))])
def test_days_that_lie_apart_are_two_events(imprint, left, right):
    a, b = one(telling(imprint, 1)), one(telling(imprint, 2))
    assert by_days(replace(a, when=left), replace(b, when=right)) is None


def test_romanisations_of_one_name_are_one_place(imprint):
    a, b = one(telling(imprint, 1)), one(renamed(telling(imprint, 2), "place:al-duraa"))
    assert by_place(a, b).words == "same place"


def test_towns_far_apart_are_never_one_event(imprint):
    a = one(telling(imprint, 1), fixed(34.7, 36.7))
    b = one(renamed(telling(imprint, 2), "place:hamlat"), fixed(36.2, 37.1))
    assert by_place(a, b) is None


def test_a_region_that_holds_the_town_speaks_for_it(imprint):
    a = one(telling(imprint, 1), fixed(34.7, 36.7))
    b = one(renamed(telling(imprint, 2), "place:homs-province"), fixed(34.5, 37.9, kind="admin1"))
    assert b.spot.extent is Extent.REGION
    assert by_place(a, b).weight > 0


def test_rival_accounts_are_still_of_one_event(imprint):
    a, b = one(blaming(telling(imprint, 1), "army")), one(blaming(telling(imprint, 2), "front"))
    assert "another doer" in [ground.words for ground in grounds(a, b)]
    assert sum(ground.weight for ground in grounds(a, b)) > 4


def test_a_smaller_toll_in_a_later_report_speaks_against(imprint):
    a = one(telling(imprint, 1, killed=12))
    b = one(telling(imprint, 2, killed=9, published="2031-05-15"))
    assert "the later report has fewer killed" in [ground.words for ground in grounds(a, b)]


def test_shelling_may_be_told_as_an_air_strike_but_not_as_sniper_fire(imprint):
    a = one(telling(imprint, 1, type=EventType.SHELLING))
    near = one(telling(imprint, 2, type=EventType.AIRSTRIKE))
    far = one(telling(imprint, 2, type=EventType.SNIPER_FIRE))
    mistaken, unlike = (next(g for g in grounds(a, b) if "in one" in g.words).weight for b in (near, far))
    assert mistaken > unlike


def test_an_undated_event_lies_in_the_days_before_its_report(imprint):
    found = one(telling(imprint, 1, date=UNKNOWN_WHEN))
    assert found.when.stated is False
    assert found.when.last - found.when.first == 14


def test_an_open_interval_does_not_reach_for_ever(imprint):
    found = one(telling(imprint, 1, date=When("2031-05-12/..", Precision.INTERVAL, Basis.EXPLICIT)))
    assert found.when.width == 30
    assert on("2031-05-12").days[0].toordinal() == found.when.first
