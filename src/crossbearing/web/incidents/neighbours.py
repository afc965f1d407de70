"""The incidents beside one: of the same place and days or, where the place is not known, of the same days."""

from datetime import date, timedelta

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.incident import Incident
from crossbearing.model.when import days_of
from crossbearing.reconcile.filter import Filter
from crossbearing.web.incidents.names import key_words

# Reports of one happening date it so many days apart at most, and seldom more than so many incidents lie so near.
NEAR_DAYS = 4
MOST = 12


def neighbours(incident: Incident, view: Snapshot) -> list[Incident]:
    """Those near it in place and time, in order of time; none where neither is known."""
    days = _around(incident.date)
    if incident.place is not None:
        time = None if days is None else f"{days[0]}/{days[1]}"
        found = view.incidents(Filter(place=key_words(incident.place), time=time), limit=MOST + 1, short=True)
    elif days is not None:
        found = [one for one in view.incidents_around(incident, MOST) if _is_within(one.date, days)]
    else:
        found = []
    return [one for one in found if one.id != incident.id][:MOST]


def _around(edtf: str | None) -> tuple[date, date] | None:
    """The days around a date (EDTF); None where no end of it is known."""
    first, last = (None, None) if edtf is None else days_of(edtf)
    known, margin = first or last, timedelta(days=NEAR_DAYS)
    return None if known is None else ((first or known) - margin, (last or known) + margin)


def _is_within(edtf: str | None, days: tuple[date, date]) -> bool:
    first, last = (None, None) if edtf is None else days_of(edtf)
    return (first is not None and days[0] <= first <= days[1]) or (last is not None and days[0] <= last <= days[1])
