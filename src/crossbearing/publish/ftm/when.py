"""Dates as FollowTheMoney takes them: beginnings of ISO 8601 dates, as long as is known."""

import re

from crossbearing.model.when import Precision
from crossbearing.publish.values import Span

_PREFIX = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def date_prefix(edtf: str | None) -> str | None:
    """A date (EDTF) cut to what the model can say of it: 2016-11 of "2016-11~"; None of a stretch of time."""
    found = None if edtf is None or "/" in edtf else _PREFIX.match(edtf)
    return found[0] if found else None


def dates(span: Span) -> list[tuple[str, str]]:
    """The properties that say when something was: a date, or the ends of a stretch of time that are known."""
    single = date_prefix(span.edtf)
    if single is not None:
        return [("date", single)]
    if span.edtf is None or span.precision is not Precision.INTERVAL:
        return []
    first, _, last = span.edtf.partition("/")
    ends = (("startDate", date_prefix(first)), ("endDate", date_prefix(last)))
    return [(prop, end) for prop, end in ends if end is not None]
