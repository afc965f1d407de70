"""Reports about one protected person, made of a line of text for tests of redaction."""

import re
from dataclasses import replace
from hashlib import sha256

from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.publish.hidden import Hidden
from made import make_imprint

NAME = "Abu Omar"


def person(text: str, *, name: str = NAME, nominal: str = "", pronoun: str = "", item: str = "e1") -> Entity:
    """A protected person who is named, described and stood for by these words wherever they are in the text."""
    kinds = ((name, MentionKind.NAME), (nominal, MentionKind.NOMINAL), (pronoun, MentionKind.PRONOUN))
    mentions = tuple(
        Mention(words, found.start(), found.end(), kind)
        for words, kind in kinds
        if words
        for found in re.finditer(rf"\b{re.escape(words)}\b", text)
    )
    slug = name.lower().replace(" ", "-") or "somebody"
    return Entity(item, f"person:{slug}", name or "[a source]", EntityType.PERSON, mentions, protect=True)


def other(text: str, name: str, type: EntityType = EntityType.PLACE, item: str = "e2") -> Entity:
    """Somebody or something else that is named in the text."""
    start = text.index(name)
    mention = Mention(name, start, start + len(name), MentionKind.NAME)
    return Entity(item, f"{type.value}:{name.lower().replace(' ', '-')}", name, type, (mention,))


def reading(
    text: str, *entities: Entity, claims: tuple[Claim, ...] = (), published: str = "2031-05-13", name: str = "durra"
) -> Reading:
    """A reading of the text with these entities."""
    imprint = replace(make_imprint(), published=published)
    return Reading(name, f"{name}.txt", sha256(text.encode()).hexdigest(), imprint, entities=entities, claims=claims)


def claim(text: str, holder: str, cue: str, content: str, item: str = "c1") -> Claim:
    """A claim of the entity `e1` with these words."""
    chain = (Link("e1", _span(text, holder), _span(text, cue)),)
    return Claim(item, chain, (_span(text, content),), Form.INDIRECT, ClaimKind.FACT)


def shown(text: str, one: Reading) -> str:
    """The whole text as it goes out."""
    return Hidden.of([one], lambda _: text).passage(one, text, Span.of(text, 0, len(text))).exact


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))
