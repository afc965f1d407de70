"""TIMEX3 values of time expressions that lie on the calendar."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from crossbearing.extract.time.clock import Clock
from crossbearing.extract.time.course import Resolved
from crossbearing.extract.time.time_expressions import Expression, Kind
from crossbearing.extract.time.time_values import value_of
from crossbearing.extract.time.timex_lengths import length_value

_MONTH_LENGTH, _DAY_LENGTH = len("2016-11"), len("2016-11-17")
_MONTHS_A_QUARTER, _MONTHS_A_HALF = 3, 6
_NOON = 12
_OPEN_COUNT = re.compile(r"\b(?:few|several)\b")
_SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Parts of the day by the words that name them; the first that is found counts.
_DAY_PARTS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), code)
    for words, code in (
        ("midnight", "T24:00"),
        ("noon|midday", "T12:00"),
        ("dawn|daybreak|sunrise|first light|morning", "TMO"),
        ("afternoon", "TAF"),
        ("evening|dusk|sunset|sundown|nightfall", "TEV"),
        ("night|tonight|overnight", "TNI"),
    )
)
_CLOCK = re.compile(
    r"\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?!\d)\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[0-2]?\d):(?P<minute24>[0-5]\d)|(?P<plain>[0-2]\d)(?P<plain_minute>[0-5]\d)(?=\s*(?:hrs|hours|GMT|UTC)\b))"
    r"(?:\s*\(?(?P<zone>GMT|UTC)\b)?",
    re.IGNORECASE,
)


def calendar_value(resolved: Resolved, quote: str) -> str | None:
    """The TIMEX3 value of an expression; None if nothing fixes it or its kind is none of TIMEX3."""
    expression = resolved.found.expression
    if expression.kind is Kind.AGO and _OPEN_COUNT.search(expression.words):
        return "PAST_REF"
    day = _bare(expression, resolved.clock)
    if day is None and expression.kind is Kind.SHIFT:
        return length_value({"unit": expression.unit, "count": str(expression.count)})
    if day is None:
        return None
    value = _of_kind(expression, *day)
    if value is None or len(value) != _DAY_LENGTH:
        return value
    return value + _time_of_day(quote)


def _bare(expression: Expression, clock: Clock) -> tuple[date, str] | None:
    """First day and EDTF head of the expression without what makes it a stretch."""
    value = value_of(replace(expression, frame="", vague=False, upto=None, day_to=None), clock)
    if value is None or value.period.first is None or value.period.head is None:
        return None
    return value.period.first, value.period.head.rstrip("~")


def _of_kind(expression: Expression, first: date, head: str) -> str | None:
    match expression.kind:
        case Kind.UNIT | Kind.SPAN:
            return in_unit(first, expression.unit or expression.part)
        case Kind.AGO | Kind.SHIFT:
            unit = expression.unit
            return in_unit(first, unit) if unit in ("week", "fortnight", "month", "year", "decade") else head
        case Kind.SEASON:
            return f"{first.year:04}-{_SEASONS[expression.part]}"
        case Kind.PORTION:
            size, sign = (_MONTHS_A_QUARTER, "Q") if expression.unit == "quarter" else (_MONTHS_A_HALF, "H")
            return f"{first.year:04}-{sign}{(first.month - 1) // size + 1}"
        case Kind.DECADE:
            return f"{first.year:04}"[:3]
        case Kind.DATE if expression.day is None:
            return head[:_MONTH_LENGTH] if expression.month is not None else head[:4]
    return head


def in_unit(day: date, unit: str) -> str:
    """The week, weekend, month, quarter, year or decade that holds a day; the day itself for any other unit."""
    week_year, week, _ = day.isocalendar()
    match unit:
        case "week" | "fortnight":
            return f"{week_year:04}-W{week:02}"
        case "weekend":
            return f"{week_year:04}-W{week:02}-WE"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month - 1) // _MONTHS_A_QUARTER + 1}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year:04}"[:3]
    return day.isoformat()


def _time_of_day(quote: str) -> str:
    """ "T" with the hour and minute or the part of the day the words tell; nothing if they tell none."""
    clock = _CLOCK.search(quote)
    if clock is not None:
        return _hour(clock)
    return next((code for pattern, code in _DAY_PARTS if pattern.search(quote)), "")


def _hour(clock: re.Match[str]) -> str:
    hour = int(clock["hour"] or clock["hour24"] or clock["plain"])
    minute = clock["minute"] or clock["minute24"] or clock["plain_minute"] or "00"
    if clock["half"]:
        hour = hour % _NOON + _NOON * (clock["half"].lower() == "p")
    return f"T{hour:02}:{minute}" + ("Z" if clock["zone"] else "")
