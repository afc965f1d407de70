"""Who the parties of a deal are: the actors behind words, their sides, and the other side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from crossbearing.extract.deals.deal_names import country_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.clauses import Clause, trimmed
from crossbearing.extract.words.marked import Token
from crossbearing.model.entity import Alignment, Entity, EntityType, MentionKind
from crossbearing.model.span import Span
from crossbearing.vocab import load

ACTORS = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT, EntityType.GROUP})
_BELLIGERENTS = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})
_SERVING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_SIDED = frozenset(
    {Alignment.GOVERNMENT, Alignment.OPPOSITION, Alignment.DE_FACTO_AUTHORITY, Alignment.COALITION}
    | {Alignment.FOREIGN_STATE}
)
_AGAINST_GOVERNMENT = frozenset({Alignment.OPPOSITION, Alignment.DE_FACTO_AUTHORITY})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BOTH = re.compile(
    r"\b(?:(?:both|two|each|either|warring|rival|opposing)\s+(?:side|part(?:y|ies)|camp|faction)s?|the parties)\b",
    re.IGNORECASE,
)
_WHEN = frozenset({"after", "before", "since", "until"})
_OF_TWO = {"former": 0, "latter": 1}
# "5,000 fighters" are no party.
_NUMBER = re.compile(r"^(?:[a-z]+ ){0,2}\d")
# How far back a pronoun without a known antecedent looks for its subject.
PRONOUN_REACH = 300
# An office stands this near to a name, in characters.
OFFICE_REACH = 60

_OFFICE_BEHIND = re.compile(r"(?: \([^)]*\)|, (?:an?|the|who)\b[^,.;]*)")
# Four words right before a name, in reverse, so that they are tried from their one end alone.
_AHEAD_BACKWARDS = re.compile(r"\n?((?: ,?[\w'’-]+){0,4})")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a report as parties to its deals."""

    draft: Draft
    index: EntityIndex
    belligerents: tuple[str, ...]
    sides: Mapping[str, Alignment]

    @classmethod
    def of(cls, draft: Draft) -> "Cast":
        """The cast of a report: its belligerents are ordered by how often they are named."""
        return cls(draft, *_known(draft.marked.text, draft.entities))

    def entity(self, entity_id: str | None) -> Entity | None:
        """The entity of an id."""
        return self.index.get(entity_id)

    def side(self, entity_id: str | None) -> Alignment | None:
        """The side the report puts an entity on, where that is a side of the war; else the one its words tell."""
        return self.sides.get(entity_id) if entity_id is not None else None

    def is_actor(self, entity_id: str | None) -> bool:
        """Whether the entity can owe something in a deal."""
        entity = self.entity(entity_id)
        return entity is not None and entity.type in ACTORS

    def is_belligerent(self, entity_id: str | None) -> bool:
        """Whether the entity is an armed actor or a government."""
        return entity_id in self.belligerents

    def state_of(self, entity_id: str) -> str:
        """The government of a country named as a place; of anything else itself."""
        entity = self.entity(entity_id)
        if entity is None or entity.type is not EntityType.PLACE:
            return entity_id
        named = (e for e in self.draft.entities if e.type is EntityType.GOVERNMENT)
        return next((e.id for e in named if e.name == f"government of {entity.name}"), entity_id)

    def other_side(self, entity_id: str | None) -> str | None:
        """The most named belligerent on another side; None if the report has none or the side is not known."""
        side = self.side(entity_id)
        return None if side is None else self.against(entity_id, side)

    def against(self, entity_id: str | None, side: Alignment | None) -> str | None:
        """The most named belligerent against this side; for an armed actor of no known side, the government."""
        if side is None and self.is_belligerent(entity_id):
            return next((rival for rival in self.belligerents if self.side(rival) is Alignment.GOVERNMENT), None)
        return next((rival for rival in self.belligerents if self.are_opposed(side, self.side(rival))), None)

    def principal(self, entity_id: str) -> str:
        """The entity if it has a name, else the most named belligerent of its side; none known: the challenger."""
        entity, side = self.entity(entity_id), self.side(entity_id)
        if entity is None or any(mention.kind is MentionKind.NAME for mention in entity.mentions):
            return entity_id
        if entity.type is EntityType.GOVERNMENT:
            return entity_id
        if side is None:
            return self.challenger() or entity_id
        return next((other for other in self.belligerents if self.side(other) is side), entity_id)

    def rivals(self) -> tuple[str, ...]:
        """The most named belligerent and the most named one against it."""
        for first in self.belligerents:
            second = self.other_side(first)
            if second is not None:
                return (first, second)
        return self.belligerents if len(self.belligerents) == 2 and not self._are_allied() else ()

    def _are_allied(self) -> bool:
        one, other = (self.entity(entity) for entity in self.belligerents)
        types = {EntityType.ARMED_ACTOR if entity is None else entity.type for entity in (one, other)}
        return types != {EntityType.GOVERNMENT}

    def are_joint(self, named: Sequence[str]) -> bool:
        """Whether two of these are on opposed sides."""
        sides = [self.side(entity) for entity in named]
        return any(self.are_opposed(one, other) for one in sides for other in sides)

    def challenger(self) -> str | None:
        """The most named belligerent against the government, or of no known side: who disarms where nobody is named."""
        against = next((e for e in self.belligerents if self.side(e) in _AGAINST_GOVERNMENT), None)
        return against or next((e for e in self.belligerents if self.side(e) is None), None)

    def both_sides(self) -> str | None:
        """The entity by which the report names the sides together."""
        for entity in self.draft.entities:
            if entity.type is EntityType.GROUP and any(_BOTH.search(mention.quote) for mention in entity.mentions):
                return entity.id
        return None

    def subject(self, clause: Clause) -> str | None:
        """Who or what the clause's verb is said of."""
        if clause.subject is None:
            return None
        token = self.draft.marked.tokens[clause.subject]
        if token.lower in _RELATIVE:
            return self._antecedent(clause)
        if token.lower in _OF_TWO:
            return self._of_two(token)
        return self.at(self._whole_subject(token, clause))

    def at(self, token: Token) -> str | None:
        """The entity whose mention the token heads, else the one around it."""
        found = self.index.of_word(token.start)
        # An outlet is no party: "it" is then whoever acted last.
        if token.tag.startswith("PRP") and found is not None and found.type is EntityType.MEDIA:
            last = self._last_actor(token)
            return last if self.is_belligerent(last) else None
        if found is None and token.tag.startswith("PRP"):
            return self._last_actor(token)
        return None if found is None else found.id

    def in_tokens(self, first: int, last: int) -> list[str]:
        """Entities named between two tokens, in order."""
        if first >= last:
            return []
        return [entity.id for entity in self.index.in_span(trimmed(self.draft.marked, first, last))]

    def phrase_start(self, token: Token, floor: int) -> int:
        """Where the mention that the token heads begins, not before character `floor`."""
        around = Span.of(self.draft.marked.text, token.start, token.end)
        sentence = self.draft.marked.sentences[token.sentence]
        whole = Span.of(self.draft.marked.text, max(floor, sentence.start), token.end)
        starts = [m.start for m, _ in self.index.mentions_in(whole) if m.end >= around.end]
        return min([token.start, *starts])

    def are_opposed(self, one: Alignment | None, other: Alignment | None) -> bool:
        """Whether one of the two sides is against the government and the other is not."""
        if one is None or other is None or one is other:
            return False
        return (one in _AGAINST_GOVERNMENT) is not (other in _AGAINST_GOVERNMENT)

    def _whole_subject(self, token: Token, clause: Clause) -> Token:
        """The noun that the subject belongs to where a preposition stands in front ("the groups in the country")."""
        head = self.draft.marked.head(token)
        is_part = token.dep.startswith("nmod") and head is not None and clause.sentence.first <= head.i < token.i
        # "Nine days after the generals spoke": a length of time is no subject.
        between = self.draft.marked.tokens[head.i : token.i] if head is not None and is_part else ()
        is_part = is_part and not any(word.lower in _WHEN for word in between)
        return head if is_part and head is not None and head.pos in ("NOUN", "PROPN") else token

    def _antecedent(self, clause: Clause) -> str | None:
        """The entity named last, by more than a pronoun, before a relative clause in its sentence."""
        marked = self.draft.marked
        if clause.sentence.first >= clause.first:
            return None
        before = self.index.mentions_in(trimmed(marked, clause.sentence.first, clause.first))
        named = [entity.id for mention, entity in before if mention.kind is not MentionKind.PRONOUN]
        return named[-1] if named else None

    def _of_two(self, token: Token) -> str | None:
        """Whom "the former" or "the latter" means: the first or second of the two actors named last before it."""
        sentence = self.draft.marked.sentences[token.sentence]
        start = self.draft.marked.sentences[max(0, sentence.index - 1)].start
        near = (
            self.index.mentions_in(Span.of(self.draft.marked.text, start, token.start)) if start < token.start else []
        )
        named = list(dict.fromkeys(entity.id for _, entity in near if entity.type in ACTORS))[-2:]
        return named[_OF_TWO[token.lower]] if len(named) == 2 else None

    def _last_actor(self, token: Token) -> str | None:
        """The actor named last before a pronoun, in its sentence or the one before."""
        start = max(0, token.start - PRONOUN_REACH)
        near = (
            self.index.mentions_in(Span.of(self.draft.marked.text, start, token.start)) if start < token.start else []
        )
        actors = [entity.id for _, entity in near if entity.type in ACTORS]
        armed = [actor for actor in actors if self.is_belligerent(actor)]
        return next(iter([*armed[-1:], *actors[-1:]]), None)


