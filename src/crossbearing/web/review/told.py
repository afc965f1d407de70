"""A decision as pages of the queue tell it: nobody is named who is protected."""

from dataclasses import dataclass

from crossbearing.model.decision import Decision, Verb
from crossbearing.model.visible import visible
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.visit import Visit

# The reports of so many items are opened to leave protected names out; a decision on more is told without its words.
MOST_REPORTS = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A decision: its id, verb, who made it and when, why, and what it amends to or who it gives to."""

    id: str
    verb: Verb
    who: str
    when: str
    why: str
    value: str | None
    items: int


def told(visit: Visit, decision: Decision) -> Told:
    """The decision without protected names in what a person wrote."""
    hashes = {one.sha256 for one in decision.about}
    masks = (
        [StandIns(reading) for reading in visit.view.opened(hashes).values()] if len(hashes) <= MOST_REPORTS else None
    )

    def shown(text: str | None) -> str | None:
        if text is None or masks is None:
            return None if text is None else ""
        for mask in masks:
            text = mask.shown(text)
        return visible(text)

    return Told(
        id=decision.id,
        verb=decision.verb,
        who=visible(decision.who),
        when=decision.when,
        why=shown(decision.why) or "",
        value=shown(decision.value),
        items=len(decision.about),
    )
