"""When a report was published: as given, as its dateline prints it, or worked out from what it tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.clock import Clock
from crossbearing.extract.time.outlook import Outlook
from crossbearing.extract.time.time_expressions import Expression, Kind
from crossbearing.extract.time.time_values import value_of
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.reading import Alternative
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, Basis, When
from crossbearing.model.zone import ZoneKind

# A month or day told without its year belongs to the year of writing, or to the last months before a new year.
_MONTHS_WITHOUT_YEAR = 3
# What was told with its full date is news for about as long.
_MONTHS_WITH_YEAR = 12
# A dateline older than this is not that of a reprint but of something quoted.
_REPRINT_DAYS = 14
_DATELINE_REACH = 70
# A plain weekday is the last one before writing.
_DAYS_BEFORE_RETURN = 6
_LONGEST_MONTH = 31
_DAY_LENGTH = len("2016-11-17")
_PLACE = re.compile(r"(?:(?:[A-ZÀ-Þ(][\w.'’/)-]*|al-\w+|of|and|the|near)[,.]?\s*(?:[-–—/]\s*)?){1,7}")
_AFTER_DATELINE = re.compile(r",?\s*(?:\d{4},?\s*)?(?:\([^)]*\)\s*)?[-–—:]|\s*\(")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression, the sentence it stands in and the direction that sentence looks."""

    sentence: Sentence
    expression: Expression
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class _Fact:
    """A dated fact and whether its year is printed."""

    period: Period
    span: Span
    with_year: bool

    @property
    def in_days(self) -> bool:
        """Whether it is told to the day."""
        return len(self.period.head or "") == _DAY_LENGTH


def is_in_dateline(report: Report, item: Found) -> bool:
    """Whether a date belongs to the line that opens a report with its place and day."""
    expression = item.expression
    if expression.kind not in (Kind.DATE, Kind.NUMERIC):
        return False
    if any(z.start <= expression.start and expression.end <= z.end for z in report.spans_of(ZoneKind.DATELINE)):
        return True
    body = report.spans_of(ZoneKind.BODY)
    if not body or not body[0].start <= expression.start < body[0].start + _DATELINE_REACH:
        return False
    place = report.text[body[0].start : expression.start]
    after = report.text[expression.end :]
    return _PLACE.fullmatch(place) is not None and _AFTER_DATELINE.match(after) is not None


def dateline_day(report: Report, found: Sequence[Found], published: When) -> Period | None:
    """The day a dateline prints, from which the weekdays of a reprint count; None if that is no earlier day."""
    if published.edtf is None or None in published.days:
        return None
    clock = Clock(calendar.parse(published.edtf))
    for item in found:
        if is_in_dateline(report, item) and (value := value_of(item.expression, clock)):
            last, end = value.period.last, clock.written and clock.written.last
            if value.period.is_day and last and end and 0 <= (end - last).days <= _REPRINT_DAYS:
                return value.period
    return None


def infer_publication(report: Report, found: Sequence[Found]) -> tuple[When, tuple[Alternative, ...]]:
    """The publication date and other dates the text would allow."""
    given = report.publication
    # A date that was inferred is no more than a day by which it had appeared: what the text tells is nearer.
    told = _from_text(report, found) if given.published is None or given.basis == "inferred" else None
    if given.published is not None and (told is None or told[0].edtf is None):
        period = calendar.parse(given.published)
        basis = Basis.EXPLICIT if given.basis == "explicit" else Basis.INFERRED
        span = given.evidence[0] if given.evidence else None
        return When(given.published, period.precision, basis, span, given.why or "as given with the report"), ()
    return told or _from_text(report, found)


def _from_text(report: Report, found: Sequence[Found]) -> tuple[When, tuple[Alternative, ...]]:
    """The publication date as the text prints it or its facts tell, and other dates it would allow."""
    printed = next((_printed_day(report, item) for item in found if is_in_dateline(report, item)), None)
    return (printed, ()) if printed is not None else _from_facts(report, found)


def _printed_day(report: Report, item: Found) -> When | None:
    value = value_of(item.expression, Clock(None))
    if value is None:
        return None
    span = Span.of(report.text, item.expression.start, item.expression.end)
    return When(value.period.edtf, value.precision, Basis.EXPLICIT, span, "the dateline prints it")


def _facts_with_year(report: Report, past: Sequence[Found]) -> list[_Fact]:
    """The dates told as past that print their year."""
    facts: list[_Fact] = []
    for item in past:
        value = value_of(item.expression, Clock(None)) if item.expression.year else None
        if value is not None and value.period.first is not None:
            facts.append(_Fact(value.period, _span(report, item), True))
    return facts


def _facts_without_year(report: Report, past: Sequence[Found], newest: _Fact) -> list[_Fact]:
    """The dates told as past without their year, placed by the newest one that has it.

    Beside a full date they lie nearest to it. Beside a month with its year they are newer: the older date is the one
    that needs its year. Beside a bare year nothing can be said.
    """
    start = _base(past, newest)
    if start is None:
        return []
    facts = []
    for item in past:
        expression = item.expression
        if expression.kind is not Kind.DATE or expression.year or expression.year_mode or expression.month is None:
            continue
        value = _placed(item, start, nearest=newest.in_days)
        if value is not None and value.first is not None:
            facts.append(_Fact(value, _span(report, item), False))
    return facts


