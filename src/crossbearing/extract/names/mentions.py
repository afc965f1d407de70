"""Entities and their mentions: names, noun phrases and pronouns that carry attribution."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.alignment import side_of
from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.coreference import link
from crossbearing.extract.names.joint_mediators import find_joint_mediators
from crossbearing.extract.names.metonyms import main_country, mark_governments
from crossbearing.extract.names.names import find_names
from crossbearing.extract.names.naming import key_of, name_of
from crossbearing.extract.names.noun_phrases import find_nominals
from crossbearing.extract.names.place_pairs import find_pairs
from crossbearing.extract.names.pronouns import find_own_words, link_pronouns
from crossbearing.extract.names.protection import protect
from crossbearing.extract.names.publisher import Publisher, publisher_of
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.zone import ZoneKind


def find_entities(draft: Draft) -> Draft:
    """The draft with its entities and the id of the publisher's."""
    marked = draft.marked
    candidates = find_candidates(marked, draft.published.edtf if draft.published else None)
    referents = link(marked, candidates, main_country(marked, candidates))
    link_pronouns(marked, referents)
    protect(marked, referents)
    publisher = _publisher(marked, referents)
    entities = tuple(_entity(marked, referent, number) for number, referent in enumerate(referents, 1))
    entities = _with_header(marked, _distinct(entities))
    if publisher is not None:
        number = f"e{referents.index(publisher) + 1}"
        return replace(draft, entities=_with_own_words(marked, entities, number), publisher=number)
    made = publisher_of(marked.report)
    if made is None:
        return replace(draft, entities=entities)
    entity = _unmentioned(marked, made, len(entities) + 1)
    return replace(draft, entities=_with_own_words(marked, (*entities, entity), entity.id), publisher=entity.id)


def _with_own_words(marked: Marked, entities: tuple[Entity, ...], publisher: str) -> tuple[Entity, ...]:
    """The entities, the publisher's with each "we" outside quotation marks."""
    own = tuple(
        Mention(marked.text[token.start : token.end], token.start, token.end, MentionKind.PRONOUN)
        for token in find_own_words(marked)
    )
    return tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *own), key=lambda m: m.start))) if e.id == publisher else e
        for e in entities
    )


def find_candidates(marked: Marked, published: str | None = None) -> list[Candidate]:
    """Every name and noun phrase that may be a mention, in order of the text. `published` is EDTF."""
    names = mark_governments(marked, find_names(marked, published))
    joint = [*find_pairs(marked, names), *find_joint_mediators(marked, names)]
    found = [*names, *joint, *find_nominals(marked, names)]
    return sorted(found, key=lambda candidate: (candidate.first, -candidate.last))


def _entity(marked: Marked, referent: Referent, number: int) -> Entity:
    name = name_of(marked, referent)
    side = side_of(referent)
    return Entity(
        id=f"e{number}",
        key=key_of(referent, name, side),
        name=name,
        type=referent.type,
        mentions=_mentions(marked, referent),
        alignment=side,
        pseudonym=referent.pseudonym,
        protect=referent.protect,
    )


def _mentions(marked: Marked, referent: Referent) -> tuple[Mention, ...]:
    tokens = marked.tokens
    spans = [(tokens[c.first].start, tokens[c.last - 1].end, c.kind) for c in referent.mentions]
    spans += [(tokens[i].start, tokens[i].end, MentionKind.PRONOUN) for i in referent.pronouns]
    return tuple(Mention(marked.text[start:end], start, end, kind) for start, end, kind in sorted(set(spans)))


def _distinct(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, keys that stand twice told apart by a number."""
    seen: Counter[str] = Counter()
    found = []
    for entity in entities:
        seen[entity.key] += 1
        count = seen[entity.key]
        found.append(entity if count == 1 else replace(entity, key=f"{entity.key}-{count}"))
    return tuple(found)


# -- the publisher ------------------------------------------------------------------------------------------------


def _publisher(marked: Marked, referents: Sequence[Referent]) -> Referent | None:
    """The referent of the publisher: the one the file names, or else the outlet that others speak to."""
    known = next((referent for referent in referents if referent.sort == "publisher"), None)
    if known is not None or publisher_of(marked.report) is not None:
        return known or next((r for r in referents if _is_published_by(marked, r)), None)
    told = Counter(
        {i: _times_told(marked, r) for i, r in enumerate(referents) if r.type is EntityType.MEDIA and r.is_named}
    )
    best = told.most_common(1)
    return referents[best[0][0]] if best and best[0][1] else None


def _is_published_by(marked: Marked, referent: Referent) -> bool:
    publisher = publisher_of(marked.report)
    return publisher is not None and referent.label == publisher.name


def _times_told(marked: Marked, referent: Referent) -> int:
    """How often the name stands right behind a form of "tell"."""
    before = (marked.tokens[mention.first - 1] for mention in referent.mentions if mention.first)
    return sum(token.lemma == "tell" for token in before)


def _unmentioned(marked: Marked, publisher: Publisher, number: int) -> Entity:
    referent = Referent(publisher.type, "publisher", label=publisher.name)
    referent.sides[publisher.alignment] += 1
    key = key_of(referent, publisher.name, publisher.alignment)
    mentions = _in_header(marked, publisher.name)
    return Entity(f"e{number}", key, publisher.name, publisher.type, mentions, alignment=publisher.alignment)


def _with_header(marked: Marked, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, the publisher's with its mention in the header."""
    publisher = publisher_of(marked.report)
    if publisher is None:
        return entities
    head = _in_header(marked, publisher.name)
    return tuple(replace(e, mentions=(*head, *e.mentions)) if e.name == publisher.name else e for e in entities)


def _in_header(marked: Marked, name: str) -> tuple[Mention, ...]:
    for span in marked.report.spans_of(ZoneKind.HEADER):
        place = marked.text.find(name, span.start, span.end)
        if place >= 0:
            return (Mention(name, place, place + len(name), MentionKind.NAME),)
    return ()
