"""Reports in a line each: who published them and when, and how much was made of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.reconcile.holders import publisher_name
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Outlined:
    """A report in short. `waits` counts the things on the queue that rest on it."""

    sha256: str
    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    claims: int
    events: int
    waits: int


def outlined(visit: Visit, hashes: Sequence[str]) -> list[Outlined]:
    """These reports in their order."""
    readings = visit.view.opened(hashes)
    waiting = _waiting(visit, hashes)
    found = []
    for reading in (readings[key] for key in hashes if key in readings):
        title, stand_ins = reading.document.title, StandIns(reading)
        found.append(
            Outlined(
                reading.sha256,
                reading.doc_id,
                None if title is None else stand_ins.shown(title.quote),
                publisher_name(reading),
                reading.document.published,
                reading.document.language,
                len(reading.claims),
                len(reading.events),
                waiting[reading.sha256],
            )
        )
    return found


def _waiting(visit: Visit, hashes: Sequence[str]) -> Counter[str]:
    """How many things wait by report: those on the queue that nobody has decided on since."""
    reviewing = visit.ledger.reviewing(visit.view)
    things = (thing for thing in visit.view.queued_on(hashes) if not reviewing.is_settled(thing))
    return Counter(report for thing in things for report in {item.report for item in thing.items})
