"""Events of several reports that are the same happening, with their figures side by side."""

from dataclasses import dataclass

from crossbearing.model.event import EventType
from crossbearing.model.figure import Category


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An item of one report: the report's hash and short name, and the item's id there."""

    sha256: str
    doc: str
    id: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one category side by side. `low` and `high` are the least and most any source gives.

    `best` is what the named `policy` makes of them, None where it finds none defensible. Nothing is dropped:
    `figures` holds them all.
    """

    category: Category
    low: int | float | None
    best: int | float | None
    high: int | float | None
    policy: str
    figures: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening and the events that tell it; `date` is EDTF, `place` an entity key."""

    id: str
    type: EventType
    label: str
    date: str | None
    place: str | None
    members: tuple[Ref, ...]
    tallies: tuple[Tally, ...]
