import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.place import Extent, Nearness
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.vocab.gazetteer import PlaceNames
from crossbearing.web.maps.atlas import MOST_STEPS, SHAPE, Atlas
from crossbearing.web.maps.mark import REACH_KM, Mark

TABLE = [
    "Homs|Hims\tcity\tSY\t11\t34.73\t36.71\t775404\tgeonames:1\t",
    "Rastan\tcity\tSY\t11\t34.92\t36.73\t39834\tgeonames:2\t",
    "Talbiseh\tvillage\tSY\t11\t34.84\t36.73\t30796\tgeonames:3\t",
    "Tripoli\tcity\tLB\t01\t34.43\t35.84\t229398\tgeonames:4\t",
    "Aleppo\tcity\tSY\t09\t36.2\t37.16\t1602264\tgeonames:5\t",
    "Homs Governorate\tadmin1\tSY\t11\t34.5\t38.3\t1803000\tgeonames:6\t",
]
KM = 111.2


@pytest.fixture(scope="module")
def atlas():
    return Atlas(Gazetteer(PlaceNames(TABLE)))


def mark(name="Homs", lat=34.73, lon=36.71, extent=Extent.TOWN):
    return Mark(name, lat, lon, REACH_KM[extent], extent, Nearness.AT, True, "the only place of that name")


def test_nothing_to_mark_is_no_map(atlas):
    assert atlas.sheet([]) is None


def test_a_single_town_is_shown_with_the_towns_around_it(atlas):
    sheet = atlas.sheet([mark()])
    assert [town.name for town in sheet.towns] == ["Talbiseh"]
    assert (sheet.north - sheet.south) * KM == pytest.approx(32, abs=1)


def test_a_marked_town_is_not_shown_once_more(atlas):
    sheet = atlas.sheet([mark(), mark("Rastan", 34.92, 36.73)])
    assert [town.name for town in sheet.towns] == ["Talbiseh"]


def test_towns_come_with_the_largest_first(atlas):
    sheet = atlas.sheet([mark(extent=Extent.REGION)], step=-2)
    assert [town.name for town in sheet.towns][:2] == ["Aleppo", "Tripoli"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-60, 70), st.floats(-170, 170), st.sampled_from(sorted(REACH_KM))), min_size=1, max_size=6
    )
)
def test_every_mark_with_its_reach_is_in_the_window(atlas, places):
    marks = [mark("Homs", lat, lon, extent) for lat, lon, extent in places]
    window = atlas.sheet(marks).window
    for one in marks:
        assert window.holds(one.lon, one.lat)
        assert window.holds(one.lon, one.lat + one.reach_km / KM * 0.99)
        assert window.holds(one.lon, one.lat - one.reach_km / KM * 0.99)


@pytest.mark.parametrize("step", [1, 3, MOST_STEPS])
def test_each_step_nearer_shows_half_as_much_around_the_same_middle(atlas, step):
    whole, near = atlas.sheet([mark()]), atlas.sheet([mark()], step=step)
    assert near.north - near.south == pytest.approx((whole.north - whole.south) / 2**step, abs=0.001)
    assert near.north + near.south == pytest.approx(whole.north + whole.south, abs=0.001)


@pytest.mark.parametrize("step", range(-MOST_STEPS, 0))
def test_a_map_from_far_away_is_never_larger_than_the_world(atlas, step):
    sheet = atlas.sheet([mark(), mark("Suva", -18.1, 178.4), mark("Honolulu", 21.3, -157.9)], step=step)
    assert (sheet.west, sheet.east) == (-180, 180)
    assert not sheet.has_farther


def test_a_map_ends_where_the_degrees_begin_anew(atlas):
    sheet = atlas.sheet([mark("Suva", -18.1, 179.9)], step=-3)
    assert sheet.east == 180


@pytest.mark.parametrize(("step", "has_nearer"), [(0, True), (2, False), (MOST_STEPS, False)])
def test_no_look_from_nearer_is_offered_where_nothing_more_is_seen(atlas, step, has_nearer):
    assert atlas.sheet([mark()], step=step).has_nearer is has_nearer


def test_a_map_is_wider_than_high_in_kilometres(atlas):
    sheet = atlas.sheet([mark()])
    assert (sheet.east - sheet.west) * 0.822 / (sheet.north - sheet.south) == pytest.approx(SHAPE, abs=0.01)


def test_towns_across_a_border_are_shown_too(atlas):
    towns = {town.name for town in atlas.sheet([mark()], step=-2).towns}
    assert {"Rastan", "Tripoli"} <= towns
