"""When a report was published: as given, as its dateline prints it, or worked out from what it tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.extract import calendar
from crossbearing.extract.calendar import Period
from crossbearing.extract.clock import Clock
from crossbearing.extract.marked import Sentence
from crossbearing.extract.outlook import Outlook
from crossbearing.extract.time_expressions import Expression, Kind
from crossbearing.extract.time_values import value_of
from crossbearing.model.reading import Alternative
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, Basis, Precision, When
from crossbearing.model.zone import ZoneKind

# A month or day told without its year belongs to the year of writing, or to the last months before a new year.
_MONTHS_WITHOUT_YEAR = 3
# What was told with its full date is news for about as long.
_MONTHS_WITH_YEAR = 12
# A dateline older than this is not that of a reprint but of something quoted.
_REPRINT_DAYS = 14
_DATELINE_REACH = 70
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
    if published.edtf is None:
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
    if given.published is not None:
        period = calendar.parse(given.published)
        basis = Basis.EXPLICIT if given.basis == "explicit" else Basis.INFERRED
        span = given.evidence[0] if given.evidence else None
        return When(given.published, period.precision, basis, span, given.why or "as given with the report"), ()
    facts = _facts(report, found)
    printed = next((_printed_day(report, item) for item in found if is_in_dateline(report, item)), None)
    if printed is not None:
        return printed, ()
    if not any(fact.with_year for fact in facts):
        return UNKNOWN_WHEN, ()
    return _from_facts(report, found, facts)


def _printed_day(report: Report, item: Found) -> When | None:
    value = value_of(item.expression, Clock(None))
    if value is None:
        return None
    span = Span.of(report.text, item.expression.start, item.expression.end)
    return When(value.period.edtf, value.precision, Basis.EXPLICIT, span, "the dateline prints it")


def _facts(report: Report, found: Sequence[Found]) -> list[_Fact]:
    """The dates told as past: first those with their year, then the others, each in the first year after those."""
    past = [item for item in found if item.outlook is Outlook.BACK and not item.expression.year_mode]
    with_year: list[_Fact] = []
    for item in past:
        value = value_of(item.expression, Clock(None)) if item.expression.year else None
        if value is not None and value.period.first is not None:
            with_year.append(_Fact(value.period, _span(report, item), True))
    newest = max((fact.period.first for fact in with_year if fact.period.first), default=None)
    if newest is None:
        return []
    bare = [item for item in past if item.expression.kind is Kind.DATE and item.expression.year is None]
    facts = [_placed(report, item, newest) for item in bare if item.expression.month is not None]
    return with_year + [fact for fact in facts if fact is not None]


def _placed(report: Report, item: Found, newest: date) -> _Fact | None:
    """A date without its year in the first year in which it is not older than the newest date with one."""
    value = value_of(item.expression, Clock(calendar.day(newest), forward=True))
    return _Fact(value.period, _span(report, item), False) if value and value.period.first else None


def _span(report: Report, item: Found) -> Span:
    return Span.of(report.text, item.expression.start, item.expression.end)


def _from_facts(report: Report, found: Sequence[Found], facts: list[_Fact]) -> tuple[When, tuple[Alternative, ...]]:
    """Not before the newest dated fact, and not long after it."""
    newest = max(facts, key=lambda fact: fact.period.first or date.min)
    start = newest.period.first
    if start is None:
        return UNKNOWN_WHEN, ()
    end = _latest(start, newest.with_year)
    exact = newest.period.is_day
    period = calendar.span(
        calendar.day(start) if exact else calendar.cut(start, "month"), calendar.cut(end, "month")
    )
    why = _reason(facts, newest, found)
    when = When(period.edtf, Precision.INTERVAL, Basis.INFERRED, newest.span, why)
    return when, _later_year(period, newest)


def _latest(start: date, with_year: bool) -> date:
    if with_year:
        return calendar.months_on(start, _MONTHS_WITH_YEAR)
    return max(date(start.year, 12, 31), calendar.months_on(start, _MONTHS_WITHOUT_YEAR) + timedelta(days=-1))


def _reason(facts: list[_Fact], newest: _Fact, found: Sequence[Found]) -> str:
    """The evidence in words."""
    dated = max((fact for fact in facts if fact.with_year), key=lambda fact: fact.period.first or date.min)
    why = [f"No publication date is printed. The newest date with its year is {dated.span.quote!r}."]
    if not newest.with_year:
        bare = sorted({fact.span.quote for fact in facts if not fact.with_year})
        why.append(
            f"Told as past without a year, so in the same year or the months before the next: "
            f"{', '.join(repr(quote) for quote in bare)}; the first such year after that date makes the newest "
            f"{newest.period.edtf}."
        )
    weekday = next((item.expression for item in found if item.expression.kind is Kind.WEEKDAY), None)
    if weekday is not None:
        why.append(f"The weekday told first is {weekday.words!r}, which does not say of which week.")
    return " ".join(why)


def _later_year(period: Period, newest: _Fact) -> tuple[Alternative, ...]:
    """The same a year later, where no year is printed with the newest fact."""
    if newest.with_year or period.first is None or period.last is None:
        return ()
    later = calendar.span(
        calendar.cut(calendar.months_on(period.first, 12), "month"),
        calendar.cut(calendar.months_on(period.last, 12), "month"),
    )
    why = "dates without a year may belong to the year after; the newest one printed would then be more than a year old"
    return (Alternative(later.edtf, None, why),)
