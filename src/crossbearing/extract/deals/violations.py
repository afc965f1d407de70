"""Breaches of a deal that somebody claims, and who contests them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from crossbearing.extract.deals.breach_counts import counted, is_mutual, mutual_charges
from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import deal_at
from crossbearing.extract.deals.term_parts import passive_agent
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.clauses import RELATIVE, Clause
from crossbearing.extract.words.inflections import forms_of
from crossbearing.model.agreement import Violation
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# So many words of denial and accusation must be the same for one to answer the other.
SHARED_WORDS = 2
# A denial this many sentences off answers something else.
ANSWER_REACH = 4
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


@dataclass(frozen=True, slots=True)
class Breach:
    """A claimed breach of one deal, before it has its number; `is_attack` if it is one by force of arms."""

    deal: Deal
    violation: Violation
    is_attack: bool


@cache
def _words() -> dict[str, Any]:
    return load("agreements")["breach"]  # type: ignore[no-any-return]


def find_breaches(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal]) -> tuple[Breach, ...]:
    """The breaches claimed in a report, in order of the text; the same words claimed by several are one."""
    breaches: dict[tuple[int, int], Breach] = {}
    for claim in cast.draft.claims:
        for span, accused in _accusations(cast, found, claim):
            deal = deal_at(deals, _token_after(cast, span))
            if deal is None or _is_older(cast, deal, span):
                continue
            place = (span.start, span.end)
            if place in breaches:
                breaches[place] = _joined(breaches[place], claim.id)
            else:
                breaches[place] = Breach(
                    _standing(deals, deal), _violation(cast, claim, span, accused), _is_attack(cast, span)
                )
    counts = _counted_breaches(cast, found, deals)
    single = [*(breaches[place] for place in sorted(breaches)), *counts]
    known = {breach.violation.accused for breach in single if breach.violation.accused}
    return (*single, *_mutual_breaches(cast, found, deals, known))


def _counted_breaches(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal]) -> Iterator[Breach]:
    """One breach for each count that a sentence gives of what a side has done."""
    for clause in found:
        for span, accused, accuser in counted(cast, clause):
            deal = deal_at(deals, clause.last)
            if deal is not None:
                yield Breach(deal, plain_violation(cast, span, accused, accuser), is_attack=True)


def plain_violation(cast: Cast, span: Span, accused: str, accuser: str | None) -> Violation:
    """A violation of these words, with the claims that hold them."""
    claims = tuple(c.id for c in cast.draft.claims if any(part.overlaps(span) for part in c.content))
    contested = tuple(c.id for c in cast.draft.claims if _contests(cast, c, span, accused, accuser))
    return Violation("", accused, accuser, span.quote, claims, (span,), contested)


def _mutual_breaches(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], known: set[str]) -> Iterator[Breach]:
    """Two breaches for each time that both sides charge each other."""
    for span, accused, accuser in mutual_charges(cast, found, known):
        deal = deal_at(deals, _token_after(cast, span))
        if deal is not None:
            plain = plain_violation(cast, span, accused, accuser)
            # The charge of either side is its answer to that of the other.
            violation = replace(plain, contested_by=plain.claims)
            yield Breach(_standing(deals, deal), violation, _is_attack(cast, span))


def numbered(breaches: Sequence[Breach], deal: Deal, agreement: str) -> tuple[Violation, ...]:
    """The violations of one deal with their ids."""
    own = [breach.violation for breach in breaches if breach.deal is deal]
    return tuple(replace(violation, id=f"{agreement}.v{i}") for i, violation in enumerate(own, 1))


def _joined(breach: Breach, claim: str) -> Breach:
    violation = breach.violation
    return replace(breach, violation=replace(violation, claims=(*violation.claims, claim)))


def _standing(deals: Sequence[Deal], deal: Deal) -> Deal:
    """The deal itself, or the report's newest where the named one is older: an old truce is not broken anew."""
    dated = [other for other in deals if other.when is not None and other.when.days[0] is not None]
    if deal not in dated or not dated:
        return deal
    return max(dated, key=lambda other: other.when.days[0])  # type: ignore[union-attr,arg-type,return-value]


