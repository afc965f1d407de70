from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.place_status import Attribute
from crossbearing.web.charts.shares import LENGTH
from crossbearing.web.places.lanes import COLUMNS, Spelled, course

SIEGE = Spelled(1, Attribute.SIEGE, "besieged", "Omar", "2013-10/2016-12", is_rival=False)
TAKEN = Spelled(2, Attribute.CONTROL, "held", "the army", "2016-12-10/..", is_rival=False)
DAYS = st.dates().filter(lambda day: 1900 < day.year < 2100)


def bars(*spells, incidents=()):
    return [bar for lane in course(spells, incidents).lanes for bar in lane.bars]


@pytest.mark.parametrize("spells", [[], [replace(SIEGE, interval=None)]])
def test_nothing_with_a_date_has_no_course(spells):
    assert course(spells, []) is None


def test_the_course_runs_from_the_first_day_to_the_last():
    found = course([SIEGE, TAKEN], [("2017-01-05", 3)])
    assert (found.first, found.last) == ("2013-10-01", "2017-01-05")


@pytest.mark.parametrize(
    "interval, opens, stays, is_vague",
    [
        ("2016-01/2016-03", False, False, False),
        ("../2016-03", True, False, False),
        ("2016-01/..", False, True, False),
        ("2016-01~/2016-03?", False, False, True),
    ],
)
def test_ends_that_are_not_known_are_said_to_be(interval, opens, stays, is_vague):
    bar = bars(replace(SIEGE, interval=interval), incidents=[("2015-06-01", 1), ("2016-06-01", 1)])[0]
    assert (bar.opens, bar.stays, bar.is_vague) == (opens, stays, is_vague)


def test_the_same_said_twice_is_one_lane():
    found = course([SIEGE, replace(SIEGE, number=2, value="Besieged", interval="2014")], [])
    assert [[bar.number for bar in lane.bars] for lane in found.lanes] == [[1, 2]]


def test_rivals_stand_on_lanes_of_their_own():
    rival = replace(TAKEN, number=3, holder="the rebels", is_rival=True)
    found = course([replace(TAKEN, is_rival=True), rival], [])
    assert [lane.holder for lane in found.lanes] == ["the army", "the rebels"]
    assert all(bar.is_rival for lane in found.lanes for bar in lane.bars)


def test_lanes_of_one_attribute_stand_together():
    found = course([SIEGE, TAKEN, replace(SIEGE, number=3, value="surrounded")], [])
    assert [lane.attribute for lane in found.lanes] == sorted(
        (Attribute.SIEGE, Attribute.CONTROL, Attribute.SIEGE), key=list(Attribute).index
    )


def test_what_has_no_date_is_counted_and_not_placed():
    found = course([SIEGE, replace(SIEGE, number=2, interval=None)], [])
    assert (len(found.lanes[0].bars), found.lanes[0].undated) == (1, 1)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=8), st.lists(DAYS, max_size=8))
def test_every_bar_and_column_lies_within_the_whole_time(stretches, days):
    spells = [replace(SIEGE, number=n, interval=f"{min(two)}/{max(two)}") for n, two in enumerate(stretches)]
    found = course(spells, [(day.isoformat(), 1) for day in sorted(days)])
    drawn = [bar for lane in found.lanes for bar in lane.bars] + list(found.columns)
    assert all(one.start >= 0 and one.length > 0 and one.start + one.length <= LENGTH + 0.02 for one in drawn)


@given(st.lists(st.tuples(DAYS, st.integers(1, 10**5)), min_size=1, max_size=200))
def test_columns_count_every_incident_once_and_are_few(incidents):
    found = course([], [(day.isoformat(), many) for day, many in sorted(incidents)])
    assert sum(column.count for column in found.columns) == sum(many for _, many in incidents)
    assert len(found.columns) <= COLUMNS
    assert max(column.height for column in found.columns) == 10


def test_a_time_that_is_looked_at_cuts_the_bars_and_leaves_out_the_others():
    earlier = replace(SIEGE, number=3, value="open", interval="2012")
    found = course([SIEGE, TAKEN, earlier], [("2016-02-01", 2), ("2013-10-02", 5)], within="2016")
    assert (found.first, found.last) == ("2016-01-01", "2016-12-31")
    assert [(lane.value, [(bar.start, bar.stays) for bar in lane.bars]) for lane in found.lanes] == [
        ("held", [(93.99, True)]),
        ("besieged", [(0.0, False)]),
    ]
    assert [column.count for column in found.columns] == [2]


@pytest.mark.parametrize("within", ["2016-11-14", "2020/..", "../1999", "1850/1860"])
def test_a_time_of_any_length_can_be_looked_at(within):
    found = course([SIEGE, TAKEN], [], within=within)
    assert found is None or found.first <= found.last
