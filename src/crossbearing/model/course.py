"""What is said of a place over time, and the figures of an incident as they came in."""

from dataclasses import dataclass

from crossbearing.model.incident import Ref, Tally
from crossbearing.model.place_status import Attribute


@dataclass(frozen=True, slots=True)
class Spell:
    """One status of a place over an EDTF interval, as one source has it; `against` are the spells it cannot agree with.

    `holder` is an entity key; `said` the claims that carry it.
    """

    ref: Ref
    place: str
    attribute: Attribute
    value: str
    holder: str | None
    interval: str | None
    published: str | None
    origin: str
    said: tuple[Ref, ...]
    against: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The tallies of an incident as they stood on the day (EDTF) a report of it came out."""

    day: str | None
    reports: tuple[Ref, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What one report takes back of its own or an earlier report's words, and what it puts in their place."""

    sha256: str
    doc: str
    withdrawn: tuple[Ref, ...]
    replaced_by: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """Claims in several reports on one incident that rest on one source (`source` is an origin): they count once."""

    source: str
    incident: str
    refs: tuple[Ref, ...]
