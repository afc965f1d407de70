from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_outgoing import NOWHERE, SHELLING, TOWN

from crossbearing.model.place import Extent
from crossbearing.publish.brief.pictures.dots import Dot, dots, towns, window_around


def at(name: str, lat: float = 34.7325, extent: Extent = Extent.TOWN):
    return replace(SHELLING, site=replace(TOWN, name=name, lat=lat, extent=extent))


def test_incidents_at_one_position_are_one_dot_under_the_usual_name():
    (dot,) = dots([at("Old City"), at("Homs"), at("Homs")])
    assert (dot.name, dot.count, dot.area) == ("Homs", 3, False)


def test_a_province_is_told_from_a_town_and_a_country_is_no_dot():
    found = dots([at("Homs province", 34.0, Extent.REGION), at("Homs"), at("Syria", 35.0, Extent.COUNTRY)])
    assert [(dot.name, dot.area) for dot in found] == [("Homs", False), ("Homs province", True)]


@pytest.mark.parametrize("site", [None, NOWHERE])
def test_what_has_no_position_has_no_dot(site):
    assert dots([replace(SHELLING, site=site)]) == ()


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-170, 170)), min_size=1, max_size=8))
def test_the_window_holds_every_dot(points):
    shown = [Dot(lat, lon, "x", 1, False) for lat, lon in points]
    window = window_around(shown, 1.1)
    assert all(window.holds(lon, lat) for lat, lon in points)


def test_towns_around_are_the_largest_first():
    window = window_around(dots([SHELLING]), 1.1)
    assert towns([SHELLING], window)[0].name == "Homs"
