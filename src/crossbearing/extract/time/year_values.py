"""What dates named by day, month, season or year amount to, the year supplied where it is not printed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.clock import Clock, Value
from crossbearing.extract.time.feasts import feast_in
from crossbearing.extract.time.time_expressions import Expression, Kind
from crossbearing.extract.time.time_patterns import lexicon
from crossbearing.model.when import Basis

_MONTHS_A_YEAR = 12
_MIDDLE = 15
# A day without its year is the last one before writing, unless that is most of a year away and the next is near.
_LONG_PAST = timedelta(days=300)
_NEAR_AHEAD = timedelta(days=62)


def date_value(expression: Expression, clock: Clock) -> Value | None:
    """A date in figures or words: a day, some days of a month, a month, a year, or a part of one."""
    if expression.kind is Kind.FEAST:
        rule = lexicon().feast(expression.words)
        return _in_its_year(lambda year: feast_in(year, rule), expression, clock)
    named = _named(expression, clock)
    if named is None:
        return None
    month, day = named
    if month is None:
        whole = calendar.year(expression.year) if expression.year else None
        return Value.of(whole and _part(whole, expression.part), Basis.EXPLICIT, "year as printed")

    def of_year(year: int) -> Period | None:
        return _of_year(year, month, day, expression)

    return _in_its_year(of_year, expression, clock)


def _named(expression: Expression, clock: Clock) -> tuple[int | None, int | None] | None:
    """Month and day; None where figures may be read in two ways."""
    if expression.pair is None:
        return expression.month, expression.day
    first, second = expression.pair
    if first == second or second > _MONTHS_A_YEAR:
        return first, second
    if first > _MONTHS_A_YEAR or "." in expression.words or clock.day_first:
        return second, first
    return (first, second) if clock.day_first is False else None


def _of_year(year: int, month: int, day: int | None, expression: Expression) -> Period | None:
    if day is None:
        return _part(calendar.month(year, month), expression.part) if 1 <= month <= _MONTHS_A_YEAR else None
    if not calendar.is_day_of_calendar(year, month, day):
        return None
    first = date(year, month, day)
    if expression.day_to and calendar.is_day_of_calendar(year, month, expression.day_to):
        return calendar.days(first, date(year, month, expression.day_to))
    return calendar.day(first)


def _in_its_year(of_year: Callable[[int], Period | None], expression: Expression, clock: Clock) -> Value | None:
    """The date in the year printed or told; else in the nearest before writing (after, in words that look ahead)."""
    if expression.year is not None:
        return Value.of(of_year(expression.year), Basis.EXPLICIT, "date as printed")
    if expression.year_mode:
        return _of_told_year(of_year, expression, clock)
    if clock.written is None or clock.written.first is None:
        return None
    single = clock.written.is_day
    found = clock.counted_if(lambda d: _nearest(of_year, d, expression, clock.forward, single))
    if found is None:
        return None
    same_year = found.first is not None and clock.written.first.year == found.first.year
    basis = Basis.EXPLICIT if same_year and not expression.mode else Basis.RELATIVE
    return Value.of(found, basis, f"the year is the nearest to {clock.writing}")


def _of_told_year(of_year: Callable[[int], Period | None], expression: Expression, clock: Clock) -> Value | None:
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(expression.year_mode, 0)
    if expression.year_mode in ("that", "previous", "following"):
        told = clock.year or clock.told
        found = of_year(told.first.year + step) if told and told.first else None
        return Value.of(found, Basis.RELATIVE, "in the year told before")
    found = clock.counted_if(lambda d: of_year(d.year + step))
    return Value.of(found, Basis.RELATIVE, f"year counted from {clock.writing}")


def _nearest(
    of_year: Callable[[int], Period | None], written: date, expression: Expression, forward: bool, single: bool
) -> Period | None:
    every = [period for year in range(written.year - 4, written.year + 5) if (period := of_year(year))]
    every = _on_weekday(every, expression)
    past = [period for period in every if period.first and period.first <= written]
    ahead = [period for period in every if period.last and period.last >= written]
    if expression.mode == "this":
        return min(ahead if forward else every, key=lambda period: _distance(period, written), default=None)
    if expression.mode == "last":
        past = [period for period in past if period.last and period.last < written]
    if expression.mode == "next":
        return next((period for period in ahead if period.first and period.first > written), None)
    if forward and ahead and not (past and _is_ahead(past[-1], ahead[0], written, back=True)):
        return ahead[0]
    if not past:
        return ahead[0] if ahead else None
    if single and not expression.mode and ahead and _is_ahead(past[-1], ahead[0], written):
        return ahead[0]
    return past[-1]


def _distance(period: Period, day: date) -> timedelta:
    """How far a stretch lies from a day; nothing if it holds the day."""
    if period.first is None or period.last is None:
        return timedelta.max
    return max(period.first - day, day - period.last, timedelta())


def _on_weekday(every: list[Period], expression: Expression) -> list[Period]:
    """Only the years in which the day has the weekday printed, if there are any."""
    if expression.weekday is None:
        return every
    fitting = [period for period in every if period.first and period.first.weekday() == expression.weekday]
    return fitting or every


def _is_ahead(past: Period, ahead: Period, written: date, *, back: bool = False) -> bool:
    """Whether the later of two years is the near one; with `back` whether the earlier is."""
    if past.last is None or ahead.first is None:
        return False
    if back:
        return ahead.first - written > _LONG_PAST and written - past.last < _NEAR_AHEAD
    return written - past.last > _LONG_PAST and ahead.first - written < _NEAR_AHEAD


def _part(whole: Period, part: str) -> Period:
    """The early, middle or late part of a month or year. "Mid" is one approximate point, the others a stretch."""
    if not part or whole.first is None or whole.last is None:
        return whole
    is_year = (whole.last - whole.first).days > 31
    year, month = whole.first.year, whole.first.month
    if part.endswith("half"):
        return _half(whole, is_year, first=part.startswith("first"))
    match part.split(maxsplit=1)[0]:
        case "mid" | "middle":
            return (calendar.month(year, 6) if is_year else calendar.day(date(year, month, _MIDDLE))).vague()
        case "early" | "start" | "beginning" | "first":
            end = calendar.month(year, 4) if is_year else calendar.day(date(year, month, 10))
            return calendar.span(_opening(whole, is_year), end.vague())
        case "end":
            return calendar.month(year, 12) if is_year else calendar.day(whole.last)
        case "late" | "last":
            start = calendar.month(year, 9) if is_year else calendar.day(date(year, month, 20))
            return calendar.span(start.vague(), _closing(whole, is_year))
    return whole


def _half(whole: Period, is_year: bool, *, first: bool) -> Period:
    """Half of a year, or of a month at its fifteenth."""
    assert whole.first is not None and whole.last is not None  # only closed stretches have parts
    if is_year:
        start = 1 if first else 1 + _MONTHS_A_YEAR // 2
        return calendar.span(
            calendar.month(whole.first.year, start), calendar.month(whole.first.year, start + _MONTHS_A_YEAR // 2 - 1)
        )
    middle = whole.first.replace(day=_MIDDLE)
    return calendar.days(whole.first, middle) if first else calendar.days(middle + timedelta(days=1), whole.last)


def _opening(whole: Period, is_year: bool) -> Period:
    assert whole.first is not None  # only closed stretches have parts
    return calendar.month(whole.first.year, 1) if is_year else calendar.day(whole.first)


def _closing(whole: Period, is_year: bool) -> Period:
    assert whole.last is not None  # only closed stretches have parts
    return calendar.month(whole.last.year, 12) if is_year else calendar.day(whole.last)


def season_value(expression: Expression, clock: Clock) -> Value | None:
    """A season of a year, by the months of the northern half of the world, as approximate."""
    start, end = lexicon().table["seasons"][expression.part]

    def of_year(year: int) -> Period | None:
        return calendar.span(calendar.month(year, start), calendar.month(year + (end < start), end)).vague()

    return _in_its_year(of_year, expression, clock)


def portion_value(expression: Expression, clock: Clock) -> Value | None:
    """A quarter or half of a year, or a decade or its early, middle or late part."""
    if expression.kind is Kind.DECADE:
        return Value.of(_decade(expression.year or 0, expression.part), Basis.EXPLICIT, "decade as printed")
    size = 3 if expression.unit in ("quarter", "q") else 6
    is_last = re.match(r"(?:the\s+)?(?:last|final)\b", expression.words) is not None
    count = _MONTHS_A_YEAR // size if is_last else expression.count

    def of_year(year: int) -> Period | None:
        return calendar.span(calendar.month(year, (count - 1) * size + 1), calendar.month(year, count * size))

    if expression.year is not None:
        return Value.of(of_year(expression.year), Basis.EXPLICIT, "part of the year printed")
    step = {"last": -1, "next": 1}.get(expression.mode, 0)
    return Value.of(clock.counted_if(lambda d: of_year(d.year + step)), Basis.RELATIVE, f"from {clock.writing}")


def _decade(first: int, part: str) -> Period:
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    whole = calendar.span(calendar.year(first + start), calendar.year(first + end))
    return whole.vague() if part else whole
