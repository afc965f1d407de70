"""Where one comes in: what contradicts and who is silent, what waits, and what changed since one last looked."""

from dataclasses import dataclass

from crossbearing.api.reviewing import Asked as Wants
from crossbearing.api.reviewing import Reviewing
from crossbearing.model.kept_row import Kind
from crossbearing.model.queued import Cause
from crossbearing.web.home.changes import MOST, NEWEST, Changes, changes
from crossbearing.web.home.labels import Opposition, Unspoken, oppositions, unspoken
from crossbearing.web.page import Nothing, Page
from crossbearing.web.review.lines import Line, line
from crossbearing.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Holds:
    """How much of each kind the ledger holds."""

    reports: int
    incidents: int
    contradictions: int
    agreements: int
    silences: int
    sources: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for whoever looks: what is theirs, what needs a second person, and the head of the queue."""

    mine: int
    given: list[Line]
    seconds: int
    second: list[Line]
    queue: int
    heads: list[Line]


@dataclass(frozen=True, slots=True)
class Shown:
    """`since` is when whoever looks last said that they had seen this, None where they never did.

    Then `changes` is None, too, and the first contradictions and the newest silences of all are there.
    """

    since: str | None
    holds: Holds
    changes: Changes | None
    against: list[Opposition]
    silent: list[Unspoken]
    waits: Waits


def look(visit: Visit, asked: Nothing) -> Shown:
    """The home page of whoever looks."""
    view, ledger = visit.view, visit.ledger
    reviewing = ledger.reviewing(view, who=visit.person.name)
    mark = ledger.looks.of(visit.person.name)
    found = None if mark is None else changes(visit, ledger.looks.came(mark, limit=NEWEST), reviewing.decisions)
    return Shown(
        since=None if mark is None else mark.at,
        holds=_holds(visit, len(reviewing.decisions)),
        changes=found,
        against=oppositions(view, view.contradictions(limit=MOST)) if found is None else found.against,
        silent=unspoken(view, view.silences(limit=MOST, newest=True)) if found is None else found.silent,
        waits=_waits(visit, reviewing),
    )


def _holds(visit: Visit, decisions: int) -> Holds:
    view = visit.view
    return Holds(
        reports=view.count(Kind.REPORT),
        incidents=view.count(Kind.INCIDENT_SHORT),
        contradictions=view.count(Kind.CONTRADICTION),
        agreements=view.count(Kind.DEAL_SHORT),
        silences=view.count(Kind.SILENCE),
        sources=view.count(Kind.SOURCE_SHORT),
        decisions=decisions,
    )


def _waits(visit: Visit, reviewing: Reviewing) -> Waits:
    mine = Wants(assigned=visit.person.name)
    seconds = reviewing.things(Wants(cause=Cause.SECOND_PERSON))
    return Waits(
        mine=reviewing.count(mine),
        given=[line(one, reviewing) for one in reviewing.things(mine, limit=MOST)],
        seconds=len(seconds),
        second=[line(one, reviewing) for one in seconds[:MOST]],
        queue=reviewing.count(),
        heads=[line(one, reviewing) for one in reviewing.things(limit=MOST)],
    )


PAGES = (Page(name="home", path="/", shown=Shown, look=look, style=True),)
