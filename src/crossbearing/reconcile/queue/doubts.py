"""What is not sure about an incident: its date, its place, whether it is one, and how its sources put it."""

from collections.abc import Callable, Iterator, Mapping

from crossbearing.model.claim import Certainty
from crossbearing.model.event import Event
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.queued import Because, Cause, Doubt
from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.reconcile.linking.grounds import ENOUGH
from crossbearing.reconcile.queue.points import DOUBTS

# A join that is just over what is asked for would fall by its slightest ground.
NARROWLY = ENOUGH + 0.5
# Wider than a week, and a date no longer tells which of several attacks on a place is meant.
WIDE_DAYS = 7
_MARKS = frozenset("?~%")

Unsure = Callable[[Reading], frozenset[str]]


def doubts(incident: Incident, events: Mapping[Ref, tuple[Reading, Event]], unsure: Unsure) -> Iterator[Because]:
    """Every doubt about an incident, as reasons to look at it."""
    told = [events[ref] for ref in incident.members]
    found = [_of_date(incident.date), _of_place(incident, told, unsure)]
    found += [Doubt.WEAK_JOIN if _is_narrow(incident) else None]
    found += [Doubt.HEDGED if all(_is_hedged(reading, event) for reading, event in told) else None]
    for doubt in found:
        if doubt is not None:
            yield Because(cause=Cause.LOW_CONFIDENCE, points=DOUBTS[doubt], what=doubt.value)


def _of_date(edtf: str | None) -> Doubt | None:
    if edtf is None:
        return Doubt.DATE_UNKNOWN
    if not _MARKS.isdisjoint(edtf):
        return Doubt.DATE_UNSURE
    first, last = days_of(edtf)
    return Doubt.DATE_WIDE if first is None or last is None or (last - first).days > WIDE_DAYS else None


def _of_place(incident: Incident, told: list[tuple[Reading, Event]], unsure: Unsure) -> Doubt | None:
    if incident.place is None:
        return Doubt.PLACE_UNKNOWN
    places = [event.place in unsure(reading) for reading, event in told if event.place is not None]
    return Doubt.PLACE_UNSURE if places and all(places) else None


def _is_narrow(incident: Incident) -> bool:
    """Whether some event is held to be in the incident by one narrow join alone."""
    best: dict[Ref, float] = {}
    for join in incident.joins:
        for ref in (join.left, join.right):
            best[ref] = max(best.get(ref, 0.0), join.weight)
    return any(weight < NARROWLY for weight in best.values())


def _is_hedged(reading: Reading, event: Event) -> bool:
    """Whether all that a report has on an event is claims in hedged words."""
    claims = [claim for claim in reading.claims if claim.id in event.claims]
    return len(claims) > 0 and all(claim.certainty is Certainty.HEDGED for claim in claims)
