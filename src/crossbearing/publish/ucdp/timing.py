"""Dates as UCDP's codes have them."""

from crossbearing.model.when import Precision
from crossbearing.publish.values import Span

_WEEK, _MONTH, _YEAR = 7, 31, 366


def date_precision(span: Span) -> int | None:
    """`date_prec`: 1 the day is known, 2 up to six days, 3 a week, 4 a month, 5 a year; None where no code fits."""
    if span.first is None or span.last is None:
        return None
    days = (span.last - span.first).days + 1
    if days == 1:
        return 1
    if days < _WEEK and span.precision is not Precision.WEEK:
        return 2
    if days <= _WEEK:
        return 3
    if days <= _MONTH:
        return 4
    return 5 if days <= _YEAR else None
