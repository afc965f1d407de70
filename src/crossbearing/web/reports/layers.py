"""Which words of a report carry which of its items, layer by layer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.model.agreement import Agreement, Obligation, Performance, Violation
from crossbearing.model.claim import Claim
from crossbearing.model.entity import Entity, Mention, MentionKind
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.media import Media
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.relation import Quotation
from crossbearing.model.silence import Silence
from crossbearing.model.span import Span
from crossbearing.model.when import When

# The layers that are switched on and off, in the order of their switches.
LAYERS = ("claim", "event", "figure", "entity", "date", "agreement", "status", "silence")
# Those that are on at first: names and dates stand in every line.
AT_FIRST = ("claim", "event", "figure", "agreement", "status", "silence")
_OF: dict[type, str] = {
    Claim: "claim",
    Quotation: "claim",
    Event: "event",
    Media: "event",
    Figure: "figure",
    Entity: "entity",
    Agreement: "agreement",
    Obligation: "agreement",
    Performance: "agreement",
    Violation: "agreement",
    PlaceStatus: "status",
    Silence: "silence",
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters of the text that carry an item, and in which layer."""

    start: int
    end: int
    layer: str
    item: str


def layer_shown(item: Identified) -> str | None:
    """The layer in which an item is shown; None for one that has no words of its own."""
    return _OF.get(type(item))


def marks_of(reading: Reading) -> list[Mark]:
    """The words that carry the items of a reading, in order of the text."""
    found = {mark for item in reading.items() for mark in _marks(item)}
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.layer, mark.item))


def starts_of(reading: Reading, marks: Sequence[Mark]) -> dict[str, int]:
    """Where each item begins that has words: a claim where it is said, and not where its holder is named."""
    found: dict[str, int] = {}
    for mark in marks:
        found.setdefault(mark.item, mark.start)
    return found | {claim.id: claim.content[0].start for claim in reading.claims}


def _marks(item: Identified) -> Iterator[Mark]:
    layer = layer_shown(item)
    if layer is None:
        return
    for span in _words(item):
        if span is not None:
            yield Mark(span.start, span.end, layer, item.id)
    date = getattr(item, "date", None)
    if isinstance(date, When) and date.span is not None:
        yield Mark(date.span.start, date.span.end, "date", item.id)


def _words(item: Any) -> Iterator[Span | Mention | None]:
    """The words of an item; of an event those that tell what was done, and not its whole sentence."""
    if isinstance(item, Event):
        yield item.trigger
        for part in (*item.weapons, *item.damage, item.perpetrator, item.target):
            yield None if part is None else part.span
    elif isinstance(item, Entity):
        yield from (mention for mention in item.mentions if mention.kind is not MentionKind.PRONOUN)
    elif isinstance(item, Claim):
        yield from (*item.content, item.hedge)
        for link in item.chain:
            yield from (link.holder, link.cue)
    elif isinstance(item, Agreement):
        yield from (*item.status_spans, *item.evidence)
    elif isinstance(item, Media):
        yield from (item.caption, item.credit)
    elif isinstance(item, Figure | Quotation | Silence):
        yield item.span
    else:
        yield from item.spans
