"""Protection follows a name through a ledger: whoever one report protects is protected in all that name them."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading

# A place or an outlet may bear the name that somebody took as an alias.
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def protected_everywhere(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with every entity protected that bears a name which some report protects."""
    hidden = hidden_names(readings)
    return [hiding(reading, hidden) for reading in readings]


def hidden_names(readings: Sequence[Reading]) -> frozenset[str]:
    """The names that some report protects, small letters."""
    entities = (entity for reading in readings for entity in reading.entities if entity.protect)
    return frozenset(name for entity in entities for name in _names(entity))


def hiding(reading: Reading, hidden: frozenset[str]) -> Reading:
    """The reading, with every person and group protected that bears one of these names."""
    exposed = [e for e in reading.entities if e.type in _PEOPLE and not e.protect and not hidden.isdisjoint(_names(e))]
    if len(exposed) == 0:
        return reading
    keys = {entity.id for entity in exposed}
    entities = tuple(replace(entity, protect=True) if entity.id in keys else entity for entity in reading.entities)
    return replace(reading, entities=entities)


def _names(entity: Entity) -> set[str]:
    """What an entity is called by name, small letters."""
    return {mention.quote.casefold() for mention in entity.mentions if mention.kind is MentionKind.NAME}
