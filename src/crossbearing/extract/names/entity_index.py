"""Finds the entity that given words of a report name."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from crossbearing.model.entity import Entity, Mention
from crossbearing.model.span import Span

# What follows the head of an English noun phrase: a preposition, a relative word, a comma, a bracket.
_AFTER_HEAD = re.compile(
    r"\s(?:of|in|at|from|with|for|to|on|by|near|under|between|among|who|whose|whom|which|that|close|known)\b|[,(]"
)


class EntityIndex:
    """Entities by the characters of their mentions. Of nested mentions the smallest that fits answers."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._by_id = {entity.id: entity for entity in entities}
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._pairs]
        self._longest = max((mention.end - mention.start for mention, _ in self._pairs), default=0)

    def get(self, entity_id: str | None) -> Entity | None:
        """The entity of this id; None if there is none."""
        return self._by_id.get(entity_id) if entity_id else None

    def at(self, start: int, end: int) -> Entity | None:
        """The entity these characters name: by the same words, else the same head, else the smallest around them."""
        near = self._overlapping(start, end)
        for mention, entity in near:
            if (mention.start, mention.end) == (start, end):
                return entity
        headed = [pair for pair in near if start <= head_of(pair[0])[0] < end and pair[0].start <= start]
        headed += [pair for pair in near if pair not in headed and _contains_head(start, end, pair[0], near)]
        if headed:
            return min(headed, key=lambda pair: abs((pair[0].end - pair[0].start) - (end - start)))[1]
        around = [pair for pair in near if pair[0].start <= start and end <= pair[0].end]
        return min(around, key=lambda pair: pair[0].end - pair[0].start)[1] if around else None

    def headed_at(self, offset: int) -> Entity | None:
        """The entity of the longest mention whose head word stands at `offset`; None if no mention's head does."""
        near = [pair for pair in self._overlapping(offset, offset + 1) if _in(offset, head_of(pair[0]))]
        return max(near, key=lambda pair: pair[0].end - pair[0].start)[1] if near else None

    def covering(self, offset: int) -> Entity | None:
        """The entity of the smallest mention that holds the character at `offset`."""
        near = self._overlapping(offset, offset + 1)
        return min(near, key=lambda pair: pair[0].end - pair[0].start)[1] if near else None

    def of_word(self, offset: int) -> Entity | None:
        """The entity that a word at `offset` names: as the head of a mention, else as part of one."""
        return self.headed_at(offset) or self.covering(offset)

    def longest_at(self, start: int, end: int) -> Mention | None:
        """The longest mention that holds characters `start` to `end`; None if none does."""
        near = [m for m, _ in self._overlapping(start, end) if m.start <= start and end <= m.end]
        return max(near, key=lambda mention: mention.end - mention.start, default=None)

    def in_span(self, span: Span) -> list[Entity]:
        """Each entity with a mention inside the span, in order of the text."""
        found = [e for mention, e in self._overlapping(span.start, span.end) if _inside(mention, span)]
        return list({entity.id: entity for entity in found}.values())

    def mentions_in(self, span: Span) -> list[tuple[Mention, Entity]]:
        """Each mention inside the span with its entity, in order of the text."""
        return [pair for pair in self._overlapping(span.start, span.end) if _inside(pair[0], span)]

    def _overlapping(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_right(self._starts, end - 1)
        return [pair for pair in self._pairs[first:last] if pair[0].end > start]


def head_of(mention: Mention) -> tuple[int, int]:
    """Characters of the mention's head word: the last one before a preposition, relative, comma or bracket."""
    cut = _AFTER_HEAD.search(mention.quote)
    phrase = mention.quote[: cut.start()] if cut and cut.start() else mention.quote
    stripped = phrase.rstrip()
    word = re.search(r"[^\s\-–—]+$", stripped)
    start = mention.start + (word.start() if word else 0)
    return start, mention.start + len(stripped)


def _contains_head(start: int, end: int, mention: Mention, near: Sequence[tuple[Mention, Entity]]) -> bool:
    """Whether the words `start` to `end` hold this mention wholly and it is the first one in them."""
    if not (start <= mention.start and mention.end <= end):
        return False
    outer = [m for m, _ in near if start <= m.start and m.end <= end]
    return bool(outer) and outer[0] == mention


def _in(offset: int, characters: tuple[int, int]) -> bool:
    return characters[0] <= offset < characters[1]


def _inside(mention: Mention, span: Span) -> bool:
    return span.start <= mention.start and mention.end <= span.end
