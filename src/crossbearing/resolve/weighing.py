"""Which of the places of one name a report means, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log10

from crossbearing.model.place import Place, distance_km
from crossbearing.resolve.setting import Setting
from crossbearing.resolve.wording import Asked

# How likely the news is to mean a place of this kind before anything else is known of the report. A town also has its
# size. Tuned on the LGL train part and on the even-numbered texts of GeoVirus.
_WORTH = {
    "country": 6.0,
    "continent": 6.0,
    "sea": 4.5,
    "capital": 3.0,
    "region": 5.0,
    "admin1": 4.5,
    "governorate": 2.5,
    "island": 4.0,
    "site": 3.0,
    "mountains": 3.2,
    "river": 3.5,
    "lake": 3.2,
    "district": 1.8,
    "subdistrict": 1.6,
    "admin2": 1.2,
    "quarter": 1.5,
    "village": 0.5,
    "city": 0.0,
}
_SIZED = frozenset(("city", "capital", "quarter", "village"))
PER_DIGIT = 0.65
OWN = 6.0
COUNTRY, STATED, ASKED, NOT_ASKED, NEAR, SAME_REGION, FULL_NAME = 4.0, 6.0, 2.5, -2.5, 1.5, 1.0, 0.5
RESPELLED, SEAT = -1.5, -3.0
# Two places of a report are often this near one another.
NEAR_KM = 120.0
# What lies as near as this to the best place is no rival to it: a town and the district around it.
SAME_KM = 60.0
# No place is surer than this: the report may mean one that no table has.
SUREST = 0.99
# Below this a place is not given: a small town of a country of which the report does not speak.
LEAST = 3.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its weight and the reasons for it."""

    place: Place
    weight: float
    why: str
    confidence: float = 0.0


def weigh(
    found: Sequence[Place], asked: Asked, setting: Setting, stated: Sequence[Place] = (), *, respelled: bool = False
) -> Weighed | None:
    """The place most likely meant, with its confidence; None if none is likely enough.

    `stated` are the places that the text says it lies in.
    """
    weighed = weigh_each(found, asked, setting, stated, respelled=respelled)
    if not weighed or weighed[0].weight < LEAST:
        return None
    best = weighed[0]
    rivals = [one.weight for one in weighed[1:] if not _is_beside(one.place, best.place)]
    if not rivals:
        sure = min(SUREST, 1 / (1 + exp(LEAST - 1 - best.weight)))
        return replace(best, confidence=round(sure, 3), why=f"the only place of that name{_then(best.why)}")
    sure = min(SUREST, 1 / (1 + exp(rivals[0] - best.weight)))
    return replace(best, confidence=round(sure, 3), why=best.why or f"the best known of {len(found)} of that name")


def weigh_each(
    found: Sequence[Place], asked: Asked, setting: Setting, stated: Sequence[Place] = (), *, respelled: bool = False
) -> list[Weighed]:
    """The places that a name may mean with their weights and reasons, the likeliest first."""
    stated = [one for one in stated if not any(_is_peer(place, one) for place in found)]
    located = [place for place in found if place.lat is not None or place.within]
    weighed = [_weigh(place, asked, setting, stated, respelled=respelled) for place in located]
    if not asked.kinds:
        weighed = [_behind_its_seat(one, weighed) for one in weighed]
    return sorted(weighed, key=lambda one: -one.weight)


def _is_peer(place: Place, around: Place) -> bool:
    """Whether both are countries, or provinces of one country: "Georgia, Armenia" is a list."""
    return place.kind == around.kind and place.kind in ("country", "admin1") and place.id != around.id


def _behind_its_seat(one: Weighed, every: Sequence[Weighed]) -> Weighed:
    """A province behind the city it is called after: the bare name means the city."""
    place = one.place
    if place.kind not in ("admin1", "governorate", "admin2", "district", "subdistrict"):
        return one
    seats = (other.place for other in every if other.place.kind in ("city", "capital"))
    if any(seat.country == place.country and (seat.admin1 == place.admin1 or not place.admin1) for seat in seats):
        return replace(one, weight=one.weight + SEAT)
    return one


def lies_in(place: Place, around: Place) -> bool:
    """Whether a place lies in another one."""
    if around.kind == "country":
        return place.country == around.country and place.kind != "country"
    if around.kind == "admin1" and place.country == around.country and around.admin1:
        return place.admin1 == around.admin1 and place.id != around.id
    if place.within and any(place.within.casefold() == name.casefold() for name in around.names):
        return True
    return place.id != around.id and _km(place, around) <= NEAR_KM and not _covers(place, around)


def _covers(place: Place, around: Place) -> bool:
    """Whether it is the other way round: a country does not lie in its capital."""
    return place.kind in ("country", "continent") or (place.kind == "admin1" and around.kind in _SIZED)


def _weigh(place: Place, asked: Asked, setting: Setting, stated: Sequence[Place], *, respelled: bool) -> Weighed:
    parts = [(_worth(place), "")]
    support = setting.support(place.country) if place.country else 1.0
    if support:
        parts.append(
            (COUNTRY * support, f"the report speaks of {place.country}" if place.country and support > 1 / 3 else "")
        )
    around = next((one for one in stated if lies_in(place, one)), None)
    if around is not None:
        parts.append((STATED, f"said to lie in {around.names[0]}"))
    if asked.kinds:
        fits = place.kind in asked.kinds
        parts.append((ASKED if fits else NOT_ASKED, f"called a {asked.kinds[0]}" if fits else ""))
    near = next((one for one in setting.anchors if one.id != place.id and _is_near(place, one)), None)
    if near is not None:
        parts.append((NEAR, f"near {near.names[0]}"))
    elif place.admin1 and any(_shares_region(place, one) for one in setting.anchors):
        parts.append((SAME_REGION, "in the same region as others"))
    if place.names[0] == asked.name:
        parts.append((FULL_NAME, ""))
    if respelled:
        parts.append((RESPELLED, f"{place.names[0]} spelled another way"))
    if place.id.startswith("own:"):
        parts.append((OWN, "in your own list"))
    return Weighed(place, sum(weight for weight, _ in parts), ", ".join(why for _, why in parts if why))


def _worth(place: Place) -> float:
    size = PER_DIGIT * log10(place.population + 1) if place.kind in _SIZED else 0.0
    if place.kind in ("country", "admin1"):
        size = 0.25 * max(0.0, log10(place.population + 1) - 5)
    return _WORTH[place.kind] + size


def _is_near(place: Place, other: Place) -> bool:
    small = place.kind not in ("country", "continent", "sea") and other.kind not in ("country", "continent", "sea")
    return small and _km(place, other) <= NEAR_KM


def _shares_region(place: Place, other: Place) -> bool:
    return (place.country, place.admin1) == (other.country, other.admin1) and place.id != other.id


def _is_beside(place: Place, other: Place) -> bool:
    return _km(place, other) <= SAME_KM


def _km(place: Place, other: Place) -> float:
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km(place.lat, place.lon, other.lat, other.lon)


def _then(why: str) -> str:
    return f", {why}" if why else ""