def _base(past: Sequence[Found], newest: _Fact) -> date | None:
    """The day from which dates without a year are placed."""
    first, last = newest.period.first, newest.period.last
    if first is None or last is None or (last - first).days > _LONGEST_MONTH or "~" in newest.period.edtf:
        return None
    if any(item.expression.year_mode == "this" for item in past) and not newest.in_days:
        return date(first.year + 1, 1, 1)
    return last if newest.in_days else first


def _placed(item: Found, start: date, *, nearest: bool) -> Period | None:
    """The first such date from a day on, or the nearest to it."""
    after = value_of(item.expression, Clock(calendar.days(start, start), forward=True))
    before = value_of(item.expression, Clock(calendar.day(start)))
    if nearest and item.expression.day is None and before is not None:
        return before.period  # "in March", written after a day in November: the last March
    if not nearest or after is None or before is None or before.period.last is None or after.period.first is None:
        return after.period if after else None
    return before.period if start - before.period.last <= after.period.first - start else after.period


def _span(report: Report, item: Found) -> Span:
    return Span.of(report.text, item.expression.start, item.expression.end)


def _from_facts(report: Report, found: Sequence[Found]) -> tuple[When, tuple[Alternative, ...]]:
    """Not before the newest dated fact, and not long after it; open where only years are told."""
    past = [item for item in found if item.outlook is Outlook.BACK]
    dated = _facts_with_year(report, past)
    if not dated:
        return UNKNOWN_WHEN, ()
    with_year = max(dated, key=_newness)
    facts = [*dated, *_facts_without_year(report, past, with_year)]
    newest = max(facts, key=_newness)
    period = _week_told(newest, past) or _after(newest)
    if any(newest.span.start == item.expression.start for item in found if is_in_dateline(report, item)):
        period = newest.period
    why = _reason(facts, with_year, newest, found)
    return When(period.edtf, period.precision, Basis.INFERRED, newest.span, why), _later_year(period, newest)


def _week_told(newest: _Fact, past: Sequence[Found]) -> Period | None:
    """The days on which the plain weekdays told are those after the newest day; None if they need not be.

    "Snipers fired on Thursday, 10 November 2016 ... the road has been closed since Thursday": the same Thursday, so
    that a Monday told lies after it, and no weekday told has come round again.
    """
    start = newest.period.last
    if not newest.with_year or not newest.in_days or start is None or newest.period.first != start:
        return None
    plain = [item.expression for item in past if item.expression.kind is Kind.WEEKDAY]
    told = {item.weekday for item in plain if item.weekday is not None and not item.mode and not item.part}
    if start.weekday() not in told:
        return None
    latest = max(calendar.weekday_from(start, weekday) for weekday in told)
    return calendar.days(latest, start + timedelta(days=_DAYS_BEFORE_RETURN))


def _newness(fact: _Fact) -> date:
    """The day on which a fact is known to have begun, or ended if it is a matter of days."""
    period = fact.period
    is_stretch = period.head != period.tail and period.last is not None
    return (period.last if is_stretch else period.first) or date.min


def _after(newest: _Fact) -> Period:
    """From the newest fact on, to the end of the time for which it is told in this way."""
    start = _newness(newest)
    last = newest.period.last
    if last is None or (last - start).days > _LONGEST_MONTH or "~" in newest.period.edtf:
        return calendar.span(newest.period, None)
    opening = calendar.day(start) if last == start else calendar.cut(start, "month")
    return calendar.span(opening, calendar.cut(_latest(start, newest.with_year), "month"))


def _latest(start: date, with_year: bool) -> date:
    if with_year:
        return calendar.months_on(start, _MONTHS_WITH_YEAR)
    return max(date(start.year, 12, 31), calendar.months_on(start, _MONTHS_WITHOUT_YEAR) + timedelta(days=-1))


def _reason(facts: list[_Fact], dated: _Fact, newest: _Fact, found: Sequence[Found]) -> str:
    """The evidence in words."""
    why = [f"No publication date is printed. The newest date with its year is {dated.span.quote!r}."]
    if not newest.with_year:
        bare = sorted({fact.span.quote for fact in facts if not fact.with_year})
        why.append(
            f"Told as past without a year, so of the same year or the months before the next: "
            f"{', '.join(repr(quote) for quote in bare)}. Placed by that date, the newest is {newest.period.edtf}."
        )
    weekday = next((item.expression for item in found if item.expression.kind is Kind.WEEKDAY), None)
    if weekday is not None:
        why.append(f"The weekday told first is {weekday.words!r}, which does not say of which week.")
    return " ".join(why)


def _later_year(period: Period, newest: _Fact) -> tuple[Alternative, ...]:
    """The same a year later, where no year is printed with the newest fact."""
    if newest.with_year or period.first is None or period.last is None:
        return ()
    first, last = calendar.months_on(period.first, 12), calendar.months_on(period.last, 12)
    unit = "day" if period.is_day else "month"
    later = calendar.span(calendar.cut(first, unit), calendar.cut(last, unit))
    why = "dates without a year may belong to the year after; the newest one printed would then be more than a year old"
    return (Alternative(later.edtf, None, why),)
