"""Protection follows a name through a ledger: whoever one report protects is protected in all that name them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A place or an outlet may bear the name that somebody took as an alias.
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def protected_everywhere(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with every entity protected that bears a name which some report protects."""
    hidden = hidden_names(readings)
    return [hiding(reading, hidden) for reading in readings]


def hidden_names(readings: Sequence[Reading]) -> frozenset[str]:
    """The names that some report protects, small letters."""
    entities = (entity for reading in readings for entity in reading.entities if entity.protect)
    return frozenset(name for entity in entities for name in names_of(entity))


def hiding(reading: Reading, hidden: frozenset[str]) -> Reading:
    """The reading, with every person and group protected that bears one of these names."""
    people = (entity for entity in reading.entities if entity.type in _PEOPLE and not entity.protect)
    exposed = [entity for entity in people if not hidden.isdisjoint(names_of(entity))]
    if len(exposed) == 0:
        return reading
    keys = {entity.id for entity in exposed}
    entities = tuple(replace(entity, protect=True) if entity.id in keys else entity for entity in reading.entities)
    return replace(reading, entities=entities)


def without_names(text: str, hidden: Collection[str]) -> str:
    """The text, with three dots for each word of these names: for words that were taken apart from their sentence."""
    words = {word for name in hidden for word in name.split()}
    return _WORD.sub(lambda match: "…" if match[0].casefold() in words else match[0], text) if words else text


def names_of(entity: Entity) -> set[str]:
    """What an entity is called by name, small letters."""
    return {mention.quote.casefold() for mention in entity.mentions if mention.kind is MentionKind.NAME}
