"""One incident or one row of a table of others, in the terms in which they are compared."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crossbearing.model.event import EventType
from crossbearing.publish.values import Number
from crossbearing.reconcile.keys import place_skeleton


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed; None where that is not said. `said_by` are the figures with whoever gives them."""

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    said_by: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether any number is given."""
        return not (self.low is None and self.best is None and self.high is None)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was. `slack` is by how many kilometres the position may be off, None where it stands for a country.

    `country` is its ISO code.
    """

    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    slack: float | None = 0.0
    country: str | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """The position, where it tells where in a country something was."""
        return None if self.lat is None or self.lon is None or self.slack is None else (self.lat, self.lon)

    @property
    def skeleton(self) -> str | None:
        """What stays of its name when it is spelled another way; None without a name."""
        return None if self.name is None else _skeleton(self.name)


# The places of a table come again and again.
_NAMES_KEPT = 1 << 16


@lru_cache(maxsize=_NAMES_KEPT)
def _skeleton(name: str) -> str | None:
    """What stays of a name; None for signs alone, which stand where a name was left out."""
    return (place_skeleton(name) or None) if any(sign.isalnum() for sign in name) else None


@dataclass(frozen=True, slots=True)
class Record:
    """What is compared. `key` is the incident's id or the row's, `row` the number of the row.

    `kinds` are the ledger's event types that it may be, None where that is not said; `kind` is how it is called.
    `first` and `last` are its possible days. `beyond` says why tables of the other shape would not have it.
    """

    key: str
    row: int | None
    first: date
    last: date
    spot: Spot
    kind: str
    kinds: frozenset[EventType] | None
    toll: Toll
    sides: tuple[str, ...] = ()
    beyond: str | None = None

    @property
    def when(self) -> str:
        """Its day, or its first and last."""
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Unusable:
    """An incident or a row that cannot be compared, and why."""

    key: str
    row: int | None
    why: str
