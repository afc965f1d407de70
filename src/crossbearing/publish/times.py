"""Times as they go out."""

from crossbearing.errors import DateError
from crossbearing.model.when import Precision, When, days_of
from crossbearing.publish.outgoing import Span

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
