"""Times as they go out."""

import re
from collections.abc import Iterator

from crossbearing.errors import DateError
from crossbearing.model.span import Span as Words
from crossbearing.model.when import Precision, When, days_of
from crossbearing.publish.values import Span

# Times of the day as reports print them. A point alone parts hours from minutes only behind "at": "1.25 million".
_HALF = r"\s?[ap]\.?m\b\.?"
_CLOCK = re.compile(
    r"(?:\b(?:at|by|around|about|before|after|until|since|from)\s+)?\b(?:"
    rf"(?:[01]?\d|2[0-4]):[0-5]\d(?:{_HALF})?(?![.:]?\d)"
    rf"|(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?(?:{_HALF}|\s+o['’]clock)"
    r"|(?<=\bat )(?:[01]\d|2[0-4])\.[0-5]\d(?![.:]?\d)"
    r")(?:\s+(?:GMT|UTC|local time))?",
    re.IGNORECASE,
)
# The lengths of 2016, 2016-11 and 2016-11-17; anything longer has a time of day.
_FINE = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
UNKNOWN_SPAN = Span(None, None, None)


def span_of(edtf: str | None, precision: Precision | None = None) -> Span:
    """A date (EDTF) with its ends; how fine it is follows from how it is written where it is not given."""
    if edtf is None:
        return UNKNOWN_SPAN
    first, last = days_of(edtf)
    return Span(edtf, first, last, precision or _precision(edtf))


def span_of_when(when: When | None) -> Span:
    """The same of a date as a reading has it."""
    return UNKNOWN_SPAN if when is None else span_of(when.edtf, when.precision)


def clock_times(text: str) -> Iterator[Words]:
    """The times of the day that a text prints in figures: "at 07:40", "6 a.m."."""
    for match in _CLOCK.finditer(text):
        yield Words.of(text, match.start(), match.end())


def is_date(words: str) -> bool:
    """Whether words are a date (EDTF)."""
    try:
        days_of(words)
    except DateError:
        return False
    return True


def _precision(edtf: str) -> Precision:
    if "/" in edtf:
        return Precision.INTERVAL
    return _FINE.get(len(edtf.rstrip("?~%Z")), Precision.HOUR)
