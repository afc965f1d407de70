"""One thing of the queue: the words in their context, why it is there, and what can be decided."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.api.reviewing import Asked as Wants
from crossbearing.api.reviewing import Reviewing
from crossbearing.model.decision import Decision, Verb, in_force, is_same_person
from crossbearing.model.incident import Tally
from crossbearing.model.queued import Cause, Queued, Sort
from crossbearing.web.errors import MissingError
from crossbearing.web.page import Page
from crossbearing.web.review.evidence import contradictions_of, evidence
from crossbearing.web.review.lines import Line, line, named, people, wanted
from crossbearing.web.review.passages import Passage, passages
from crossbearing.web.review.told import Told, told
from crossbearing.web.visit import Visit

Name = Annotated[str, msgspec.Meta(max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The thing, and of which part of the queue it is looked at."""

    id: Annotated[str, msgspec.Meta(max_length=40)]
    reason: Cause | None = None
    place: Name = ""
    assigned: Name = ""


# What is decided from the queue, and taken back there by a key.
_OF_QUEUE = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.NOTE, Verb.ASSIGN})


@dataclass(frozen=True, slots=True)
class Shown:
    """The thing with its words; what a decision on it names; and the things before and after it.

    `decision` is what waits where the thing is a decision, `is_own` whether it was made by whoever looks. `last` is the
    newest decision of whoever looks, to take it back. `more` is how many items have no passage here.
    """

    thing: Line
    names: tuple[str, ...]
    passages: list[Passage]
    more: int
    tallies: list[Tally]
    decision: Told | None
    is_own: bool
    last: Told | None
    previous: str | None
    next: str | None
    reason: Cause | None
    place: str
    assigned: str
    people: list[str]


def look(visit: Visit, asked: Asked) -> Shown:
    """The thing of that id; MissingError where it is not to be looked at any more."""
    reviewing = visit.ledger.reviewing(visit.view, who=visit.person.name)
    thing = reviewing.thing(asked.id)
    if thing is None:
        raise MissingError(visit.say("review.gone"))
    wants = wanted(visit, asked.reason, asked.place, asked.assigned)
    decision = _decision(thing, reviewing)
    shown = _passages(visit, thing)
    return Shown(
        thing=line(thing, reviewing),
        names=named(thing),
        passages=shown,
        more=max(0, len(thing.items) - len(shown)),
        tallies=_tallies(visit, thing),
        decision=None if decision is None else told(visit, decision),
        is_own=decision is not None and is_same_person(decision.who, visit.person.name),
        last=_last(visit, reviewing),
        previous=_beside(reviewing, thing, wants, -1),
        next=_beside(reviewing, thing, wants, 1),
        reason=asked.reason,
        place=asked.place,
        assigned=asked.assigned,
        people=people(visit, reviewing.decisions),
    )


def _passages(visit: Visit, thing: Queued) -> list[Passage]:
    view = visit.view
    incident = view.incident(thing.subject) if thing.sort is Sort.INCIDENT else None
    refs = evidence(thing, view, incident, view.contradictions_named(contradictions_of(thing)))
    return passages(refs, view.opened({ref.sha256 for ref in refs}), visit.ledger)


def _tallies(visit: Visit, thing: Queued) -> list[Tally]:
    """The figures that are a reason to look, as the policy makes them out."""
    wanted = {(one.what, one.counts) for one in thing.because if one.counts is not None}
    if not wanted:
        return []
    tallies = visit.view.incident(thing.subject).tallies
    return [one for one in tallies if one.blamed is None and (one.category.value, one.counts) in wanted]


def _decision(thing: Queued, reviewing: Reviewing) -> Decision | None:
    if thing.sort is not Sort.DECISION:
        return None
    return next(one for one in reviewing.decisions if one.id == thing.subject)


def _last(visit: Visit, reviewing: Reviewing) -> Told | None:
    """The newest decision of whoever looks that still stands or waits; None where it is none of the queue's."""
    standing = {one.id for one in in_force(reviewing.decisions)}
    mine = (
        one
        for one in reversed(reviewing.decisions)
        if is_same_person(one.who, visit.person.name) and (one.id in standing or one.needs_second)
    )
    found = next(mine, None)
    return told(visit, found) if found is not None and found.verb in _OF_QUEUE else None


def _beside(reviewing: Reviewing, thing: Queued, wants: Wants, step: int) -> str | None:
    found = reviewing.beside(thing, wants, step=step)
    return None if found is None else found.id


PAGES = (Page(name="review_item", path="/review/{id}", asked=Asked, shown=Shown, look=look, style=True, script=True),)
