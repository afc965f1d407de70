"""Why an incident or a row has no match."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from crossbearing.publish.comparing.matching import Pairing
from crossbearing.publish.comparing.reach import Reach
from crossbearing.publish.comparing.record import Record


class Reasons:
    """The reasons, once everything is paired."""

    def __init__(self, pairing: Pairing, reach: Reach, ours: Sequence[Record], theirs: Sequence[Record]) -> None:
        self._pairing = pairing
        self._days = timedelta(days=reach.wider.days)
        self._nothing = f"nothing within {reach.wider.days} days and {reach.wider.km:g} km"
        self._ours, self._theirs = _ends(ours), _ends(theirs)
        self._countries = {one.spot.country for one in ours}

    def of_ours(self, record: Record) -> str:
        """Why an incident has no row."""
        if (why := self._pairing.why_ours.get(record.key)) is not None:
            return why
        return _nowhere(record) or self._outside(record, self._theirs, "the table") or self._nothing

    def of_theirs(self, record: Record) -> str:
        """Why a row has no incident."""
        if record.kinds is not None and not record.kinds:
            return f"a kind that the ledger does not have: {record.kind}"
        return self._pairing.why_theirs.get(record.row) or _nowhere(record) or self._nothing

    def beyond_ours(self, record: Record) -> str | None:
        """Why nothing can be expected to match a row: it lies where or when no incident does. None where it can."""
        if record.row in self._pairing.why_theirs:
            return None
        if self._countries - {None} and record.spot.country not in {None, *self._countries}:
            return "in a country in which the ledger's incidents here do not lie"
        return self._outside(record, self._ours, "the ledger's incidents here")

    def _outside(self, record: Record, ends: tuple[date, date] | None, whose: str) -> str | None:
        if ends is None:
            return "there is nothing to compare it with"
        first, last = ends
        if first - record.last > self._days:
            return f"before the first day of {whose}, {first}"
        return f"after the last day of {whose}, {last}" if record.first - last > self._days else None


def _nowhere(record: Record) -> str | None:
    """What keeps a record from being near anything."""
    if record.spot.point is not None or record.spot.skeleton is not None:
        return None
    return "its place is not known" if record.spot.lat is None else "of its place only the country is known"


def _ends(records: Iterable[Record]) -> tuple[date, date] | None:
    """The first and the last day of records; None for none."""
    days = [(one.first, one.last) for one in records]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None
