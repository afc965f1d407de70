"""Which of the places of one name a report means, with the reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp, log10

from crossbearing.model.place import Place, distance_km
from crossbearing.resolve.setting import Setting
from crossbearing.resolve.wording import Asked
from crossbearing.vocab import load

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
# From this share of the country it speaks of most on, a report is said to speak of a country.
SPOKEN_OF = 1 / 3
# What lies as near as this to the best place is no rival to it: a town and the district around it.
SAME_KM = 60.0
# No place is surer than this: the report may mean one that no table has.
SUREST = 0.99
# Nor is a town for which nothing speaks but its name and the country: there may be others that the table lacks.
SUREST_ALONE = 0.85
_COMMON = frozenset(("city", "village", "quarter"))
# Below this a place is not given: a small town of a country of which the report does not speak.
LEAST = 3.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its weight and the reasons for it; its confidence is never above `most`."""

    place: Place
    weight: float
    why: str
    confidence: float = 0.0
    most: float = 1.0


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
        sure = min(best.most, 1 / (1 + exp(LEAST - 1 - best.weight)))
        return replace(
            best, confidence=round(sure, 3), why=f"the only place of that name in the table{_then(best.why)}"
        )
    sure = min(best.most, 1 / (1 + exp(rivals[0] - best.weight)))
    return replace(best, confidence=round(sure, 3), why=best.why or f"the best known of {len(found)} of that name")


def weigh_each(
    found: Sequence[Place], asked: Asked, setting: Setting, stated: Sequence[Place] = (), *, respelled: bool = False
) -> list[Weighed]:
    """The places that a name may mean with their weights and reasons, the likeliest first."""
    stated = [one for one in stated if not any(_is_peer(place, one) for place in found)]
    located = [place for place in found if place.lat is not None or place.within]
    weighed = [_weigh(_Case(place, asked, setting, stated, respelled)) for place in located]
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


@dataclass(frozen=True, slots=True)
class _Reason:
    """What speaks for a candidate or against it; no words for what goes without saying."""

    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Case:
    """A candidate, what its name asks for, and the report it is to be found in."""

    place: Place
    asked: Asked
    setting: Setting
    stated: Sequence[Place]
    respelled: bool

    @property
    def around(self) -> Place | None:
        """The place it is said to lie in, if it does."""
        return next((one for one in self.stated if lies_in(self.place, one)), None)

    @property
    def near(self) -> Place | None:
        """A sure place of the report that it lies near."""
        return next(
            (one for one in self.setting.anchors if one.id != self.place.id and _is_near(self.place, one)), None
        )


def _of_the_country(case: _Case) -> _Reason | None:
    """The report speaks of its country."""
    if not case.place.country:
        return _Reason(COUNTRY)  # seas and continents lie in none
    support = case.setting.support(case.place.country)
    name = load("countries")["countries"].get(case.place.country, {}).get("name", case.place.country)
    return _Reason(COUNTRY * support, f"the report speaks of {name}" if support >= SPOKEN_OF else "")


def _said_to_lie_there(case: _Case) -> _Reason | None:
    """The report says what it lies in."""
    return None if case.around is None else _Reason(STATED, f"said to lie in {case.around.names[0]}")


def _of_the_kind(case: _Case) -> _Reason | None:
    """Its name says what kind of place it is."""
    if not case.asked.kinds:
        return None
    fits = case.place.kind in case.asked.kinds
    return _Reason(ASKED, "of the kind its name says") if fits else _Reason(NOT_ASKED)


def _near_others(case: _Case) -> _Reason | None:
    """Other places of the report are near, or in the same region."""
    if case.near is not None:
        return _Reason(NEAR, f"near {case.near.names[0]}")
    if case.place.admin1 and any(_shares_region(case.place, one) for one in case.setting.anchors):
        return _Reason(SAME_REGION, "in the same region as others")
    return None


def _spelled(case: _Case) -> _Reason | None:
    """How its name is spelled in the table."""
    if case.respelled:
        return _Reason(RESPELLED, f"{case.place.names[0]} spelled another way")
    return _Reason(FULL_NAME) if case.place.names[0] == case.asked.name else None


def _listed_by_user(case: _Case) -> _Reason | None:
    """It stands in the user's own list."""
    return _Reason(OWN, "in your own list") if _is_own(case.place) else None


_REASONS: tuple[Callable[[_Case], _Reason | None], ...] = (
    _of_the_country,
    _said_to_lie_there,
    _of_the_kind,
    _near_others,
    _spelled,
    _listed_by_user,
)


def _weigh(case: _Case) -> Weighed:
    """A candidate with the sum of what speaks for it and the reasons in words."""
    reasons = [reason for judge in _REASONS if (reason := judge(case)) is not None]
    place = case.place
    alone = place.kind in _COMMON and case.around is None and case.near is None and not _is_own(place)
    why = ", ".join(reason.words for reason in reasons if reason.words)
    weight = _worth(place) + sum(reason.weight for reason in reasons)
    return Weighed(place, weight, why, most=SUREST_ALONE if alone else SUREST)


def _is_own(place: Place) -> bool:
    return place.id.startswith("own:")


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