# Agreements and place status ask for the same report in turn; no report before it is asked for again.
@lru_cache(maxsize=1)
def _known(text: str, entities: tuple[Entity, ...]) -> tuple[EntityIndex, tuple[str, ...], Mapping[str, Alignment]]:
    """The entities by their mentions, the belligerents, most named first, and who is on which side."""
    armed = [e for e in entities if e.type in _BELLIGERENTS and not _NUMBER.search(e.name)]
    armed.sort(key=lambda entity: (-len(entity.mentions), entity.mentions[0].start if entity.mentions else 0))
    sides = {entity.id: side for entity in entities if (side := _side(text, entity)) is not None}
    sides = {**_sides_of_nations(entities), **sides}
    index = EntityIndex(entities)
    speaking = {e.id: side for e in entities if (side := _side_served(text, index, sides, e)) is not None}
    return index, tuple(entity.id for entity in armed), {**speaking, **sides}


def _side(text: str, entity: Entity) -> Alignment | None:
    """The side the report puts an entity on; else the one told by its words, or by those around a person's name.

    Who is called a rebel is one, whatever else the words say ("the rebel authorities").
    """
    if entity.type is EntityType.ARMED_ACTOR and side_in(entity.name) is Alignment.OPPOSITION:
        return Alignment.OPPOSITION
    if entity.alignment in _SIDED:
        return entity.alignment
    if entity.type in ACTORS:
        return side_in(" ".join((entity.name, *(mention.quote for mention in entity.mentions))))
    if entity.type is not EntityType.PERSON:
        return None
    named = (mention for mention in entity.mentions if mention.kind is not MentionKind.PRONOUN)
    return next((side for m in named if (side := side_in(_office(text, m.start, m.end))) is not None), None)


