"""Things to look at as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.api.reviewing import Asked, Reviewing
from crossbearing.model.decision import Decision
from crossbearing.model.queued import Because, Cause, Queued, Sort
from crossbearing.web.visit import Visit

# What a filter has for whoever looks.
ME = "me"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: what it is, every reason, how much it weighs, and who it is assigned to, if anybody."""

    id: str
    sort: Sort
    subject: str
    label: str
    date: str | None
    place: str | None
    where: str | None
    reports: int
    priority: int
    because: tuple[Because, ...]
    assigned: str | None
    settled: bool


def line(thing: Queued, reviewing: Reviewing) -> Line:
    """A thing as a line of the queue."""
    return Line(
        id=thing.id,
        sort=thing.sort,
        subject=thing.subject,
        label=thing.label,
        date=thing.date,
        place=thing.place,
        where=thing.where,
        reports=thing.reports,
        priority=thing.priority,
        because=thing.because,
        assigned=reviewing.assigned(thing),
        settled=reviewing.is_settled(thing),
    )


def wanted(visit: Visit, reason: Cause | None, place: str, assigned: str) -> Asked:
    """What a page asks of the queue."""
    name = visit.person.name if assigned == ME else assigned
    return Asked(cause=reason, place=place or None, assigned=name or None)


def named(thing: Queued) -> tuple[str, ...]:
    """What a decision on a thing names: the incident, the decision, or the items."""
    if thing.sort in (Sort.INCIDENT, Sort.DECISION):
        return (thing.subject,)
    return tuple(f"{item.report}:{item.id}" for item in thing.items)


def people(visit: Visit, decisions: Sequence[Decision]) -> list[str]:
    """Whom something can be given to: who looks, and all who decided so far."""
    return sorted({visit.person.name, *(one.who for one in decisions)}, key=str.casefold)
