"""Whom a user watches, and what they would be expected to speak of."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.event import EventType


class WatchKind(StrEnum):
    """An outlet is expected to report, a party to say something of what concerns it."""

    OUTLET = "outlet"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Watched:
    """One outlet or party with its names, and what it usually covers: places, kinds of event, parties; empty is all.

    `days` is how long after an incident it may be expected to speak of it.
    """

    name: str
    kind: WatchKind
    names: tuple[str, ...]
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    days: int = 3


class Quiet(StrEnum):
    """Why the ledger has nothing of theirs on an incident: they spoke of other things, or nothing of theirs is kept."""

    SILENT = "silent"
    NOT_IN_LEDGER = "not_in_ledger"


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A watched outlet or party from which the ledger has nothing on an incident.

    `reports` is how many of its reports, or of reports quoting it, the ledger holds for those days: of none, nothing
    can be said. `type` and `date` (EDTF) are the incident's.
    """

    who: str
    incident: str
    quiet: Quiet
    reports: int
    first: str
    last: str
    type: EventType
    date: str | None
