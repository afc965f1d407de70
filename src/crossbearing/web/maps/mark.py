"""What is marked on a map: an area where something lies, as large as what is known of where it is."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.place import Extent, Fix, Nearness

# How far from its position a place of each extent may reach, in kilometres: half the breadth of a usual one. Countries
# and what is wider are not drawn as areas: their middle is where nothing happened.
REACH_KM = {Extent.SITE: 0.25, Extent.QUARTER: 1.2, Extent.TOWN: 3.0, Extent.DISTRICT: 15.0, Extent.REGION: 60.0}
# "Near" and "between" leave the place itself behind: this much farther.
NEAR_KM = 8.0
# Below this a position is a guess among places of one name.
SURE = 0.5


class Shape(StrEnum):
    """How a mark is drawn, told apart without colour too."""

    SPOT = "spot"
    TOWN = "town"
    AREA = "area"
    RING = "ring"


_SHAPES = {Extent.SITE: Shape.SPOT, Extent.QUARTER: Shape.SPOT, Extent.TOWN: Shape.TOWN}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a map: degrees (WGS 84), kilometres that it may reach, how finely and surely that is known, and why.

    `count` is how many things lie there; `key` names the place in the ledger.
    """

    name: str
    lat: float
    lon: float
    reach_km: float
    extent: Extent
    nearness: Nearness
    is_sure: bool
    why: str
    count: int = 1
    key: str | None = None

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        if self.nearness in (Nearness.NEAR, Nearness.BETWEEN):
            return Shape.RING
        return _SHAPES.get(self.extent, Shape.AREA)


def mark_of(name: str, fix: Fix, *, count: int = 1, key: str | None = None) -> Mark | None:
    """The mark of a position; None for a country or what is wider, which no spot on a map stands for."""
    reach = REACH_KM.get(fix.extent)
    if reach is None:
        return None
    is_at = fix.nearness in (Nearness.AT, Nearness.PART)
    return Mark(
        name=name,
        lat=fix.lat,
        lon=fix.lon,
        reach_km=reach if is_at else reach + NEAR_KM,
        extent=fix.extent,
        nearness=fix.nearness,
        is_sure=fix.confidence >= SURE,
        why=fix.why,
        count=count,
        key=key,
    )
