"""What a time expression amounts to on the calendar, counted from the day of writing or the day told before."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.clock import Clock, Value
from crossbearing.extract.time.time_expressions import Expression, Kind
from crossbearing.extract.time.time_patterns import lexicon
from crossbearing.extract.time.year_values import date_value, portion_value, season_value
from crossbearing.model.when import Basis, Precision


def value_of(expression: Expression, clock: Clock) -> Value | None:
    """The stretch of time an expression means; None where nothing is known that it could be counted from."""
    reckon = _RECKONERS.get(expression.kind)
    value = reckon(expression, clock) if reckon else None
    if value is None:
        return None
    if expression.vague and expression.kind not in (Kind.LENGTH, Kind.SPAN):
        value = value.with_period(value.period.vague())
    if expression.upto is not None and expression.kind is not Kind.STRAIGHT:
        return _stretch(value, expression.upto, clock)
    return _framed(value, expression, clock)


def _stretch(start: Value, upto: Expression, clock: Clock) -> Value | None:
    end = value_of(upto, clock)
    return start.with_period(calendar.span(start.period, end.period)) if end else start


def _framed(value: Value, expression: Expression, clock: Clock) -> Value:
    """The value with the open end that "since", "until", "before" or "after" give it."""
    period = value.period
    now = clock.covered or clock.written
    match expression.frame:
        case "since":
            return value.with_period(calendar.span(period, _reaching(now, period)))
        case "week_to" if period.last is not None:
            return value.with_period(calendar.days(period.last - timedelta(days=6), period.last))
        case "week_from" if period.first is not None:
            return value.with_period(calendar.days(period.first, period.first + timedelta(days=6)))
        case "until" | "before" if expression.day_to is None:
            return value.with_period(calendar.span(None, period))
        case "after":
            return value.with_period(calendar.span(period, None if clock.forward else _reaching(now, period)))
        case "start" if expression.day_to is None and expression.kind is not Kind.CLOCK:
            return value.with_period(calendar.span(period, None))
    return value


def _reaching(now: Period | None, start: Period) -> Period | None:
    """The end of a stretch that lasts to the day of writing; open if that is not after the start."""
    if now is None or now.last is None or start.first is None or now.last < start.first:
        return None
    return now


def _weekday(expression: Expression, clock: Clock) -> Value | None:
    weekday = expression.weekday
    if weekday is None:
        return None
    if expression.part:
        step = {"last": -1, "next": 1}.get(expression.part, 0)
        of_week = clock.counted(lambda d: calendar.day(_in_week(d, weekday, step)))
        return Value.of(of_week, Basis.RELATIVE, f"that day of {expression.part} week, from {clock.writing}")
    if expression.mode in _TOLD_WEEKDAYS:
        after = _TOLD_WEEKDAYS[expression.mode]
        told = clock.counted_from_told(lambda d: calendar.day(after(d, weekday)))
        return Value.of(told, Basis.RELATIVE, "weekday counted from the day told before")
    if clock.said is not None and not expression.mode:
        planned = calendar.weekday_after(clock.said, weekday)
        return Value.of(
            calendar.day(planned), Basis.RELATIVE, f"first such weekday after {clock.said}, when it was said"
        )
    if clock.past is not None and not expression.mode and not clock.forward:
        earlier = calendar.weekday_until(clock.past, weekday)
        return Value.of(
            calendar.day(earlier), Basis.RELATIVE, f"last such weekday up to {clock.past}, told as before it"
        )
    found = clock.counted(lambda d: calendar.day(_weekday_from_writing(d, weekday, expression.mode, clock.forward)))
    way = "on" if clock.forward or expression.mode == "next" else "back"
    return Value.of(found, Basis.RELATIVE, f"weekday counted {way} from {clock.writing}")


def _in_week(of: date, weekday: int, step: int) -> date:
    return of - timedelta(days=of.weekday() - weekday) + timedelta(weeks=step)


_TOLD_WEEKDAYS: Mapping[str, Callable[[date, int], date]] = {
    "that": calendar.weekday_from,
    "following": calendar.weekday_after,
    "previous": calendar.weekday_before,
}


def _weekday_from_writing(of: date, weekday: int, mode: str, forward: bool) -> date:
    """Plain weekdays count back, the day of writing included; "last" and "next" leave that day out."""
    match mode:
        case "last":
            return calendar.weekday_before(of, weekday)
        case "next":
            return calendar.weekday_after(of, weekday)
    return (calendar.weekday_from if forward else calendar.weekday_until)(of, weekday)


def _deictic(expression: Expression, clock: Clock) -> Value | None:
    first, last = lexicon().offset("deictics", expression.words)
    found = clock.counted(lambda d: calendar.days(d + timedelta(days=first), d + timedelta(days=last)))
    return Value.of(found, Basis.RELATIVE, f"counted from {clock.writing}")


def _anaphor(expression: Expression, clock: Clock) -> Value | None:
    offset = lexicon().offset("anaphors", expression.words)[0]
    offset = -offset if clock.turned else offset
    found = clock.counted_from_told(lambda d: calendar.day(d + timedelta(days=offset)), named=clock.complement)
    return Value.of(found, Basis.RELATIVE, "counted from the day told before")


def _day_of_month(expression: Expression, clock: Clock) -> Value | None:
    """The next such day of a month from the day told on; else the last one before writing."""
    number = expression.day or 0
    found = clock.counted_from_told(lambda d: calendar.day(_numbered_day(d, number, 1)))
    if found is None:
        found = clock.counted(lambda d: calendar.day(_numbered_day(d, number, -1)))
    return Value.of(found, Basis.RELATIVE, "that day of the month told before")


def _numbered_day(of: date, number: int, step: int) -> date:
    months = (calendar.months_on(of.replace(day=1), step * count) for count in range(4))
    days = [m.replace(day=number) for m in months if calendar.is_day_of_calendar(m.year, m.month, number)]
    return next((d for d in days if (d - of).days * step >= 0), of)


def _unit(expression: Expression, clock: Clock) -> Value | None:
    """Last, this, next, that week, month or year, or the earlier or later part of it."""
    unit, mode, part = expression.unit, expression.mode, expression.part
    told = mode in ("that", "previous", "following")
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mode, 0)

    def reckon(of: date) -> Period:
        if unit == "weekend":
            return calendar.weekend(_weekend_day(of, mode, clock.forward))
        whole = calendar.cut(calendar.shifted(of, step, unit), unit)
        # "That week" and "this week" are told on a day of it and do not reach past that day.
        if unit == "week" and step == 0 and not part and not clock.forward:
            return calendar.span(whole, calendar.day(of))
        return _part_of_unit(whole, of, part)

    if told and unit in ("month", "year", "decade") and clock.year and clock.year.first:
        found: Period | None = reckon(clock.year.first)
    else:
        found = clock.counted_from_told(reckon, named=True) if told else clock.counted(reckon)
    value = Value.of(found, Basis.RELATIVE, "counted from the day told before" if told else f"from {clock.writing}")
    settled = told or (clock.written is not None and clock.written.is_day)
    return value.at(Precision.WEEK) if value and settled and unit in ("week", "weekend") else value


def _weekend_day(of: date, mode: str, forward: bool) -> date:
    """A day of the weekend meant: the last one begun, the coming one, or the one before this."""
    if mode == "next" or (mode in ("the", "this") and forward):
        return calendar.weekday_from(of, calendar.SATURDAY)
    if mode == "last" and of.weekday() >= calendar.SATURDAY:
        return of - timedelta(weeks=1)
    return calendar.weekday_until(of, calendar.SATURDAY)


def _part_of_unit(whole: Period, of: date, part: str) -> Period:
    match part.split()[-2 if part.startswith("the ") else 0] if part else "":
        case "earlier":
            return calendar.span(whole, calendar.day(of)) if whole.first and whole.first < of else whole
        case "later":
            return calendar.span(calendar.day(of), whole)
        case "end":
            return calendar.day(whole.last).vague() if whole.last else whole
        case "start" | "beginning":
            return calendar.day(whole.first).vague() if whole.first else whole
    return whole


_FINE_UNITS = ("minute", "hour", "day", "week", "fortnight")
_HOURS_A_DAY = 24


def _moved(of: date, count: int, unit: str) -> Period:
    """The day so many units on; a month or year where the unit is no finer than that."""
    match unit:
        case "minute":
            return calendar.day(of)
        case "hour":
            return calendar.day(of + timedelta(days=int(count / _HOURS_A_DAY)))
        case "fortnight":
            return calendar.day(of + timedelta(weeks=2 * count))
        case "decade":
            return calendar.cut(calendar.shifted(of, 10 * count, "year"), "year").vague()
        case "day" | "week":
            return calendar.day(calendar.shifted(of, count, unit))
    return calendar.cut(calendar.shifted(of, count, unit), unit)


def _ago(expression: Expression, clock: Clock) -> Value | None:
    found = clock.counted(lambda d: _moved(d, -expression.count, expression.unit))
    return Value.of(found, Basis.RELATIVE, f"counted back from {clock.writing}")


def _shift(expression: Expression, clock: Clock) -> Value | None:
    step = -1 if expression.mode == "previous" else 1
    count = expression.count * (-step if clock.turned else step)
    found = clock.counted_from_told(lambda d: _moved(d, count, expression.unit), named=clock.complement)
    return Value.of(found, Basis.RELATIVE, "counted from the day told before")


def _span(expression: Expression, clock: Clock) -> Value | None:
    """The last or next so many days, weeks, months or years."""
    step = 1 if expression.mode in ("next",) else -1

    def reckon(of: date) -> Period:
        unit = expression.unit or expression.part
        far = _moved(of, step * expression.count, unit)
        far = far if unit in _FINE_UNITS and not expression.vague else far.vague()
        return calendar.span(far, calendar.day(of)) if step < 0 else calendar.span(calendar.day(of), far)

    return Value.of(clock.counted(reckon), Basis.RELATIVE, f"a length counted from {clock.writing}")


def _length(expression: Expression, clock: Clock) -> Value | None:
    """What has gone on for so long and still goes on; a count of days has its first day in it."""
    unit = expression.unit
    count = expression.count - 1 if unit == "day" else expression.count

    def reckon(of: date) -> Period:
        start = _moved(of, -count, unit)
        return calendar.span(start if unit == "day" else start.vague(), calendar.day(of))

    # "Fell in April after weeks of fighting": they ended on some day of that month, not now.
    if clock.here is not None and not clock.here.is_day and expression.words.startswith(("after", "in")):
        return None
    # "The first on Thursday in 18 months" counts from that Thursday.
    if clock.here is not None and clock.here.is_day and clock.here.first and not expression.words.startswith("for"):
        return Value.of(
            reckon(clock.here.first), Basis.INFERRED, f"a length that ends on the day told, {clock.here.edtf}"
        )
    return Value.of(clock.counted(reckon), Basis.INFERRED, f"a length that ends on {clock.writing}")


def _straight(expression: Expression, clock: Clock) -> Value | None:
    end = value_of(expression.upto, clock) if expression.upto else Value.of(clock.written, Basis.RELATIVE, "")
    if end is None or end.period.first is None or end.period.last is None:
        return None
    unit = lexicon().unit(expression.unit or expression.part)
    first = _moved(end.period.first, 1 - expression.count, unit)
    return Value(
        calendar.span(first, end.period), None, Basis.RELATIVE, f"{expression.count} in a row, the last included"
    )


def _clock(expression: Expression, clock: Clock) -> Value | None:
    """A time of day: that of the day told before, else of the day of writing."""
    found = clock.told if clock.told and clock.told.is_day else clock.written
    value = Value.of(found, Basis.RELATIVE, "a time of the day told before")
    return value.at(expression.fine) if value and expression.fine and value.period.is_day else value


def _so_far(expression: Expression, clock: Clock) -> Value | None:
    found = calendar.span(None, clock.written) if clock.written else None
    return Value.of(found, Basis.RELATIVE, f"up to {clock.writing}")


_RECKONERS: Mapping[Kind, Callable[[Expression, Clock], Value | None]] = {
    Kind.DATE: date_value,
    Kind.NUMERIC: date_value,
    Kind.FEAST: date_value,
    Kind.SEASON: season_value,
    Kind.PORTION: portion_value,
    Kind.DECADE: portion_value,
    Kind.DAY_OF_MONTH: _day_of_month,
    Kind.WEEKDAY: _weekday,
    Kind.DEICTIC: _deictic,
    Kind.ANAPHOR: _anaphor,
    Kind.UNIT: _unit,
    Kind.AGO: _ago,
    Kind.SHIFT: _shift,
    Kind.SPAN: _span,
    Kind.LENGTH: _length,
    Kind.STRAIGHT: _straight,
    Kind.CLOCK: _clock,
    Kind.SO_FAR: _so_far,
}
