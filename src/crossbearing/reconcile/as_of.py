"""What a ledger said on a past day: the reports that were out by then."""

from collections.abc import Sequence
from datetime import date

from crossbearing.errors import DateError
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of


def out_by(readings: Sequence[Reading], day: str | None) -> list[Reading]:
    """The readings of reports published by the end of a day (EDTF); all where no day is asked for.

    A report whose date is an interval counts from its last day, one without a date is in no past view.
    """
    if day is None:
        return list(readings)
    last = days_of(day)[1]
    if last is None:
        raise DateError(f"{day!r} has no end; ask for a day, a month or a year")
    return [reading for reading in readings if (printed := _printed(reading)) is not None and printed <= last]


def _printed(reading: Reading) -> date | None:
    published = reading.document.published
    return None if published is None else days_of(published)[1]
