"""Gives things of the queue to people, many at a time."""

from typing import Annotated

import msgspec

from crossbearing.errors import InputError
from crossbearing.model.decision import Verb
from crossbearing.web.page import Action, Done
from crossbearing.web.review.lines import named
from crossbearing.web.visit import Visit

# A page of the queue has fifty.
MOST = 200


class Assigning(msgspec.Struct, frozen=True, kw_only=True):
    """Which things (by their ids on the queue), to whom, and why; `mine` gives them to whoever asks."""

    thing: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=MOST)] = ()
    to: Annotated[str, msgspec.Meta(max_length=200)] = ""
    mine: bool = False
    why: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    at: Annotated[str, msgspec.Meta(max_length=2000)] = "/review"


def assign(visit: Visit, asked: Assigning) -> Done:
    """Give the things to somebody. InputError where none is named, or nobody to give them to."""
    to = visit.person.name if asked.mine else asked.to.strip()
    if not to or not asked.thing:
        raise InputError(visit.say("review.assign_what"))
    reviewing = visit.ledger.reviewing(visit.view, who=visit.person.name)
    things = [thing for name in asked.thing if (thing := reviewing.thing(name)) is not None]
    for thing in things:
        visit.ledger.decide(Verb.ASSIGN, *named(thing), who=visit.person.name, why=asked.why, value=to)
    return Done(said=visit.say("review.assigned_done", count=len(things), to=to), at=asked.at)


ACTIONS = (Action(name="assign", path="/review/assign", asked=Assigning, do=assign),)
