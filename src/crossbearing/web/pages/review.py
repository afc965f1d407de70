"""The queue: what to look at next, and why."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.api.casing import case_lines
from crossbearing.model.person import Role
from crossbearing.model.queued import Cause
from crossbearing.web.page import Download, Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.review.lines import Line, line, people, wanted
from crossbearing.web.visit import Visit

Name = Annotated[str, msgspec.Meta(max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """For which reason, at which place, and assigned to whom: a name, `me`, or `-` for nobody."""

    reason: Cause | None = None
    place: Name = ""
    assigned: Name = ""
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Count:
    """How many things there are to look at for one reason."""

    reason: Cause
    things: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the queue; `waiting` and `mine` are how many things it has in all, and for whoever looks."""

    reason: Cause | None
    place: str
    assigned: str
    part: Part
    things: list[Line]
    counts: list[Count]
    waiting: int
    mine: int
    people: list[str]


def look(visit: Visit, asked: Asked) -> Shown:
    """The things that are wanted, the weightiest first."""
    reviewing = visit.ledger.reviewing(visit.view, who=visit.person.name)
    wants = wanted(visit, asked.reason, asked.place, asked.assigned)
    part = part_of(reviewing.count(wants), asked.page)
    things = reviewing.things(wants, limit=PER_PAGE, offset=part.offset)
    return Shown(
        reason=asked.reason,
        place=asked.place,
        assigned=asked.assigned,
        part=part,
        things=[line(thing, reviewing) for thing in things],
        counts=[Count(cause, count) for cause, count in reviewing.counts().items() if count > 0],
        waiting=reviewing.count(),
        mine=reviewing.count(wanted(visit, None, "", visit.person.name)),
        people=people(visit, reviewing.decisions),
    )


def cases(visit: Visit, asked: msgspec.Struct) -> bytes:
    """The decisions of the ledger as test cases for readers, without who made them."""
    return case_lines(visit.ledger.cases(visit.view))


PAGES = (Page(name="review", path="/review", asked=Asked, shown=Shown, look=look),)
DOWNLOADS = (
    Download(
        name="cases",
        path="/review/cases.jsonl",
        media="application/jsonl",
        make=cases,
        needs=Role.EDITOR,
        saved_as="cases.jsonl",
    ),
)
