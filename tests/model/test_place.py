import pytest

from crossbearing.errors import ModelError
from crossbearing.model.place import Extent, Place


def place(**changes):
    fields = {"kind": "city", "lat": 4.85, "lon": 31.58} | changes
    return Place(("Durra",), country="SS", population=900, id="geonames:1", **fields)


@pytest.mark.parametrize("changes", [{"lat": 95.0}, {"lon": 200.0}, {"lat": None}, {"kind": "moon"}])
def test_a_place_that_is_nowhere_cannot_be_built(changes):
    with pytest.raises(ModelError):
        place(**changes)


@pytest.mark.parametrize(
    ("kind", "extent"), [("city", Extent.TOWN), ("admin1", Extent.REGION), ("quarter", Extent.QUARTER)]
)
def test_a_place_says_how_large_a_stretch_its_coordinates_stand_for(kind, extent):
    assert place(kind=kind).extent is extent