def _violation(cast: Cast, claim: Claim, span: Span, accused: str) -> Violation:
    return Violation(
        id="",
        accused=accused,
        claimed_by=claim.last.entity,
        what=span.quote,
        claims=(claim.id,),
        spans=(span,),
        contested_by=tuple(
            other.id for other in cast.draft.claims if _contests(cast, other, span, accused, claim.last.entity)
        ),
    )


def _accusations(cast: Cast, found: Sequence[Clause], claim: Claim) -> Iterator[tuple[Span, str]]:
    """The stretches of a claim that tell of a breach, each with who is accused of it."""
    if claim.polarity is Polarity.NEGATED or claim.kind not in (ClaimKind.ACCUSATION, ClaimKind.FACT):
        return
    holder = claim.last.entity
    if holder == cast.draft.publisher or holder is None:
        return
    pieces: list[tuple[Span, str, int]] = []
    for part in claim.content:
        for clause in found:
            span = clause.span(cast.draft.marked)
            if clause.sentence.zone is ZoneKind.TITLE or not span.overlaps(part) or _is_mutual(cast, clause):
                continue
            told = Span.of(cast.draft.marked.text, max(span.start, part.start), min(span.end, part.end))
            if counted(cast, clause):
                continue
            accused = _accused(cast, clause, told, claim)
            if accused is not None and (_is_breach(cast, told) or _charged(cast, told, claim.last.entity) is not None):
                pieces.append((told, accused, clause.sentence.index))
    yield from _merged(cast.draft.marked.text, pieces)


def _merged(text: str, pieces: Sequence[tuple[Span, str, int]]) -> Iterator[tuple[Span, str]]:
    """What one party is accused of in one sentence, as one stretch ("shelled the town and burned its mill")."""
    whole: dict[tuple[str, int], Span] = {}
    for told, accused, sentence in pieces:
        before = whole.get((accused, sentence), told)
        start, end = min(before.start, told.start), max(before.end, told.end)
        whole[(accused, sentence)] = Span.of(text, start, end)
    for (accused, _), span in whole.items():
        yield span, accused


def _accused(cast: Cast, clause: Clause, told: Span, claim: Claim) -> str | None:
    """Who is said to have done it: the clause's subject, an actor in it, or the side that the holder is not on."""
    holder = claim.last.entity
    subject = cast.subject(clause)
    agent = passive_agent(cast, clause)
    if agent is not None and agent != holder:
        return agent
    if _is_rival(cast, subject, holder, claim):
        return subject
    verb = clause.verb(cast.draft.marked)
    is_charge = claim.kind is ClaimKind.ACCUSATION
    is_attack = verb is not None and lemma_of(verb) in _words()["attacks"]
    is_other = subject != holder and cast.is_belligerent(subject) and cast.side(subject) is not None
    if is_charge and is_attack and is_other:
        return subject
    charged = _charged(cast, told, holder)
    if charged is not None:
        return charged
    is_repelled = verb is not None and lemma_of(verb) in _words()["repelling"]
    named = [entity.id for entity in cast.index.in_span(told)]
    rivals = [entity for entity in named if _is_rival(cast, entity, holder, claim) and cast.is_belligerent(entity)]
    if claim.kind is not ClaimKind.ACCUSATION:
        return next(iter(rivals), None) if is_repelled else None
    outside = [entity for entity in cast.in_tokens(clause.sentence.first, clause.sentence.last) if entity not in named]
    beside = [entity for entity in outside if _is_rival(cast, entity, holder, claim) and cast.is_belligerent(entity)]
    return next(iter([*rivals, *beside]), cast.other_side(holder))


def _is_mutual(cast: Cast, clause: Clause) -> bool:
    """Whether each side accuses the other: that is a dispute, told of neither."""
    return is_mutual(cast.draft.marked.text[clause.sentence.start : clause.sentence.end])


def _charged(cast: Cast, told: Span, holder: str | None) -> str | None:
    """The actor between an accusing verb and what it is accused of ("accused X of firing")."""
    sentence = cast.draft.marked.sentence_at(told.start)
    if sentence is None or told.quote.split()[0].lower() in RELATIVE:
        return None
    before = [t for t in cast.draft.marked.words(sentence) if t.end <= told.start]
    verbs = [t for t in before if any(t.lower in forms_of(verb).all for verb in _words()["accusing"])]
    if not verbs:
        return None
    named = cast.in_tokens(verbs[-1].i + 1, before[-1].i + 1)
    return next((entity for entity in named if entity != holder and cast.is_actor(entity)), None)


