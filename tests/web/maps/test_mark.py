import pytest

from crossbearing.model.place import Extent, Fix, Nearness, Place
from crossbearing.web.maps.mark import Shape, mark_of

HOMS = Place(("Homs",), "city", "SY", 34.73, 36.71, 775_404, "geonames:169577")


def fix(extent, nearness=Nearness.AT, confidence=0.9):
    return Fix(HOMS, 34.73, 36.71, extent, nearness, confidence, "the only place of that name")


@pytest.mark.parametrize(
    "extent, shape",
    [
        (Extent.SITE, Shape.SPOT),
        (Extent.QUARTER, Shape.SPOT),
        (Extent.TOWN, Shape.TOWN),
        (Extent.DISTRICT, Shape.AREA),
        (Extent.REGION, Shape.AREA),
    ],
)
def test_what_is_known_less_finely_is_drawn_as_an_area(extent, shape):
    assert mark_of("Homs", fix(extent)).shape is shape


def test_the_less_is_known_the_farther_a_mark_reaches():
    reaches = [mark_of("Homs", fix(extent)).reach_km for extent in list(Extent)[:5]]
    assert reaches == sorted(set(reaches))


@pytest.mark.parametrize("extent", [Extent.COUNTRY, Extent.WIDER])
def test_the_middle_of_a_country_is_no_mark(extent):
    assert mark_of("Syria", fix(extent)) is None


@pytest.mark.parametrize("nearness", [Nearness.NEAR, Nearness.BETWEEN])
def test_near_a_place_is_a_wider_ring(nearness):
    near = mark_of("Homs", fix(Extent.TOWN, nearness))
    assert near.shape is Shape.RING
    assert near.reach_km > mark_of("Homs", fix(Extent.TOWN)).reach_km


@pytest.mark.parametrize("confidence, is_sure", [(0.9, True), (0.5, True), (0.3, False)])
def test_a_guess_among_places_of_one_name_is_marked_as_one(confidence, is_sure):
    assert mark_of("Homs", fix(Extent.TOWN, confidence=confidence)).is_sure is is_sure
