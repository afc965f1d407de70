"""A shape of table that can be compared: how it is known, and what its rows say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

from crossbearing.publish.comparing.record import Record, Spot, Unusable
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Number
from crossbearing.vocab.country import country_code

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A row with its number, and how its dates are to be read."""

    number: int
    row: Row
    day: Callable[[str], date | None]

    def cell(self, *names: str) -> str:
        """The first of these columns that holds something; empty where none does."""
        return next((cell for name in names if (cell := self.row.get(name, ""))), "")

    def count_in(self, *names: str) -> Number | None:
        """The number of people in the first of these columns that holds something; None for none, or below zero."""
        value = _number(self.cell(*names).replace(",", "").replace(" ", ""))
        return None if value is None or value < 0 else int(value) if value == int(value) else value

    def degrees_in(self, name: str) -> float | None:
        """The degrees in a column, also with a decimal comma; None for none."""
        return _number(self.cell(name).replace(",", "."))


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape. `marks` are columns that no other has, of `needed` none may be missing, `read` are all that are read.

    `beyond` says why it would not have an incident, None where it would.
    `civilians` says that its figures count civilians; `zero_is_unknown` that a 0 may stand for no number.
    """

    name: str
    words: str
    marks: frozenset[str]
    needed: tuple[tuple[str, ...], ...]
    read: tuple[str, ...]
    dates: tuple[str, ...]
    record: Callable[[Reading], Record | Unusable]
    beyond: Callable[[PublicIncident], str | None]
    civilians: bool = False
    zero_is_unknown: bool = False


def _country(cell: str) -> str | None:
    """The ISO code of a country as tables name it, "Russia (Soviet Union)" too; None where it is not known."""
    return country_code(cell.partition(" (")[0]) if cell else None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def spot_of(reading: Reading, name: str, slack: float | None) -> Spot:
    """Where a row says it was; a position beyond the ends of the world is none."""
    lat, lon = reading.degrees_in("latitude"), reading.degrees_in("longitude")
    country = _country(reading.cell("country", "country_name"))
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or lat == lon == 0:
        return Spot(name or None, slack=slack, country=country)
    return Spot(name or None, lat, lon, slack, country)
