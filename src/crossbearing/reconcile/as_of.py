"""What was out, and what a ledger held, by the end of a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from crossbearing.errors import DateError
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of


def out_by(readings: Sequence[Reading], day: str | None) -> list[Reading]:
    """The readings of reports published by the end of a day (EDTF); all where no day is asked for.

    A report whose date is an interval counts from its last day, one without a date is in no past view.
    """
    if day is None:
        return list(readings)
    last = _end(day)
    return [reading for reading in readings if (printed := _printed(reading)) is not None and printed <= last]


def moment_after(day: str) -> str:
    """The moment at which a day, month or year (EDTF) is over in UTC, as logs write it."""
    try:
        return f"{_end(day) + timedelta(days=1)}T00:00:00Z"
    except OverflowError as error:
        raise DateError(f"{day!r} has no day after it; ask for an earlier one") from error


def _end(day: str) -> date:
    last = days_of(day)[1]
    if last is None:
        raise DateError(f"{day!r} has no end; ask for a day, a month or a year")
    return last


def _printed(reading: Reading) -> date | None:
    published = reading.document.published
    return None if published is None else days_of(published)[1]