def _sides_of_nations(entities: tuple[Entity, ...]) -> dict[str, Alignment]:
    """The sides of armed actors called after a country whose government has one ("Russian paratroopers")."""
    governments = {e.name.removeprefix("government of "): e for e in entities if e.type is EntityType.GOVERNMENT}
    found: dict[str, Alignment] = {}
    for entity in entities if governments else ():
        words = entity.name.split() if entity.type is EntityType.ARMED_ACTOR else []
        country = country_words().get(words[0]) if len(words) > 1 else None
        own = governments.get(country or "")
        if own is not None and own.alignment in _SIDED:
            found[entity.id] = own.alignment
    return found


def _side_served(text: str, index: EntityIndex, sides: Mapping[str, Alignment], entity: Entity) -> Alignment | None:
    """The side of whom a person or group belongs to, named beside or in its words ("a spokesman for the LPA")."""
    if entity.id in sides or entity.type not in _SERVING:
        return None
    for mention in entity.mentions:
        if mention.kind is MentionKind.PRONOUN:
            continue
        words = Span.of(text, mention.start, mention.end + _behind(text, mention.end))
        near = (other.id for other in index.in_span(words) if other.type in _BELLIGERENTS)
        side = next((sides[other] for other in near if other in sides), None)
        if side is not None:
            return side
    return None


def _behind(text: str, end: int) -> int:
    """How many characters behind a name tell its office, set off by a comma."""
    behind = _OFFICE_BEHIND.match(text, end, end + OFFICE_REACH)
    return 0 if behind is None else behind.end() - end


def _office(text: str, start: int, end: int) -> str:
    """The words that tell a person's office: those right before the name, or set off by a comma behind it."""
    backwards = _AHEAD_BACKWARDS.match(text[max(0, start - OFFICE_REACH) : start][::-1])
    ahead = "" if backwards is None else backwards[1][::-1]
    return f"{ahead} {text[end : end + _behind(text, end)]} {text[start:end]}"


def side_in(text: str) -> Alignment | None:
    """The side that words tell ("rebel fighters", "army troops")."""
    words = set(_LETTERS.findall(text.lower()))
    return next((side for side, listed in _side_words() if not words.isdisjoint(listed)), None)


@cache
def _side_words() -> tuple[tuple[Alignment, frozenset[str]], ...]:
    sides: dict[str, list[str]] = load("agreements")["sides"]
    return tuple((Alignment(side), frozenset(listed)) for side, listed in sides.items())
