"""The day of an edition: of what it was made of, and never of the clock."""

from datetime import date

from crossbearing.model.when import days_of
from crossbearing.publish.values import Edition


def day_of(edition: Edition) -> date | None:
    """The last day that was looked at, else the day of the newest report; None where no report has one."""
    for edtf in (edition.as_of, edition.known_on, edition.latest):
        if edtf is not None:
            first, last = days_of(edtf)
            return last or first
    return None
