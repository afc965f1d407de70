"""One thing of a view as it is kept beside a ledger, with what it is looked up by."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# What open ends of time are kept as: digits only, so that every collation puts them before and after all dates.
NO_BEGIN, NO_END = "0000-00-00", "9999-99-99"


class Kind(StrEnum):
    """What a kept row holds. Short ones are without the grounds by which they were joined, which take most room."""

    INCIDENT = "incident"
    INCIDENT_SHORT = "incident_short"
    COUNTS = "counts"
    BONDS = "bonds"
    HEARD = "heard"
    CONTRADICTION = "contradiction"
    DEAL = "deal"
    DEAL_SHORT = "deal_short"
    SPELL = "spell"
    SILENCE = "silence"
    REPORT = "report"
    REPRINT = "reprint"
    CORRECTION = "correction"
    DEPENDENCE = "dependence"
    SOURCE = "source"
    SOURCE_SHORT = "source_short"
    QUEUE = "queue"
    PROTECTED = "protected"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A thing and its keys: `id`; the skeleton of its place; its first and last day (ISO 8601), `NO_BEGIN` and `NO_END`
    where it is open, None where no time is known; its type; its grade; how many reports tell it; its parties' keys; and
    the hashes of the reports that tell it, where it is looked up by them."""

    kind: Kind
    value: object
    id: str = ""
    place: str | None = None
    begin: str | None = None
    end: str | None = None
    type: str | None = None
    grade: str | None = None
    reports: int = 1
    parties: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Which rows are wanted; what is None is not asked for.

    `starts` are the first letters of an id; `places` are skeletons of places' names; `party` says of an entity key
    whether it is meant; `among` are parties' keys of which a row has one; `told_by` are
    hashes of reports of which one tells it; `without` are ids that are left out;
    `dated` wants only what has a time, or only what has none; `backwards` wants the last ones first.
    """

    id: str | None = None
    starts: str | None = None
    places: tuple[str, ...] | None = None
    begin: str | None = None
    end: str | None = None
    types: tuple[str, ...] | None = None
    party: Callable[[str], bool] | None = None
    among: tuple[str, ...] | None = None
    told_by: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    dated: bool | None = None
    backwards: bool = False
    grade: str | None = None
    least: int = 1
