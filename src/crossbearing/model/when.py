"""Dates as reports give them: EDTF, never padded, with the reason."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from crossbearing.errors import DateError
from crossbearing.model.span import Span


class Precision(StrEnum):
    """How finely a date is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where a date comes from: printed, counted from another date, worked out, or nowhere."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


_CLOCK = r"(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?)?Z?"
_POINT = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})(?:T{_CLOCK})?)?)?[?~%]?",
    re.ASCII,
)
# The same few dates of a report are compared again and again; a report has fewer than so many.
DATES_KEPT = 4096
# How a person writes a date; ends messages about what is none.
HOW_TO_WRITE = "write 2016-11-17, 2016-11, 2016, 2016-11~ or an interval a/b"


def _bounds(point: str, edtf: str) -> tuple[date, date]:
    """First and last day of one EDTF point (level 0, with the level 1 marks ? ~ %) of the date `edtf`."""
    match = _POINT.fullmatch(point)
    if match is None:
        raise DateError(f"{edtf!r} is not an EDTF date; {HOW_TO_WRITE}")
    year = int(match["year"])
    month, day = int(match["month"] or 1), int(match["day"] or 1)
    try:
        first = date(year, month, day)
    except ValueError as error:
        raise DateError(f"{edtf!r} is not in the calendar ({error}); {HOW_TO_WRITE}") from error
    if match["day"]:
        return first, first
    if match["month"]:
        return first, first.replace(day=monthrange(year, month)[1])
    return first, date(year, 12, 31)


@lru_cache(maxsize=DATES_KEPT)
def days_of(edtf: str) -> tuple[date | None, date | None]:
    """Earliest and latest possible day of an EDTF string; None at an open or unknown end."""
    if "/" not in edtf:
        return _bounds(edtf, edtf)
    left, right = edtf.split("/", 1)
    first = None if left in ("", "..") else _bounds(left, edtf)[0]
    last = None if right in ("", "..") else _bounds(right, edtf)[1]
    if first is not None and last is not None and last < first:
        raise DateError(f"{edtf!r} ends before it begins; {HOW_TO_WRITE}")
    return first, last


@dataclass(frozen=True, slots=True)
class When:
    """A date as EDTF (levels 0 and 1), how finely and on what ground it is known, and its words."""

    edtf: str | None
    precision: Precision
    basis: Basis
    span: Span | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        if self.edtf is not None:
            days_of(self.edtf)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Earliest and latest possible day; None where open or unknown."""
        return (None, None) if self.edtf is None else days_of(self.edtf)


UNKNOWN_WHEN = When(None, Precision.UNKNOWN, Basis.UNKNOWN)
