"""Finds an item of one reading of a report in another reading of it."""

# Invariant: what is found is the item that was asked for beyond doubt, or none is and the reason is told.

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property

from crossbearing.model.claim import Claim
from crossbearing.model.decision import Subject
from crossbearing.model.entity import Entity, Mention
from crossbearing.model.held import Held
from crossbearing.model.reading import Identified, spans_in
from crossbearing.model.span import Span
from crossbearing.reconcile.moved_words import moved

NO_WORDS = "no item of its kind has its words in the present reading"
MOVED = "the text of the report is another now, and where its words stand in it is not beyond doubt"
SEVERAL = "several items have or had its words, and which of them was meant is not beyond doubt"
WORDLESS = "it has no words, and which item it is in the present reading is not beyond doubt"


class Items:
    """The items of one reading."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def by_id(self) -> Mapping[str, Identified]:
        """Every item by its id."""
        return {item.id: item for item in self.held.reading.items()}

    @cached_property
    def _names(self) -> Mapping[str, object]:
        """What each item is called where others name it."""
        return {item.id: (layer_of(item), _name(item)) for item in self.by_id.values()}

    def of(self, subject: Subject) -> Identified | None:
        """The item with the id, layer and words of a subject; None where this reading has no such item."""
        item = self.by_id.get(subject.id)
        if item is None or (layer_of(item), words_of(item)) != (subject.layer, subject.words):
            return None
        return item

    def known_by(self, layer: str, words: Span | None) -> list[Identified]:
        """The items of a layer that are known by these words."""
        return [item for item in self.by_id.values() if layer_of(item) == layer and words_of(item) == words]

    def like(self, content: object, among: list[Identified]) -> list[Identified]:
        """Those that say just this."""
        return [item for item in among if self.content(item) == content]

    def content(self, value: object) -> object:
        """All that an item says, without ids, offsets and line breaks: other items are named by their words."""
        if isinstance(value, Span | Mention):
            return _spaced(value.quote)
        if isinstance(value, tuple):
            return tuple(map(self.content, value))
        if is_dataclass(value):
            return tuple(self.content(getattr(value, field.name)) for field in fields(value) if field.name != "id")
        return self._names.get(value, _spaced(value)) if isinstance(value, str) else value


def found_again(item: Identified, then: Items, now: Items) -> Identified | str:
    """The item of the reading `now` that `item` of the reading `then` is; else why there is none."""
    if then.held.entry == now.held.entry:
        return now.by_id[item.id]
    if isinstance(item, Entity):
        named = _entity(item, then, now)
        if named is not None:
            return named
    words = words_of(item)
    if words is None:
        return _only(item, then, now, None, None) or WORDLESS
    place = moved(words, then.held.text, now.held.text)
    if place is None:
        return MOVED
    if not now.known_by(layer_of(item), place):
        return NO_WORDS
    return _only(item, then, now, words, place) or SEVERAL


def found_by_words(subject: Subject, now: Items) -> Identified | str:
    """The same where nothing is known of the item but what a decision says of it."""
    found = now.known_by(subject.layer, subject.words)
    if subject.words is None or len(found) > 1:
        same = [item for item in found if item.id == subject.id]
        return same[0] if same else WORDLESS if subject.words is None else SEVERAL
    return found[0] if found else NO_WORDS


def words_of(item: Identified) -> Span | None:
    """The words an item is known by: what a claim says, which its holder says but once, or else the first it has."""
    return next(spans_in(item.content if isinstance(item, Claim) else item), None)


def layer_of(item: Identified) -> str:
    """What kind of item it is, in a word."""
    return type(item).__name__.lower()


def _only(item: Identified, then: Items, now: Items, before: Span | None, after: Span | None) -> Identified | None:
    """The one item with these words; where then or now there are several, the one that says just the same."""
    those, these = then.known_by(layer_of(item), before), now.known_by(layer_of(item), after)
    if before is not None and len(those) == len(these) == 1:
        return these[0]
    content = then.content(item)
    alike = now.like(content, these)
    return alike[0] if len(alike) == len(then.like(content, those)) == 1 else None


def _entity(item: Entity, then: Items, now: Items) -> Entity | None:
    """The one entity with the same key, or else of the same name, that a word in common names."""
    for same in (_key, _name_and_type):
        those = [one for one in then.held.reading.entities if same(one) == same(item)]
        these = [one for one in now.held.reading.entities if same(one) == same(item)]
        if len(those) == len(these) == 1:
            quotes = {mention.quote for mention in item.mentions}
            is_named = not quotes or any(mention.quote in quotes for mention in these[0].mentions)
            return these[0] if is_named else None
    return None


def _key(entity: Entity) -> tuple[str, ...]:
    return (entity.key,)


def _name_and_type(entity: Entity) -> tuple[str, ...]:
    return (entity.name, entity.type.value)


def _name(item: Identified) -> str | None:
    """What an item is called where another one names it."""
    words = words_of(item)
    return item.key if isinstance(item, Entity) else None if words is None else _spaced(words.quote)


def _spaced(words: str) -> str:
    """Words with one space between them, however the text has them."""
    return " ".join(words.split())
