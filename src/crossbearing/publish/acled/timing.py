"""Dates as ACLED's codes have them."""

from datetime import UTC, date, datetime, time, timedelta

from crossbearing.errors import DateError
from crossbearing.model.when import days_of
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Span

_WEEK, _MONTH = 7, 31


def time_precision(span: Span) -> int | None:
    """`time_precision`: 1 the day is known, 2 a week, 3 a month; None where no code fits."""
    if span.first is None or span.last is None:
        return None
    days = (span.last - span.first).days + 1
    if days == 1:
        return 1
    if days <= _WEEK:
        return 2
    return 3 if days <= _MONTH else None


def event_date(span: Span) -> date | None:
    """The day; of a week or a month the one in its middle, as ACLED has it."""
    if span.first is None or span.last is None:
        return None
    return span.first + timedelta(days=(span.last - span.first).days // 2)


def last_told(incident: PublicIncident) -> int | None:
    """The day of the newest report that tells the incident, in seconds since 1970; None where none has a date."""
    days = [day for one in incident.told if (day := _day(one.source.published)) is not None]
    return None if not days else int(datetime.combine(max(days), time(), UTC).timestamp())


def _day(edtf: str | None) -> date | None:
    if edtf is None:
        return None
    try:
        return days_of(edtf)[1]
    except DateError:
        return None
