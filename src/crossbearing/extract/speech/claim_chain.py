"""Turns holders' words into links of a chain: which entity speaks, also behind "he", "it" or "the paper"."""

from dataclasses import replace

from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.claim import Link
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.span import Span
from crossbearing.vocab import load

# The subject of a statement stands among its first words.
SUBJECT_REACH = 8
_FIRST_PERSON = frozenset({"we", "our", "i", "my"})
_OWN_SIDE = _FIRST_PERSON | {"its", "his", "her", "their", "it", "he", "she"}
_PERSON = frozenset({"he", "she", "him", "her", "his"})
# With these a holder names a crowd, whoever else is named in its words.
_INDEFINITE = frozenset(
    {"everyone", "everybody", "someone", "somebody", "all", "most", "many", "some", "others", "several"}
)
_GENERIC = frozenset({"every", "any", "each", "no"})
_THING = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their", "both", "neither"})
_SPEAKERS = frozenset(
    {EntityType.PERSON, EntityType.GOVERNMENT, EntityType.ARMED_ACTOR, EntityType.ORGANISATION, EntityType.MEDIA}
    | {EntityType.MONITOR, EntityType.GROUP, EntityType.DOCUMENT}
)


class Speakers:
    """Who has spoken so far, and the entities of the report; resolves each holder in order of the text."""

    def __init__(self, marked: Marked, entities: tuple[Entity, ...], publisher: str | None) -> None:
        self._marked = marked
        self._index = EntityIndex(entities)
        self._entities = {entity.id: entity for entity in entities}
        self._publisher = publisher
        self._recent: list[Link] = []
        self._pronouns: dict[str, list[Mention]] = {}

    def link(self, holder: Holder, cue: Span | None) -> Link:
        """The link of a holder, remembered for pronouns after it."""
        tokens = self._marked.tokens
        words = self._marked.span_of(tokens[holder.first], tokens[holder.last - 1])
        entity = self._resolve(holder, words)
        link = Link(entity, words, cue)
        self._recent.append(link)
        return link

    def last(self) -> Link | None:
        """The link of whoever spoke last."""
        return self._recent[-1] if len(self._recent) > 0 else None

    def type_of(self, entity: str | None) -> EntityType | None:
        """The type of an entity; None for an unknown one."""
        return self._entities[entity].type if entity in self._entities else None

    def entity(self, entity: str | None) -> Entity | None:
        """The entity of that id."""
        return None if entity is None else self._entities.get(entity)

    def is_about(self, link: Link, first: int, last: int, *, direct: bool) -> bool:
        """Whether the statement's first noun names the holder's own side: "its units", "the group", the holder.

        In somebody's direct words only "we" and "our" do; "they" are others.
        """
        if self._is_cleft(first, last):
            return False
        words = self._marked.tokens[first : min(last, first + 4)]
        head = next((t for t in words if t.pos in ("NOUN", "PROPN", "PRON")), None)
        if head is None:
            return False
        own = any(t.lower in (_FIRST_PERSON if direct else _OWN_SIDE) for t in words[:1])
        entity = self._index.headed_at(head.start)
        return own or (entity is not None and entity.id == link.entity)

    def subject(self, first: int, last: int) -> tuple[tuple[Token, ...], Entity | None]:
        """The words up to the statement's first noun or pronoun, and the entity that noun names."""
        first += 2 if self._is_cleft(first, last) else 0
        words = self._marked.tokens[first : min(last, first + SUBJECT_REACH)]
        head = next((k for k, t in enumerate(words) if t.pos in ("NOUN", "PROPN", "PRON")), None)
        if head is None:
            return (), None
        while head + 1 < len(words) and words[head + 1].pos in ("NOUN", "PROPN"):
            head += 1
        return words[: head + 1], self._index.headed_at(words[head].start)

    def _is_cleft(self, first: int, last: int) -> bool:
        """Whether the statement opens with an empty "it was": "it was the rebels who ..."."""
        opening = self._marked.tokens[first : min(last, first + 2)]
        return len(opening) == 2 and opening[0].lower == "it" and opening[1].lemma.lower() == "be"

    def with_pronouns(self) -> tuple[Entity, ...]:
        """The entities with the pronouns that were resolved to them as mentions."""
        return tuple(self._with_pronouns(entity) for entity in self._entities.values())

    def _with_pronouns(self, entity: Entity) -> Entity:
        known = {(mention.start, mention.end) for mention in entity.mentions}
        new = [m for m in self._pronouns.get(entity.id, []) if (m.start, m.end) not in known]
        if len(new) == 0:
            return entity
        return replace(entity, mentions=tuple(sorted((*entity.mentions, *new), key=lambda m: (m.start, m.end))))

    def _resolve(self, holder: Holder, words: Span) -> str | None:
        head = self._marked.tokens[holder.head]
        if head.tag in ("PRP", "PRP$") or head.lower in _PERSON | _THING | _MANY:
            return self._pronoun(head)
        entity = self._index.headed_at(self._name_end(head).start) or self._index.headed_at(head.start)
        if entity is None and head.lower in _INDEFINITE:
            return None
        entity = entity or self._index.at(words.start, words.end) or self._index.covering(head.start)
        if entity is not None:
            return entity.id
        return self._publisher if self._is_own(holder) else None

    def _name_end(self, head: Token) -> Token:
        """The last word of the name that the head opens."""
        parts = self._marked.children(head, "flat")
        return parts[-1] if len(parts) > 0 else head

    def _is_own(self, holder: Holder) -> bool:
        own = load("speech")["own"]
        tokens = self._marked.tokens
        return tokens[holder.first].lower in own["first_person"] or tokens[holder.head].lower in own["first_person"]

    def _pronoun(self, head: Token) -> str | None:
        if head.lower in load("speech")["own"]["first_person"]:
            return self._publisher
        exact = self._index.at(head.start, head.end)
        if exact is not None and any((m.start, m.end) == (head.start, head.end) for m in exact.mentions):
            return exact.id
        found = self._antecedent(head)
        if found is not None:
            quote = self._marked.text[head.start : head.end]
            mention = Mention(quote, head.start, head.end, MentionKind.PRONOUN)
            self._pronouns.setdefault(found, []).append(mention)
        return found

    def _antecedent(self, head: Token) -> str | None:
        """The last speaker of the right type in this or the last two sentences, else the nearest such mention."""
        fits = _fitting(head)
        for link in reversed(self._recent):
            near = link.holder is not None and self._sentence(link.holder.start) >= head.sentence - 2
            if near and self.type_of(link.entity) in fits:
                return link.entity
        return self._nearest(head, fits)

    def _nearest(self, head: Token, fits: frozenset[EntityType]) -> str | None:
        best: tuple[int, str] | None = None
        for entity in self._entities.values():
            if entity.type not in fits:
                continue
            ends = [m.end for m in entity.mentions if m.end <= head.start and self._can_be_meant(m)]
            if len(ends) > 0 and (best is None or max(ends) > best[0]):
                best = (max(ends), entity.id)
        return None if best is None else best[1]

    def _can_be_meant(self, mention: Mention) -> bool:
        """Whether "he" can go back to these words: not to a pronoun, nor to "every citizen"."""
        first = self._marked.token_at(mention.start)
        if mention.kind is MentionKind.PRONOUN or first is None:
            return False
        opening = (first, self._marked.tokens[max(0, first.i - 1)])
        return all(token.lower not in _GENERIC for token in opening)

    def _sentence(self, offset: int) -> int:
        token = self._marked.token_at(offset)
        return -1 if token is None else token.sentence


def _fitting(head: Token) -> frozenset[EntityType]:
    if head.lower in _PERSON:
        return frozenset({EntityType.PERSON})
    if head.lower in _THING:
        return _SPEAKERS - {EntityType.PERSON, EntityType.GROUP}
    return _SPEAKERS - {EntityType.PERSON, EntityType.DOCUMENT}