def _is_rival(cast: Cast, entity: str | None, holder: str | None, claim: Claim) -> bool:
    """Whether the entity is an actor whom the holder may accuse."""
    if entity is None or entity == holder or not cast.is_actor(entity) or cast.side(entity) is None:
        return False
    if claim.kind is ClaimKind.ACCUSATION and cast.is_belligerent(entity) and cast.side(holder) is None:
        return True
    if claim.kind is ClaimKind.ACCUSATION:
        return cast.side(entity) is not cast.side(holder)
    return cast.side(holder) is not None and cast.side(entity) is not cast.side(holder)


def _is_breach(cast: Cast, told: Span) -> bool:
    """Whether the words tell of an attack, or of going back on one's word."""
    if _is_attack(cast, told):
        return True
    text = " ".join(lemma_of(token) for token in cast.draft.marked.tokens_in(told.start, told.end))
    return any(f" {phrase} " in f" {text} " for phrase in _words()["broken"])


def _is_attack(cast: Cast, told: Span) -> bool:
    tokens = cast.draft.marked.tokens_in(told.start, told.end)
    by_verb = any(token.pos == "VERB" and lemma_of(token) in _words()["attacks"] for token in tokens)
    return by_verb or any(lemma_of(token) in _words()["attack_nouns"] for token in tokens)


def _contests(cast: Cast, other: Claim, span: Span, accused: str, accuser: str | None) -> bool:
    """Whether a claim answers the breach: a denial by the accused's side near it, or that the accuser did it."""
    holder = other.last.entity
    if holder is None or holder in (accuser, cast.draft.publisher):
        return False
    is_same_side = holder == accused or (cast.side(holder) is not None and cast.side(holder) is cast.side(accused))
    is_unknown = holder != accused and cast.side(holder) is None
    if other.kind is ClaimKind.ACCUSATION:
        return is_same_side and _share_place(cast, span, other) and not _names(cast, other, accused)
    if other.kind is not ClaimKind.DENIAL and other.polarity is not Polarity.NEGATED:
        return False
    distance = _distance(cast, span, other)
    if is_unknown:
        return other.kind is ClaimKind.DENIAL and distance in (0, 1)
    return is_same_side and _is_answer(cast, other, span, distance)


def _is_answer(cast: Cast, other: Claim, span: Span, distance: int) -> bool:
    """Whether a denial so many sentences on speaks of the same."""
    if any(part.overlaps(span) for part in other.content) or distance in (0, 1):
        return True
    shared = _content_words(cast, [span]) & _content_words(cast, other.content)
    return abs(distance) <= ANSWER_REACH and len(shared) >= SHARED_WORDS


def _distance(cast: Cast, span: Span, other: Claim) -> int:
    """How many sentences behind the span the claim stands; far off where either stands in none."""
    here, there = (cast.draft.marked.sentence_at(at) for at in (span.start, other.content[0].start))
    return ANSWER_REACH + 1 if here is None or there is None else there.index - here.index


def _share_place(cast: Cast, span: Span, other: Claim) -> bool:
    places = {entity.id for entity in cast.index.in_span(span) if entity.type is EntityType.PLACE}
    named = {e.id for part in other.content for e in cast.index.in_span(part) if e.type is EntityType.PLACE}
    return bool(places & named)


def _names(cast: Cast, claim: Claim, entity: str) -> bool:
    return any(found.id == entity for part in claim.content for found in cast.index.in_span(part))


def _content_words(cast: Cast, spans: Sequence[Span]) -> set[str]:
    tokens = [token for span in spans for token in cast.draft.marked.tokens_in(span.start, span.end)]
    return {lemma_of(token) for token in tokens if token.pos in _CONTENT_WORDS}


def _is_older(cast: Cast, deal: Deal, span: Span) -> bool:
    """Whether the words tell of a day before the deal."""
    told = when_of(cast.draft, span)
    if told is None or deal.when is None:
        return False
    first, last = deal.when.days[0], told.days[1]
    return first is not None and last is not None and last < first


def _token_after(cast: Cast, span: Span) -> int:
    return cast.draft.marked.tokens_in(span.start, span.end)[-1].i + 1
