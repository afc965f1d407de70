"""Which claims answer a charge of breach: denials by the accused's side, and charges the other way round."""

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.model.claim import Claim, ClaimKind, Form, Polarity
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.span import Span

# So many words of denial and accusation must be the same for one to answer the other.
SHARED_WORDS = 2
# A denial this many sentences off answers something else.
ANSWER_REACH = 4
# A denial of no known side, or a charge the other way round, stands this near, in sentences.
NEAR_REACH = 3
# Whoever says so answers what was said before.
_COUNTERING = frozenset({"countered", "counters", "retorted", "retorts", "rejoined", "hit back"})
# What the accused's side says in its own words right behind a charge answers it.
_RETORTS = frozenset({ClaimKind.FACT, ClaimKind.JUSTIFICATION, ClaimKind.DENIAL, ClaimKind.EVALUATION})
# "Called the charge an insult", "dismissed the report as propaganda": the words ahead of what it is called.
_CALLED = re.compile(
    r"\b(?:call|dismiss|describ|reject|brand|label)\w*\s+(?:\w+\s+)?(?:charge|accusation|allegation|claim|report)s?\W*(?:as\W+)?$",
    re.IGNORECASE,
)
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


def contesting(cast: Cast, span: Span, accused: str, accuser: str | None) -> tuple[str, ...]:
    """The ids of the claims that answer a charge of these words, in order of the text."""
    claims = cast.draft.claims
    found = [claim for claim in claims if _contests(cast, claim, span, accused, accuser)]
    beside = (claim for claim in claims if claim not in found and any(_goes_on(cast, claim, f) for f in found))
    chosen = {claim.id for claim in (*found, *beside)}
    return tuple(claim.id for claim in claims if claim.id in chosen)


def holder_of(cast: Cast, claim: Claim) -> str | None:
    """Who makes the claim: the last link that names anybody, where the innermost is only "it is said"."""
    named = [link.entity for link in claim.chain if link.entity is not None]
    return named[-1] if named else None


def _contests(cast: Cast, other: Claim, span: Span, accused: str, accuser: str | None) -> bool:
    """Whether a claim answers the charge."""
    holder = holder_of(cast, other)
    distance = _distance(cast, span, other)
    if holder is None or holder in (accuser, cast.draft.publisher):
        # "His staff counters that": who answers may go without a name.
        return other.chain[-1].entity is None and distance in (0, 1) and _counters(other)
    side = cast.side(holder)
    is_same_side = holder == accused or (side is not None and side is cast.side(accused))
    if is_same_side and distance == 1 and other.form is Form.DIRECT_QUOTE and other.kind in _RETORTS:
        return True
    if other.kind is ClaimKind.ACCUSATION:
        return is_same_side and _is_countercharge(cast, other, span, accused, distance)
    if distance in (0, 1) and _dismisses(cast, other):
        return True
    if other.kind is not ClaimKind.DENIAL and other.polarity is not Polarity.NEGATED:
        return False
    if side is None and holder != accused:
        is_named = _names_side(cast, other, accused) and abs(distance) <= NEAR_REACH
        return other.kind is ClaimKind.DENIAL and (distance in (0, 1) or is_named)
    return is_same_side and _is_answer(cast, other, span, distance)


def _dismisses(cast: Cast, other: Claim) -> bool:
    """Whether the claim is a retort, or what somebody calls the charge ("called the accusation an insult")."""
    sentence = cast.draft.marked.sentence_at(other.content[0].start)
    if sentence is None:
        return False
    ahead = cast.draft.marked.text[sentence.start : other.content[0].start]
    return _counters(other) or _CALLED.search(ahead) is not None


def _counters(other: Claim) -> bool:
    """Whether the saying word itself answers somebody."""
    cues = {link.cue.quote.lower() for link in other.chain if link.cue is not None}
    return not cues.isdisjoint(_COUNTERING)


def _is_countercharge(cast: Cast, other: Claim, span: Span, accused: str, distance: int) -> bool:
    """Whether the accused's side says of the same that the others did it."""
    if _share_place(cast, span, other) and not any(e.id == accused for e in _named(cast, other)):
        return True
    against = any(cast.are_opposed(cast.side(accused), cast.side(e.id)) for e in _named(cast, other))
    is_elsewhere = _are_apart(cast, span, other)
    return against and abs(distance) <= NEAR_REACH and not is_elsewhere


def _is_answer(cast: Cast, other: Claim, span: Span, distance: int) -> bool:
    """Whether a denial so many sentences on speaks of the same."""
    if _is_sweeping(other):
        return distance > 0
    if _are_apart(cast, span, other):
        return False
    if any(part.overlaps(span) for part in other.content) or distance in (0, 1) or _share_place(cast, span, other):
        return True
    shared = _content_words(cast, [span]) & _content_words(cast, other.content)
    return abs(distance) <= ANSWER_REACH and len(shared) >= SHARED_WORDS


def _is_sweeping(other: Claim) -> bool:
    """Whether all that was charged is denied at once ("all of it", "the accusations")."""
    words = " ".join(part.quote.lower() for part in other.content)
    return other.kind is ClaimKind.DENIAL and words in deal_words()["breach"]["sweeping"]


def _names_side(cast: Cast, other: Claim, accused: str) -> bool:
    """Whether the claim names the accused, or somebody on the same side."""
    side = cast.side(accused)
    return any(e.id == accused or (side is not None and cast.side(e.id) is side) for e in _named(cast, other))


def _goes_on(cast: Cast, claim: Claim, denial: Claim) -> bool:
    """Whether a claim goes on from a denial in its sentence ("instead claiming that"), or denies on in the next."""
    is_same = holder_of(cast, claim) == holder_of(cast, denial) and denial.kind is ClaimKind.DENIAL
    first, then = (cast.draft.marked.sentence_at(c.content[0].start) for c in (denial, claim))
    if not is_same or first is None or then is None:
        return False
    is_behind = denial.content[0].start < claim.content[0].start
    return is_behind and (first == then or (claim.kind is ClaimKind.DENIAL and then.index == first.index + 1))


def _distance(cast: Cast, span: Span, other: Claim) -> int:
    """How many sentences of the story behind the span the claim stands; far off where either stands in none."""
    marked = cast.draft.marked
    here, there = (marked.sentence_at(at) for at in (span.start, other.content[0].start))
    if here is None or there is None:
        return ANSWER_REACH + 1
    first, last = sorted((here.index, there.index))
    told = sum(sentence.zone is here.zone for sentence in marked.sentences[first:last])
    return told if there.index >= here.index else -told


def _named(cast: Cast, claim: Claim) -> Iterator[Entity]:
    for part in claim.content:
        yield from cast.index.in_span(part)


def _places(cast: Cast, spans: Sequence[Span]) -> set[str]:
    return {e.id for part in spans for e in cast.index.in_span(part) if e.type is EntityType.PLACE}


def _share_place(cast: Cast, span: Span, other: Claim) -> bool:
    return bool(_places(cast, [span]) & _places(cast, other.content))


def _are_apart(cast: Cast, span: Span, other: Claim) -> bool:
    """Whether both name places and none of them in common."""
    here, there = _places(cast, [span]), _places(cast, other.content)
    return bool(here) and bool(there) and not here & there


def _content_words(cast: Cast, spans: Sequence[Span]) -> set[str]:
    tokens = [token for span in spans for token in cast.draft.marked.tokens_in(span.start, span.end)]
    return {lemma_of(token) for token in tokens if token.pos in _CONTENT_WORDS}
