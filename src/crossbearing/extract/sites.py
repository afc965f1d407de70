"""Which places words of a report name, and which stretch of words stands for one of them."""

import re

from crossbearing.extract.parties import Cast
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# So far behind an adjective such as "rebel-held" its place may be named, in characters.
PHRASE_REACH = 50
_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})


_LANDMARK = re.compile(
    r"\b(?:near|outside|beyond|towards?|(?:north|south|east|west|miles|km|kilometres|kilometers|away|metres)\w*\s+(?:of|from))"
    r"\s+(?:the\s+)?(?:[\w-]+\s+(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)


def named_places(cast: Cast, span: Span) -> list[str]:
    """The places named in a span, in order, the place of the dateline aside."""
    datelines = cast.draft.marked.report.spans_of(ZoneKind.DATELINE)
    found = [
        entity.id
        for mention, entity in cast.index.mentions_in(span)
        if entity.type in _PLACES
        and not any(d.start <= mention.start < d.end for d in datelines)
        and not _is_landmark(cast.draft.marked.text, mention.start)
    ]
    return list(dict.fromkeys(found))


def places_between(cast: Cast, start: int, end: int) -> list[str]:
    return named_places(cast, Span.of(cast.draft.marked.text, start, end)) if start < end else []


def _is_landmark(text: str, start: int) -> bool:
    """Whether the place is only named to say where another lies ("south-west of X", "near X")."""
    return _LANDMARK.search(text, max(0, start - 24), start) is not None


def is_of_place(cast: Cast, start: int, end: int) -> bool:
    """Whether the words at these characters stand in front of a place ("rebel-held districts"), not of an office."""
    text = cast.draft.marked.text
    reach = Span.of(text, start, min(len(text), end + PHRASE_REACH))
    near = [(m, e) for m, e in cast.index.mentions_in(reach) if m.start <= end + 1]
    if near:
        return any(entity.type in _PLACES for _, entity in near)
    noun = re.match(r"\W*(?:\w+ ){0,2}?(\w+)", text[end : end + 60])
    return noun is not None and noun.group(1).lower() in set(load("place_status")["control"]["grounds"])


def phrase_from(cast: Cast, start: int, within: Span) -> Span:
    """The mention of a place that covers or follows the character, from its start; else some words from there."""
    text = cast.draft.marked.text
    for mention, entity in cast.index.mentions_in(within):
        if entity.type in _PLACES and mention.end > start and mention.start <= start + PHRASE_REACH:
            return Span.of(text, min(start, mention.start), mention.end)
    return Span.of(text, start, within.end)


def around(cast: Cast, start: int, within: Span) -> Span:
    """The mention that covers the character, else the clause."""
    covering = [m for m, e in cast.index.mentions_in(within) if m.start <= start < m.end and e.type in _PLACES]
    if not covering:
        return within
    longest = max(covering, key=lambda mention: mention.end - mention.start)
    return Span.of(cast.draft.marked.text, longest.start, longest.end)
