"""On which side of a war a report puts a place, and with it the people there."""

import re

from crossbearing.extract.deals.parties import Cast, side_in
from crossbearing.model.entity import Alignment, Entity, EntityType
from crossbearing.model.span import Span

# Ahead of a place and behind it, in characters, words tell its side.
AHEAD = 40
BEHIND = 70
_HELD = re.compile(r"\b([\w’']+)-(?:held|controlled|run|occupied|ruled)\b|\b(loyalist)\b", re.IGNORECASE)
_LOYAL = re.compile(
    r"\b(?:loyal to|(?:held|controlled|run|occupied|ruled) by|under the control of|under|in the hands of)\s+"
    r"((?:[\w’'-]+ ?){1,4})",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:!?]|\bfrom\b|\bto\b(?<!loyal to)")


def side_told(cast: Cast, first: int, last: int) -> Alignment | None:
    """The side of the first place named between two tokens of which the report tells one."""
    named = (cast.entity(entity) for entity in cast.in_tokens(first, last))
    sides = (_side_of(cast, entity) for entity in named if entity is not None and entity.type is EntityType.PLACE)
    return next((side for side in sides if side is not None), None)


def _side_of(cast: Cast, place: Entity) -> Alignment | None:
    side = cast.side(place.id)
    if side is not None:
        return side
    text = cast.draft.marked.text
    for mention in place.mentions:
        start = max(0, mention.start - AHEAD)
        ahead = _HELD.search(text[start : mention.start].rpartition(".")[2] + mention.quote)
        if ahead is not None:
            return side_in(ahead.group().replace("-", " "))
        behind = _STOP.split(text[mention.end : mention.end + BEHIND], maxsplit=1)[0]
        found = _HELD.search(behind)
        if found is not None:
            return side_in(found.group().replace("-", " "))
        loyal = _LOYAL.search(behind)
        if loyal is not None:
            return _side_at(cast, Span.of(text, mention.end + loyal.start(1), mention.end + loyal.end(1)))
    return None


def _side_at(cast: Cast, words: Span) -> Alignment | None:
    """The side of whoever the words name, else the one that they tell."""
    sides = (cast.side(entity.id) for entity in cast.index.in_span(words))
    return next((side for side in sides if side is not None), None) or side_in(words.quote)
