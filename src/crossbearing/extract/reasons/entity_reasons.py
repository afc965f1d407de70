"""Why an entity is there: what made its first name, or its first words, a mention."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import Entity, Mention, MentionKind
from crossbearing.model.reason import Reason
from crossbearing.model.span import Span
from crossbearing.vocab.gazetteer import place_names


def entity_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason an entity."""
    modelled = _modelled(draft.marked)
    for entity in draft.entities:
        yield _reason(draft.marked, entity, modelled)


def _modelled(marked: Marked) -> dict[tuple[int, int], str]:
    """What the name model calls each stretch of characters."""
    tokens = marked.tokens
    return {(tokens[name.first].start, tokens[name.last - 1].end): name.kind for name in marked.names}


def _reason(marked: Marked, entity: Entity, modelled: dict[tuple[int, int], str]) -> Reason:
    words = tuple(Span(one.quote, one.start, one.end) for one in entity.mentions)
    named = [one for one in entity.mentions if one.kind is MentionKind.NAME]
    kind = entity.type.value.replace("_", " ")
    linked = f"; {len(words)} mentions are linked to it" if len(words) > 1 else ""
    if not entity.mentions:
        return Reason(entity.id, "entities/publisher", "rule", "the file says who published it", words)
    if not named:
        first = entity.mentions[0]
        because = f"“{first.quote}” is a phrase read as {kind} (vocabulary of people and groups)"
        return Reason(entity.id, f"entities/phrase, {entity.type}", "rule", because + linked, words)
    rule, by, because = _name_rule(named, modelled)
    return Reason(entity.id, f"entities/{rule}, {entity.type}", by, f"{because}, read as {kind}{linked}", words)


def _name_rule(named: list[Mention], modelled: dict[tuple[int, int], str]) -> tuple[str, str, str]:
    """Rule, what decided, and in words: a list goes before the model, the model before capitals."""
    listed = next((one for one in named if place_names().knows(one.quote)), None)
    if listed is not None:
        return "listed name", "rule", f"“{listed.quote}” is a name in the list of places"
    found = next((one for one in named if (one.start, one.end) in modelled), None)
    if found is not None:
        kind = modelled[found.start, found.end]
        return "name model", "model", f"the name model reads “{found.quote}” as a name ({kind})"
    return "capitals", "rule", f"“{named[0].quote}” is written as a name"
