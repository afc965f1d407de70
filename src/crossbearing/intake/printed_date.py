"""Full dates as headers, datelines and bylines print them, as EDTF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.errors import DateError
from crossbearing.model.span import Span
from crossbearing.model.when import days_of
from crossbearing.vocab import load


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with its year as printed, its words, and what had to be decided to read it."""

    edtf: str
    span: Span
    note: str = ""


def find_dates(text: str, start: int, end: int) -> Iterator[PrintedDate]:
    """Every day with its year printed between `start` and `end`, left to right."""
    for match in _full_date().finditer(text, start, end):
        read = _read(match)
        if read is not None:
            edtf, note = read
            yield PrintedDate(edtf, Span.of(text, match.start(), match.end()), note)


def read_date(text: str, start: int, end: int) -> PrintedDate | None:
    """The date that a header field or metadata value states: a day, else a month or a year; None if it is none."""
    day = next(find_dates(text, start, end), None)
    if day is not None:
        return day
    match = _month_or_year().fullmatch(text[start:end].strip())
    if match is None:
        return None
    month = f"-{_month(match['month']):02}" if match["month"] else f"-{match['iso']}" if match["iso"] else ""
    edtf = f"{match['year']}{month}"
    return PrintedDate(edtf, Span.of(text, start, end)) if _is_date(edtf) else None


def _read(match: re.Match[str]) -> tuple[str, str] | None:
    """EDTF of one match and what was decided; None where the calendar has no such day."""
    year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"])
    if match["y4"]:
        return _read_numbers(year, int(match["a"]), int(match["b"]), match["sep"])
    month = int(match["m1"]) if match["m1"] else _month(match["m2"] or match["m3"])
    day = int(match["d1"] or match["d2"] or match["d3"])
    edtf = _day(year, month, day)
    return None if edtf is None else (edtf, "")


def _read_numbers(year: int, first: int, second: int, separator: str) -> tuple[str, str] | None:
    """The day of `16.04.2017` or `04/16/2017`; where both orders make one, the interval that holds both.

    Dots are written day first everywhere; slashes and hyphens both ways.
    """
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if separator == "." or month_first is None or day_first == month_first:
        return None if day_first is None else (day_first, "")
    if day_first is None:
        return month_first, ""
    low, high = sorted((day_first, month_first))
    return f"{low}/{high}", f"day and month can be read either way: {low} or {high}"


def _day(year: int, month: int, day: int) -> str | None:
    edtf = f"{year:04}-{month:02}-{day:02}"
    return edtf if _is_date(edtf) else None


def _is_date(edtf: str) -> bool:
    try:
        days_of(edtf)
    except DateError:
        return False
    return True


@cache
def _full_date() -> re.Pattern[str]:
    words = load("zones")["dateline"]
    month = "|".join((*words["months"], *(f"{short}t?\\.?" for short in words["short_months"])))
    return re.compile(
        r"(?<![\w/.-])(?:"
        r"(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m2>{month})[\s,-]+(?P<y2>\d{{4}})(?!\d)"
        rf"|(?P<m3>{month})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})(?!\d)"
        r"|(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4})(?!\d)"
        r")",
        re.IGNORECASE,
    )


@cache
def _month_or_year() -> re.Pattern[str]:
    words = load("zones")["dateline"]
    month = "|".join((*words["months"], *(f"{short}t?\\.?" for short in words["short_months"])))
    return re.compile(rf"(?:(?P<month>{month})\s+)?(?P<year>\d{{4}})(?:-(?P<iso>0[1-9]|1[0-2]))?", re.IGNORECASE)


def _month(word: str) -> int:
    return int(load("zones")["dateline"]["short_months"].index(word[:3].lower())) + 1
