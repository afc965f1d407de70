from itertools import islice, pairwise

import pytest

from crossbearing.errors import InputError
from crossbearing.model.event import ATTACKS, EventType
from crossbearing.simulate.world import World
from simulated import WORLD, incidents


@pytest.mark.parametrize("size", [1, 39, 40, 41, 500, 4_001])
def test_a_world_has_just_so_many_incidents_each_with_its_own_id(size):
    found = [one.id for one in World.of(3, size).incidents()]
    assert len(found) == len(set(found)) == size


def test_the_same_seed_gives_the_same_world_and_another_one_another():
    assert list(World.of(3, 200).incidents()) == list(World.of(3, 200).incidents())
    assert list(World.of(3, 200).incidents()) != list(World.of(4, 200).incidents())


@pytest.mark.parametrize("size", [0, -5, 10_000_001])
def test_a_world_that_cannot_be_made_is_refused(size):
    with pytest.raises(InputError, match="A world needs"):
        World.of(1, size)


def test_a_larger_world_has_more_wars_and_not_more_at_one_place_and_time():
    assert [len(World.of(1, size).wars) for size in (100, 4_001, 100_000)] == [1, 2, 6]
    weeks = list(islice(World.of(1, 100_000).weeks(), 12))
    assert {len(week.incidents) for week in weeks} == {40}


def test_incidents_come_by_week_and_lie_on_the_map_of_their_country():
    assert all(one.first <= other.first for one, other in pairwise(World.of(2, 5_000).weeks()))
    for one in incidents().values():
        assert one.town.place.country == one.town.region.place.country == one.war
        assert one.town.place.lat is not None


def test_attacks_crowd_in_time_and_place():
    attacks = [one for one in incidents().values() if one.type in ATTACKS]
    crowded = {(one.town.name, one.day.isocalendar()[:2], one.type) for one in attacks}
    assert len(crowded) < 0.9 * len(attacks)
    assert len({one.wave for one in attacks if one.wave}) > 5


def test_what_is_known_climbs_to_the_toll_and_never_beyond():
    for one in incidents().values():
        for toll in one.tolls:
            known = [one.known(toll, days) for days in range(5)]
            assert known == sorted(known)
            assert known[-1] == toll.count


def test_the_rounds_of_a_truce_are_incidents_and_never_exceed_what_is_owed():
    truces = list(WORLD.truces())
    assert truces
    for truce in truces:
        for owed in truce.obligations:
            done = [one for one in incidents().values() if one.truce == truce and one.obligation == owed.key]
            performed = [one.tolls[0].count for one in done if not one.breaks]
            assert sorted(performed) == sorted(one.amount for one in owed.rounds)
            assert sum(performed) <= (owed.owed or 0)
            assert owed.done(truce.reached) == 0


def test_a_completed_truce_leaves_nothing_owed():
    truces = [truce for seed in range(6) for truce in World.of(seed, 400).truces()]
    assert {truce.outcome for truce in truces} == {"completed", "collapsed", "stalled"}
    for truce in truces:
        balance = {(owed.owed or 0) - owed.done(truce.ends) for owed in truce.obligations}
        assert (balance == {0}) is (truce.outcome == "completed")


def test_holdings_follow_the_captures_without_a_gap():
    by_town = {}
    for holding in WORLD.holdings():
        by_town.setdefault(holding.town.name, []).append(holding)
    captured = {one.town.name for one in incidents().values() if one.type is EventType.CONTROL_CHANGE}
    assert any(len(by_town[town]) > 1 for town in captured)
    for held in by_town.values():
        assert held[-1].until is None
        assert all(one.until == other.since and one.side != other.side for one, other in pairwise(held))
