"""What is asked of claims when they are set against each other: words, sides, whom they blame, where they stand."""

from collections.abc import Iterable, Mapping
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_rivals import targets
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.content_words import content_lemmas
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.entity import Alignment
from crossbearing.model.pair import PairType
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# Two items, how they stand to each other and over what.
Row = tuple[str, str, PairType, str]
CHARGES = (ClaimKind.ACCUSATION, ClaimKind.JUSTIFICATION, ClaimKind.MOTIVE)
STATE, OTHERS = "state", "others"
# Whose word answers whose: the state and its allies on one side, those who live or fight against it on the other.
_SIDE = {
    Alignment.GOVERNMENT: STATE,
    Alignment.COALITION: STATE,
    Alignment.OPPOSITION: OTHERS,
    Alignment.DE_FACTO_AUTHORITY: OTHERS,
    Alignment.CIVILIAN: OTHERS,
}
# Characters within which the preposition before a party stands.
_JUST_BEFORE = 12
# Right before whom something is done to: "firing on the army".
_SUFFERS = frozenset({"on", "at", "against", "upon", "toward", "towards", "to", "with", "for", "of"})


class Context:
    """A draft with what is asked of its claims again and again."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.marked = draft.marked
        self.index = EntityIndex(draft.entities)
        self.events = {event.id: event for event in draft.events}
        self._words: dict[str, frozenset[str]] = {}
        self._deeds: dict[str, frozenset[str]] = {}

    def words(self, claim: Claim) -> frozenset[str]:
        """Stems of the words of a claim that carry meaning."""
        found = self._words.get(claim.id)
        if found is None:
            found = self._words[claim.id] = content_lemmas(self.marked, claim.content)
        return found

    def families(self, claim: Claim) -> frozenset[str]:
        """The sorts of deed that a claim tells of."""
        known = self._deeds.get(claim.id)
        if known is None:
            lemmas = {t.lemma.lower() for span in claim.content for t in self.marked.tokens_in(span.start, span.end)}
            known = frozenset(family for lemma in lemmas for family in _families().get(lemma, ()))
            self._deeds[claim.id] = known
        return known

    def target(self, claim: Claim) -> str | None:
        """What a claim says was hit or who died: "military" or "civilian"; None if it says neither or both."""
        return target_of(" ".join(span.quote for span in claim.content))

    def sentence(self, claim: Claim) -> Sentence | None:
        """The sentence in which a claim begins."""
        return self.marked.sentence_at(claim.content[0].start)

    def paragraph(self, claim: Claim) -> int:
        """The paragraph of a claim; -1 if it stands in none."""
        sentence = self.sentence(claim)
        return -1 if sentence is None else sentence.paragraph

    def side(self, claim: Claim) -> str | None:
        """The side a holder speaks for: by the report's alignment, else by the words that name it."""
        words = claim.last.holder.quote if claim.last.holder is not None else ""
        return self._side_of(claim.last.entity, words)

    def aligned(self, claim: Claim) -> str | None:
        """The side of a holder as far as the report itself puts it on one."""
        return self._side_of(claim.last.entity, "")

    def blamed(self, claim: Claim) -> str | None:
        """The side a charge lays a deed on: the one its words name, else the side that is not the holder's own."""
        own = self.side(claim)
        other = None if own is None else {STATE: OTHERS, OTHERS: STATE}[own]
        if other is not None and any(next(_answering().find(span.quote), None) is not None for span in claim.content):
            return other
        return self.named_doer(claim) or other

    def named_doer(self, claim: Claim) -> str | None:
        """The side of an event's doer in a claim, else that of the first party it names as acting."""
        doers = (event.perpetrator for event in (self.events.get(i) for i in claim.about) if event is not None)
        for doer in doers:
            if doer is not None and (side := self._side_of(doer.entity, "")) is not None:
                return side
        for span in claim.content:
            for entity in self.index.in_span(span):
                mention = next(m for m in entity.mentions if span.start <= m.start and m.end <= span.end)
                before = self.marked.tokens_in(max(span.start, mention.start - _JUST_BEFORE), mention.start)
                side = self._side_of(entity.id, mention.quote)
                if side is not None and not any(token.lower in _SUFFERS for token in before[-2:]):
                    return side
        return None

    def _side_of(self, entity_id: str | None, words: str) -> str | None:
        entity = self.index.get(entity_id)
        if entity is not None and entity.alignment in _SIDE:
            return _SIDE[entity.alignment]
        hit = next(_sides().find(words), None) if words else None
        return None if hit is None else hit.label

    def is_publisher(self, claim: Claim) -> bool:
        """Whether the report says it in its own voice."""
        return claim.last.entity == self.draft.publisher

    def names(self, claim: Claim, other: Claim) -> bool:
        """Whether a claim speaks of the other claim's holder."""
        holder = other.last.entity
        named = (entity for span in claim.content for entity in self.index.in_span(span))
        return holder is not None and any(entity.id == holder for entity in named)

    def describes(self, claim: Claim, other: Claim) -> bool:
        """Whether the words for the other claim's holder take up what a claim names: "a gunman of that faction"."""
        holder = other.last.holder
        return holder is not None and bool(content_lemmas(self.marked, (holder,)) & self.words(claim))

    def places(self, claim: Claim) -> frozenset[str]:
        """The places a claim names."""
        named = (entity for span in claim.content for entity in self.index.in_span(span))
        return frozenset(entity.id for entity in named if entity.type.value in ("place", "facility"))

    def issue(self, claim: Claim) -> str:
        """The content of a claim as it reads inside a sentence: "whether the army shelled ..."."""
        words = " ".join(" ".join(span.quote for span in claim.content).split())
        first = self.marked.token_at(claim.content[0].start)
        inside = first is not None and first.pos in ("DET", "PRON", "ADP", "ADV", "NUM", "SCONJ") and first.text != "I"
        return words[:1].lower() + words[1:] if inside else words


def same_holder(left: Claim, right: Claim) -> bool:
    """Whether two claims are of one holder, known or not; who is told of only through the other's holder counts too."""
    one, other = left.last, right.last
    if (one.entity is None and _passes_on(left, other.entity)) or (
        other.entity is None and _passes_on(right, one.entity)
    ):
        return True
    if one.entity is not None or other.entity is not None:
        return one.entity == other.entity
    return (one.holder is None) == (other.holder is None) and (
        one.holder is None or other.holder is None or one.holder.quote == other.holder.quote
    )


def _passes_on(claim: Claim, entity: str | None) -> bool:
    return entity is not None and any(link.entity == entity for link in claim.chain[1:-1])


def target_of(text: str) -> str | None:
    """Whether words name a military or a civilian thing or person as hit; None if neither or both."""
    labels = {hit.label for hit in targets().find(text)}
    return labels.pop() if len(labels) == 1 else None


@cache
def _answering() -> Phrases:
    return Phrases({"answering": load("rivals")["answering"]})


@cache
def _sides() -> Phrases:
    return Phrases(load("rivals")["sides"])


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    listed: Mapping[str, Iterable[str]] = load("rivals")["families"]
    found: dict[str, tuple[str, ...]] = {}
    for family, lemmas in listed.items():
        for lemma in lemmas:
            found[lemma] = (*found.get(lemma, ()), family)
    return found
