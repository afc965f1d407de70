"""Where a name may lie on the map, and how finely that is known."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError


class Extent(StrEnum):
    """How large a stretch of land a place is: what its coordinates stand for."""

    QUARTER = "quarter"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


_EXTENT_OF_KIND = {
    "quarter": Extent.QUARTER,
    "city": Extent.TOWN,
    "capital": Extent.TOWN,
    "subdistrict": Extent.DISTRICT,
    "district": Extent.DISTRICT,
    "admin2": Extent.DISTRICT,
    "governorate": Extent.REGION,
    "admin1": Extent.REGION,
    "country": Extent.COUNTRY,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a gazetteer.

    `names` has the shown one first; `kind` is `city`, `admin1` ...; `country` an ISO 3166 code; `lat` and `lon` are
    degrees, WGS 84, None where the gazetteer has none; `id` names the source (`geonames:`, `pcode:`).
    """

    names: tuple[str, ...]
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    id: str

    def __post_init__(self) -> None:
        if len(self.names) == 0 or self.kind not in _EXTENT_OF_KIND:
            raise ModelError(f"Place {self.id} needs a name and a known kind, not {self.kind!r}")
        if (self.lat is None) is not (self.lon is None):
            raise ModelError(f"Place {self.id} has one coordinate of two")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ModelError(f"Place {self.id} lies at {self.lat}, {self.lon}, which is nowhere")

    @property
    def extent(self) -> Extent:
        """How large a stretch of land this is."""
        return _EXTENT_OF_KIND[self.kind]
