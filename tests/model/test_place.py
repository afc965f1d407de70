import pytest

from crossbearing.errors import ModelError
from crossbearing.model.place import Extent, Fix, Nearness, Place, distance_km


def _place(**changes: object) -> Place:
    values: dict[str, object] = {"names": ("Orla",), "kind": "city", "country": "XA", "lat": 1.0, "lon": 2.0}
    return Place(**(values | {"population": 5, "id": "x:1"} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{"names": ()}, {"kind": "hut"}, {"lon": None}, {"lat": 91.0}])
def test_a_place_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ModelError):
        _place(**changes)


def test_a_degree_along_the_equator_is_111_km() -> None:
    assert distance_km(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert distance_km(51.5, -0.12, 48.85, 2.35) == pytest.approx(344, abs=1)


@pytest.mark.parametrize(
    ("extent", "nearness", "codes"),
    [
        (Extent.TOWN, Nearness.AT, (1, 1, 4)),
        (Extent.TOWN, Nearness.NEAR, (2, 2, 4)),
        (Extent.QUARTER, Nearness.AT, (1, 1, 5)),
        (Extent.DISTRICT, Nearness.AT, (2, 3, 3)),
        (Extent.REGION, Nearness.AT, (3, 4, 2)),
        (Extent.COUNTRY, Nearness.AT, (3, 6, 1)),
        (Extent.WIDER, Nearness.AT, (3, 7, 0)),
    ],
)
def test_precision_has_the_codes_of_the_field(extent: Extent, nearness: Nearness, codes: tuple[int, int, int]) -> None:
    fix = Fix(_place(), 1.0, 2.0, extent, nearness, 0.9, "")
    assert (fix.acled_precision, fix.ucdp_precision, fix.plover_resolution) == codes
