"""The land an invented war is fought over: towns of the shipped table of places, with district and province."""

from dataclasses import dataclass
from functools import cache
from random import Random

from crossbearing.model.place import Place, distance_km
from crossbearing.vocab.gazetteer import place_names
from crossbearing.vocab.spelling import is_respelled, plain

# A war is fought over so many neighbouring towns: the size of a front that a few dozen outlets can cover.
TOWNS = 60
# A town further than this from the middle of the nearest district lies in another one, which the table lacks.
DISTRICT_KM = 50.0
_REGIONS = ("governorate", "admin1")
_DISTRICTS = ("district", "admin2")
_LABELLED = ("province", "region", "state", "district", "department", "city", "republic", "raion", "oblast")


@dataclass(frozen=True, slots=True)
class Area:
    """A district or province: its words in a report and its row in the table."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Town:
    """A town, other spellings of its name, and what it lies in."""

    name: str
    place: Place
    spellings: tuple[str, ...]
    district: Area | None
    region: Area

    def km_to(self, other: "Town") -> float:
        """The distance between two towns as the crow flies."""
        return _km(self.place, other.place)


@cache
def towns_of(country: str, seed: str) -> tuple[Town, ...]:
    """The towns of a war in this country: one chosen by the seed and its nearest neighbours, the nearest first."""
    rows = place_names().of_country(country)
    land = [place for place in rows if place.lat is not None and is_plain(place.names[0])]
    cities = _once_each([place for place in land if place.kind == "city"])
    centre = Random(f"{seed}|centre").choice(cities[: len(cities) // 2])
    cities.sort(key=lambda place: (_km(place, centre), place.id))
    towns = (_town(place, land) for place in cities)
    return tuple(town for town, _ in zip((t for t in towns if t is not None), range(TOWNS), strict=False))


def is_plain(name: str) -> bool:
    """Whether a name is Latin letters in one to three words, as a report would print it."""
    return name.isascii() and name.replace(" ", "").replace("-", "").replace("'", "").isalpha() and name.count(" ") < 3


def _once_each(places: list[Place]) -> list[Place]:
    """The places whose name no larger one of them has."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(plain(place.names[0]), place)
    return list(found.values())


def _town(place: Place, land: list[Place]) -> Town | None:
    district = _nearest(place, [area for area in land if area.kind in _DISTRICTS and _may_hold(area, place)])
    region = _region(place, district, land)
    if region is None:
        return None
    name = place.names[0]
    spellings = tuple(
        other
        for other in place.names[1:]
        if is_plain(other) and is_respelled(plain(name), plain(other)) and other != name
    )
    near = district is not None and _km(place, district) <= DISTRICT_KM
    return Town(
        name, place, spellings, _area(district, "district") if district and near else None, _area(region, "province")
    )


def _may_hold(area: Place, place: Place) -> bool:
    return area.admin1 in (place.admin1, "")


def _region(place: Place, district: Place | None, land: list[Place]) -> Place | None:
    """The province of a town: by its code, or the one around its district."""
    regions = [area for area in land if area.kind in _REGIONS]
    coded = [area for area in regions if area.admin1 and area.admin1 == place.admin1]
    named = [area for area in regions if district is not None and area.names[0] == district.within]
    return next(iter((*coded, *named)), None)


def _nearest(place: Place, areas: list[Place]) -> Place | None:
    return min(areas, key=lambda area: (_km(place, area), area.id), default=None)


def _area(place: Place, noun: str) -> Area:
    name = place.names[0]
    labelled = name.split()[-1].lower() in _LABELLED
    return Area(name if labelled else f"{name} {noun}", place)


def _km(left: Place, right: Place) -> float:
    assert left.lat is not None and left.lon is not None and right.lat is not None and right.lon is not None
    return distance_km(left.lat, left.lon, right.lat, right.lon)
