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
    HISTORY = "history"
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
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A thing and its keys: `id`; the skeleton of its place; its first and last day (ISO 8601), `NO_BEGIN` and `NO_END`
    where it is open, None where no time is known; its type; its grade; how many reports tell it; its parties' keys."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Which rows are wanted; what is None is not asked for.

    `starts` are the first letters of an id; `places` are skeletons of places' names; `party` says of an entity key
    whether it is meant.
    """

    id: str | None = None
    starts: str | None = None
    places: tuple[str, ...] | None = None
    begin: str | None = None
    end: str | None = None
    types: tuple[str, ...] | None = None
    party: Callable[[str], bool] | None = None
    grade: str | None = None
    least: int = 1
