"""The map of what reports tell: the places that they name, where the gazetteer finds them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import msgspec

from crossbearing.api.ledger import Ledger
from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.web.maps.atlas import MOST_STEPS, Atlas, Sheet
from crossbearing.web.maps.mark import Mark, mark_of

# How much nearer, or farther where it is below zero, a map is looked at.
Steps = Annotated[int, msgspec.Meta(ge=-MOST_STEPS, le=MOST_STEPS)]


@dataclass(frozen=True, slots=True)
class Told:
    """A place as one report names it: what it is called, its entity there, and how many things lie at it."""

    name: str
    reading: Reading
    entity: str
    count: int = 1
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """The map of places, and what cannot be drawn: those found no more finely than a country, and those not found."""

    sheet: Sheet | None
    too_wide: tuple[str, ...]
    not_found: tuple[str, ...]


def located(ledger: Ledger, atlas: Atlas, places: Sequence[Told], *, step: int = 0) -> Located:
    """Where these places lie, as the words of each report have it; what is one position is one mark."""
    fixes = fixes_at(ledger, places)
    found = [(one, fix) for one, fix in zip(places, fixes, strict=True) if fix is not None]
    marks: dict[tuple[float, float, str, str], Mark] = {}
    too_wide = []
    for one, fix in found:
        mark = mark_of(one.name, fix, count=one.count, key=one.key)
        if mark is None:
            too_wide.append(one.name)
            continue
        at = (mark.lat, mark.lon, mark.extent.value, mark.nearness.value)
        known = marks.get(at)
        marks[at] = mark if known is None else _both(known, mark)
    sheet = atlas.sheet(tuple(marks.values()), step=step)
    not_found = (one.name for one, fix in zip(places, fixes, strict=True) if fix is None)
    return Located(sheet, _each(too_wide), _each(not_found))


def fixes_at(ledger: Ledger, places: Sequence[Told]) -> list[Fix | None]:
    """The position of each place; None where the gazetteer cannot tell."""
    readings = {one.reading.sha256: one.reading for one in places}
    fixes = ledger.fixes_of(list(readings.values()))
    return [fixes[one.reading.sha256].get(one.entity) for one in places]


def _both(one: Mark, other: Mark) -> Mark:
    """One mark for two at one position. What several reports tell of one place lies there once."""
    count = max(one.count, other.count) if one.key == other.key else one.count + other.count
    return replace(one, count=count)


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
