"""Finds the entities of a text, for the tests of mentions and their links."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.mentions import find_entities
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.entity import Entity
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind


@cache
def _grammar() -> Grammar:
    return load_grammar()


def draft_of(body: str, publisher: str | None = None) -> Draft:
    """The draft of a report with this body, its entities found."""
    zones = (Zone("z1", ZoneKind.BODY, (Span.of(body, 0, len(body)),)),)
    report = Report("r.txt", body.encode(), body, "text/plain", zones, Publication(publisher=publisher))
    return find_entities(Draft(mark(report, _grammar())))


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
