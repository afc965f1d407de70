"""Finds the entities of a text, for the tests of mentions and their links."""

from written import drafted

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.mentions import find_entities
from crossbearing.model.entity import Entity


def draft_of(body: str, publisher: str | None = None) -> Draft:
    """The draft of a report with this body, its entities found."""
    return find_entities(drafted(body, publisher=publisher))


def entities_of(body: str, publisher: str | None = None) -> tuple[Entity, ...]:
    """The entities of a report with this body."""
    return draft_of(body, publisher).entities


def entity_of(body: str, words: str, publisher: str | None = None) -> Entity:
    """The entity one of whose mentions is exactly these words."""
    found = [e for e in entities_of(body, publisher) if any(m.quote == words for m in e.mentions)]
    assert found, f"nothing is mentioned as {words!r}"
    return found[0]


def quotes(entity: Entity) -> list[str]:
    """The words of the entity's mentions, in order of the text."""
    return [mention.quote for mention in entity.mentions]
