import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.place import Extent, Nearness
from crossbearing.web.maps.atlas import Sheet, Town
from crossbearing.web.maps.drawing import HEIGHT, WIDTH, map_svg
from crossbearing.web.maps.mark import REACH_KM, Mark

SVG = "{http://www.w3.org/2000/svg}"
WEST, SOUTH, EAST, NORTH = 36.0, 34.0, 37.5, 34.83
# A letter is this much of its height wide and a line this much high, at the least.
WIDE, TALL = 0.5, 0.8
SIZES = {"mark-name": 12.0, "town-name": 10.5}


def mark(name="Homs", lat=34.4, lon=36.7, *, extent=Extent.TOWN, **rest):
    given = {"nearness": Nearness.AT, "is_sure": True, "why": "the only place of that name", **rest}
    return Mark(name, lat, lon, REACH_KM[extent], extent, **given)


def sheet(*marks, towns=()):
    return Sheet(WEST, SOUTH, EAST, NORTH, marks, tuple(towns), 0)


def drawn(*marks, towns=(), title="Map"):
    drawing = str(map_svg(sheet(*marks, towns=towns), title))
    return ElementTree.fromstring(drawing.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" '))


def of_class(root, name):
    return [one for one in root.iter() if name in one.get("class", "").split()]


NAMES = st.text("abcdefgh ", min_size=1, max_size=18).filter(str.strip)
LATS, LONS = st.floats(SOUTH, NORTH), st.floats(WEST, EAST)
MARKS = st.builds(mark, NAMES, LATS, LONS, extent=st.sampled_from(sorted(REACH_KM)), count=st.integers(1, 10**5))
TOWNS = st.builds(Town, NAMES, LATS, LONS)


def box(text):
    size = SIZES[text.get("class")]
    width, x, y = len(text.text) * size * WIDE, float(text.get("x")), float(text.get("y"))
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
    return left, y - size * TALL, left + width, y


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=40, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=8), st.lists(TOWNS, max_size=10))
def test_no_name_stands_on_another_or_off_the_map(marks, towns):
    root = drawn(*marks, towns=towns)
    boxes = [box(text) for text in root.iter(f"{SVG}text") if text.get("class") in SIZES]
    assert not any(meet(one, other) for number, one in enumerate(boxes) for other in boxes[:number])
    assert all(left >= 0 and top >= 0 and right <= WIDTH and low <= HEIGHT for left, top, right, low in boxes)


@settings(max_examples=40, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=8))
def test_every_mark_is_drawn_where_it_lies(marks):
    circles = of_class(drawn(*marks), "mark")
    middles = [(float(one.get("cx")), float(one.get("cy"))) for one in circles]
    for one in marks:
        lies = ((one.lon - WEST) / (EAST - WEST) * WIDTH, (NORTH - one.lat) / (NORTH - SOUTH) * HEIGHT)
        nearest = min(middles, key=lambda middle: math.dist(middle, lies))
        assert nearest == pytest.approx(lies, abs=0.2)
        middles.remove(nearest)
    assert middles == []


def test_the_same_map_is_the_same_bytes():
    marks = (mark(), mark("Rastan", 34.7, 36.7), mark("Homs district", 34.5, 36.9, extent=Extent.DISTRICT))
    assert map_svg(sheet(*marks), "Map") == map_svg(sheet(*marks), "Map")


def test_names_of_reports_are_never_mark_up():
    drawing = map_svg(sheet(mark('<script>alert("x")</script>')), 'Map of "<b>"')
    assert "<script" not in drawing
    assert "<b>" not in drawing


def test_no_style_is_written_into_the_picture():
    marks = (mark(is_sure=False), mark("Homs district", extent=Extent.DISTRICT))
    assert not re.search(r"\sstyle=|<style|href", map_svg(sheet(*marks), "Map"))


@pytest.mark.parametrize(
    "one, name",
    [
        (mark(extent=Extent.SITE), "mark-spot"),
        (mark(), "mark-town"),
        (mark(extent=Extent.DISTRICT), "mark-area"),
        (mark(nearness=Nearness.NEAR), "mark-ring"),
        (mark(is_sure=False), "unsure"),
    ],
)
def test_how_finely_a_place_is_known_is_seen_without_colour(one, name):
    assert len(of_class(drawn(one), name)) == 1


def test_areas_lie_below_what_is_known_more_finely():
    circles = of_class(drawn(mark(), mark("District", extent=Extent.DISTRICT)), "mark")
    assert ["mark-area" in one.get("class") for one in circles] == [True, False]


def test_readers_of_the_screen_hear_what_the_map_is():
    root = drawn(mark(), title="Where it lies")
    title = next(one for one in root.iter(f"{SVG}title"))
    assert root.get("role") == "img"
    assert (title.text, title.get("id")) == ("Where it lies", root.get("aria-labelledby"))


def test_the_scale_bar_is_as_long_as_it_says():
    root = drawn(mark())
    bar = float(re.search(r"h([\d.]+)", of_class(root, "scale")[0].get("d"))[1])
    said = next(float(one.text.removesuffix(" km")) for one in of_class(root, "degree") if one.text.endswith(" km"))
    high = (NORTH - SOUTH) * 111.2
    assert bar == pytest.approx(said / high * HEIGHT, abs=0.1)
