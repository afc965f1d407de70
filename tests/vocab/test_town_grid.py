import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.vocab.gazetteer import PlaceNames
from crossbearing.vocab.town_grid import TownGrid

LINES = [
    "Homs Governorate\tadmin1\tSY\t11\t34.5\t36.7\t1803000\tx:0\t",
    "Rastan\tcity\tSY\t11\t34.92\t36.73\t39834\tx:1\t",
    "Homs\tcity\tSY\t11\t34.73\t36.71\t775404\tx:2\t",
    "Talbiseh\tvillage\tSY\t11\t34.84\t36.73\t0\tx:3\t",
    "Nowhere\tvillage\tSY\t11\t\t\t0\tx:4\t",
    "Quito\tcapital\tEC\t18\t-0.2\t-78.5\t1399814\tx:5\t",
]


def line(lat, lon, people):
    return f"Town\tcity\tSY\t11\t{lat}\t{lon}\t{people}\tx:1\t"


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((34, 36, 35, 37), [2, 1, 3]),
        ((34.8, 36, 35, 37), [1, 3]),
        ((-1, -79, 0, -78), [5]),
        ((-90, -180, 90, 180), [5, 2, 1, 3]),
        ((50, 0, 51, 1), []),
    ],
)
def test_towns_of_a_box_come_the_largest_first(box, found):
    assert list(TownGrid(LINES).within(*box)) == found


@given(
    st.lists(st.tuples(st.floats(-89, 89), st.floats(-179, 179), st.integers(0, 9)), max_size=30),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0, 60),
)
def test_every_town_in_a_box_is_found_and_no_other(towns, south, west, size):
    north, east = south + size, west + size
    inside = {n for n, (lat, lon, _) in enumerate(towns) if south <= lat <= north and west <= lon <= east}
    assert set(TownGrid([line(*one) for one in towns]).within(south, west, north, east)) == inside


def test_the_towns_of_the_user_are_among_those_of_the_table():
    own = PlaceNames(["Durra\tvillage\tSY\t\t34.8\t36.7\t50000\town:1\t"])
    found = PlaceNames(LINES, own=own).towns_within(34, 36, 35, 37)
    assert [town.names[0] for town in found] == ["Homs", "Durra", "Rastan", "Talbiseh"]
