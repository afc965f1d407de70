"""Where a name may lie on the map, and how finely that is known."""

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from crossbearing.errors import ModelError

EARTH_RADIUS_KM = 6371.0


class Extent(StrEnum):
    """How large a stretch of land a place is: what its coordinates stand for."""

    SITE = "site"
    QUARTER = "quarter"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    WIDER = "wider"


_EXTENT_OF_KIND = {
    "site": Extent.SITE,
    "quarter": Extent.QUARTER,
    "village": Extent.TOWN,
    "city": Extent.TOWN,
    "capital": Extent.TOWN,
    "subdistrict": Extent.DISTRICT,
    "district": Extent.DISTRICT,
    "admin2": Extent.DISTRICT,
    "governorate": Extent.REGION,
    "admin1": Extent.REGION,
    "region": Extent.REGION,
    "island": Extent.REGION,
    "mountains": Extent.REGION,
    "lake": Extent.REGION,
    "river": Extent.REGION,
    "country": Extent.COUNTRY,
    "sea": Extent.WIDER,
    "continent": Extent.WIDER,
}
KINDS = tuple(_EXTENT_OF_KIND)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a gazetteer.

    `names` has the shown one first; `kind` is `city`, `admin1` ...; `country` an ISO 3166 code, empty for what lies in
    several; `admin1` the code of its first-order division as GeoNames has it; `lat` and `lon` are degrees, WGS 84,
    None where the gazetteer has none; `id` names the source (`geonames:`, `pcode:`); `within` the place around it.
    """

    names: tuple[str, ...]
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    id: str
    admin1: str = ""
    within: str = ""

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


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The length of the great circle between two points, in kilometres, on a round Earth (haversine)."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


class Nearness(StrEnum):
    """How a position stands to the place it was taken from."""

    AT = "at"
    PART = "part"
    NEAR = "near"
    BETWEEN = "between"


_ACLED = {Extent.SITE: 1, Extent.QUARTER: 1, Extent.TOWN: 1, Extent.DISTRICT: 2}
_UCDP = {Extent.SITE: 1, Extent.QUARTER: 1, Extent.TOWN: 1, Extent.DISTRICT: 3, Extent.REGION: 4, Extent.COUNTRY: 6}
_PLOVER = {Extent.SITE: 5, Extent.QUARTER: 5, Extent.TOWN: 4, Extent.DISTRICT: 3, Extent.REGION: 2, Extent.COUNTRY: 1}


@dataclass(frozen=True, slots=True)
class Fix:
    """A position for a place a report names: where, how finely, how surely, and why in words.

    `place` is the gazetteer's place the position was taken from; `confidence` runs from 0 to 1.
    """

    place: Place
    lat: float
    lon: float
    extent: Extent
    nearness: Nearness
    confidence: float
    why: str

    @property
    def acled_precision(self) -> int:
        """1 a town, 2 a part of a region or near a town, 3 a larger region (ACLED `geo_precision`)."""
        code = _ACLED.get(self.extent, 3)
        return max(code, 2) if self.nearness in (Nearness.NEAR, Nearness.BETWEEN) else code

    @property
    def ucdp_precision(self) -> int:
        """1 exact, 2 near it, 3 district, 4 province, 5 vague, 6 country, 7 wider or sea (UCDP `where_prec`)."""
        code = _UCDP.get(self.extent, 7)
        return max(code, 2) if self.nearness in (Nearness.NEAR, Nearness.BETWEEN) else code

    @property
    def plover_resolution(self) -> int:
        """5 below a town, 4 town, 3 district, 2 province, 1 country (PLOVER `resolution`); 0 wider."""
        return _PLOVER.get(self.extent, 0)
