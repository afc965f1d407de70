"""Breaches of a deal that somebody claims, and who contests them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from crossbearing.extract.deals.breach import Breach
from crossbearing.extract.deals.breach_counts import counted, is_mutual, mutual_charges
from crossbearing.extract.deals.breach_echoes import repeats, without_echoes
from crossbearing.extract.deals.charges import charges, denied_charges
from crossbearing.extract.deals.contests import contesting, holder_of
from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term, deal_at
from crossbearing.extract.deals.term_parts import passive_agent
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.clauses import RELATIVE, Clause, trimmed
from crossbearing.extract.words.inflections import all_forms, forms_of
from crossbearing.model.agreement import Violation
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

_NO_ATTACKERS = frozenset({EntityType.ORGANISATION, EntityType.PERSON, EntityType.MONITOR, EntityType.MEDIA})
_CHARGING = frozenset({ClaimKind.ACCUSATION, ClaimKind.FACT})


@cache
def _words() -> dict[str, Any]:
    return load("agreements")["breach"]  # type: ignore[no-any-return]


def find_breaches(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], terms: Sequence[Term]
) -> tuple[Breach, ...]:
    """The breaches claimed in a report, in order of the text; the same words claimed by several are one.

    An attack breaks a deal only where the report tells of a ceasing of fire, or a side charges another with it.
    """
    is_quiet = any(_bids_peace(cast, deal, terms) for deal in deals) or _tells_truce(cast)
    breaches: dict[tuple[int, int], Breach] = {}
    if not deals:
        return ()
    for claim in cast.draft.claims:
        for span, accused in _accusations(cast, found, claim):
            deal = _broken(cast, deals, span)
            is_charge = claim.kind is ClaimKind.ACCUSATION and cast.side(holder_of(cast, claim)) is not None
            if deal is None or not (is_quiet or is_charge or _is_breach_of_word(cast, span)):
                continue
            place = (span.start, span.end)
            if place in breaches:
                breaches[place] = _joined(cast, breaches[place], claim)
            else:
                breaches[place] = Breach(
                    _standing(deals, deal), _violation(cast, claim, span, accused), _is_attack(cast, span)
                )
    counts = _counted_breaches(cast, found, deals)
    single = [*without_echoes(cast, [breaches[place] for place in sorted(breaches)]), *counts]
    single = [*single, *_told_breaches(cast, found, deals, single)]
    single = [*_denied_breaches(cast, found, deals, single, is_quiet=is_quiet)]
    known = {breach.violation.accused for breach in single if breach.violation.accused}
    mutual = tuple(_mutual_breaches(cast, found, deals, known))
    return (*(breach for breach in single if not any(repeats(breach, other) for other in mutual)), *mutual)


def _told_breaches(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], known: Sequence[Breach]
) -> Iterator[Breach]:
    """The breaches that sentences tell outright and that no claim has told already."""
    spans = [span for breach in known for span in breach.violation.spans]
    for span, accused, accuser in charges(cast, found):
        sentence = cast.draft.marked.sentence_at(span.start)
        deal = _broken(cast, deals, span)
        is_known = any(span.overlaps(other) for other in spans) or _is_charged_in(cast, span, (accused, accuser), known)
        if (
            deal is None
            or is_known
            or sentence is None
            or is_mutual(cast.draft.marked.text[sentence.start : sentence.end])
        ):
            continue
        spans.append(span)
        yield Breach(_standing(deals, deal), plain_violation(cast, span, accused, accuser), _is_attack(cast, span))


def _is_charged_in(cast: Cast, span: Span, who: tuple[str, str | None], known: Sequence[Breach]) -> bool:
    """Whether the same is charged by the same in one of the known breaches of that sentence."""
    here = cast.draft.marked.sentence_at(span.start)
    same = (b.violation for b in known if (b.violation.accused, b.violation.claimed_by) == who)
    return any(cast.draft.marked.sentence_at(violation.spans[0].start) == here for violation in same)


def _denied_breaches(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], known: Sequence[Breach], *, is_quiet: bool
) -> tuple[Breach, ...]:
    """The known breaches; those that a denial answers which tells more of the deed are told by the denial's words."""
    breaches = list(known)
    for answer in denied_charges(cast, found):
        is_charge = cast.side(holder_of(cast, answer.charge)) is not None
        deal = _broken(cast, deals, answer.span) if is_quiet or is_charge else None
        if deal is None or any(answer.span.overlaps(span) for b in breaches for span in b.violation.spans):
            continue
        vague = [
            b for b in breaches if answer.charge.id in b.violation.claims and b.violation.accused != answer.accused
        ]
        violation = plain_violation(cast, answer.span, answer.accused, holder_of(cast, answer.charge))
        answers = dict.fromkeys((answer.denial.id, *violation.contested_by))
        violation = replace(violation, contested_by=tuple(answers))
        if vague or not any(answer.charge.id in b.violation.claims for b in breaches):
            breaches = [b for b in breaches if b not in vague]
            breaches.append(Breach(_standing(deals, deal), violation, _is_attack(cast, answer.span)))
    return tuple(breaches)


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
    return Violation("", accused, accuser, span.quote, claims, (span,), contesting(cast, span, accused, accuser))


def _mutual_breaches(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], known: set[str]) -> Iterator[Breach]:
    """Two breaches for each time that both sides charge each other."""
    for span, accused, accuser in mutual_charges(cast, found, known):
        deal = deal_at(deals, _token_after(cast, span))
        if deal is not None:
            plain = plain_violation(cast, span, accused, accuser)
            # The charge of either side is its answer to that of the other.
            answer = () if accused == accuser else plain.claims
            violation = replace(plain, contested_by=answer)
            yield Breach(_standing(deals, deal), violation, _is_attack(cast, span))


def numbered(breaches: Sequence[Breach], deal: Deal, agreement: str) -> tuple[Violation, ...]:
    """The violations of one deal with their ids."""
    own = [breach.violation for breach in breaches if breach.deal is deal]
    return tuple(replace(violation, id=f"{agreement}.v{i}") for i, violation in enumerate(own, 1))


def _joined(cast: Cast, breach: Breach, claim: Claim) -> Breach:
    """The breach with one more claim of it; a person who speaks for a side stands for it."""
    violation, other = breach.violation, holder_of(cast, claim)
    speaker, known = cast.entity(other), cast.entity(violation.claimed_by)
    is_speaker = speaker is not None and speaker.type is EntityType.PERSON and cast.is_belligerent(violation.claimed_by)
    is_first = known is not None and not is_speaker
    joined = replace(
        violation, claims=(*violation.claims, claim.id), claimed_by=violation.claimed_by if is_first else other
    )
    return replace(breach, violation=joined)


def _standing(deals: Sequence[Deal], deal: Deal) -> Deal:
    """The deal itself, or the report's newest where the named one is older: an old truce is not broken anew."""
    dated = [o for o in deals if o.when is not None and o.when.days[0] is not None and not o.is_extension]
    if deal not in dated or not dated:
        return deal
    return max(dated, key=lambda other: other.when.days[0])  # type: ignore[union-attr,arg-type,return-value]


def _violation(cast: Cast, claim: Claim, span: Span, accused: str) -> Violation:
    accuser = holder_of(cast, claim)
    return Violation(
        id="",
        accused=accused,
        claimed_by=accuser,
        what=span.quote,
        claims=(claim.id,),
        spans=(span,),
        contested_by=contesting(cast, span, accused, accuser),
    )


def _accusations(cast: Cast, found: Sequence[Clause], claim: Claim) -> Iterator[tuple[Span, str]]:
    """The stretches of a claim that tell of a breach, each with who is accused of it."""
    if claim.polarity is Polarity.NEGATED or not (claim.kind in _CHARGING or _is_cued(claim)):
        return
    holder = holder_of(cast, claim)
    if holder is None or (holder == cast.draft.publisher and cast.side(holder) is None):
        return
    pieces: list[tuple[Span, str, int]] = []
    for part in claim.content:
        for clause in _around(cast, found, part):
            span = clause.span(cast.draft.marked)
            if clause.sentence.zone is ZoneKind.TITLE or not span.overlaps(part) or _is_mutual(cast, clause):
                continue
            told = Span.of(cast.draft.marked.text, max(span.start, part.start), min(span.end, part.end))
            if counted(cast, clause):
                continue
            accused = _accused(cast, clause, told, claim)
            if accused is not None and (_is_breach(cast, told) or _charged(cast, told, holder) is not None):
                second = _second_agent(cast, clause, accused)
                if second is not None:
                    yield second
                    inside = cast.draft.marked.tokens_in(told.start, second[0].start)
                    told = trimmed(cast.draft.marked, inside[0].i, inside[-1].i + 1) if inside else told
                pieces.append((told, accused, clause.sentence.index))
    yield from _merged(cast.draft.marked.text, pieces)


def _around(cast: Cast, found: Sequence[Clause], part: Span) -> Iterator[Clause]:
    """The clauses of whose words some stand in the span."""
    tokens = cast.draft.marked.tokens
    inside = cast.draft.marked.tokens_in(part.start, part.end)
    if inside:
        first, last = inside[0].i, inside[-1].i
        yield from (c for c in found if c.first <= last and first < c.last and tokens[c.first].start < part.end)


def _second_agent(cast: Cast, clause: Clause, accused: str) -> tuple[Span, str] | None:
    """The other side charged with the same ("ten times by the army and twice by the rebels"), with its words."""
    marked = cast.draft.marked
    agents = [token.i for token in clause.words(marked) if token.lower == "by"]
    if len(agents) < 2 or not clause.is_passive(marked):
        return None
    joint = next((t.i for t in marked.tokens[agents[-1] - 3 : agents[-1]] if t.lower == "and"), None)
    named = cast.in_tokens(agents[-1] + 1, clause.last)
    if joint is None or not named or not cast.is_belligerent(named[0]) or named[0] == accused:
        return None
    return trimmed(marked, joint + 1, clause.last), named[0]


def _is_cued(claim: Claim) -> bool:
    """Whether somebody is told to accuse others of it, whatever else it may be."""
    cues = (link.cue.quote.lower() for link in claim.chain if link.cue is not None)
    return any(word in all_forms(frozenset(_words()["accusing"])) for cue in cues for word in cue.split())


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
    holder = holder_of(cast, claim)
    subject = cast.subject(clause)
    agent = passive_agent(cast, clause)
    if agent is not None and agent != holder:
        return agent
    if _is_rival(cast, subject, holder, claim):
        return subject
    verb = clause.verb(cast.draft.marked)
    is_charge = claim.kind is ClaimKind.ACCUSATION
    is_attack = verb is not None and lemma_of(verb) in (*_words()["attacks"], *_words()["broken"])
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
    doer = cast.entity(subject)
    if doer is not None and doer.type in _NO_ATTACKERS and not is_repelled:
        return None
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
    named = cast.in_tokens(verbs[-1].i + 1, before[-1].i + 1) or _blamed(cast, verbs[-1].i, told)
    return next((entity for entity in named if entity != holder and cast.is_actor(entity)), None)


def _blamed(cast: Cast, verb: int, told: Span) -> list[str]:
    """Who is named between an accusing verb and "for", inside of the words themselves ("blamed X for the attack")."""
    inside = cast.draft.marked.tokens_in(told.start, told.end)
    stop = next((token.i for token in inside if token.lower in ("for", "of")), None)
    return [] if stop is None or inside[0].i != verb + 1 else cast.in_tokens(inside[0].i, stop)


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
    return _is_attack(cast, told) or _is_breach_of_word(cast, told)


def _bids_peace(cast: Cast, deal: Deal, terms: Sequence[Term]) -> bool:
    """Whether a deal has its sides cease fire: it is a truce or a peace, or one of its terms says so."""
    if any(term.deal is deal and term.family is not None and term.family.name == "ceasefire" for term in terms):
        return True
    peaceful = (*deal_words()["truce_nouns"], *deal_words()["pause_nouns"], *deal_words()["settling"], "hostilities")
    words = {t.lower for m in deal.mentions for t in cast.draft.marked.tokens[m.first : m.last]}
    return not words.isdisjoint(peaceful)


def _tells_truce(cast: Cast) -> bool:
    """Whether the report has a word for a truce, or tells of guns as silent."""
    words = {token.lower for token in cast.draft.marked.tokens}
    return not words.isdisjoint(deal_words()["truce_nouns"]) or {"guns", "silent"} <= words


def _is_breach_of_word(cast: Cast, told: Span) -> bool:
    """Whether the words tell of going back on one's word."""
    text = " ".join(lemma_of(token) for token in cast.draft.marked.tokens_in(told.start, told.end))
    return any(f" {phrase} " in f" {text} " for phrase in _words()["broken"])


def _is_attack(cast: Cast, told: Span) -> bool:
    tokens = cast.draft.marked.tokens_in(told.start, told.end)
    by_verb = any(token.pos == "VERB" and lemma_of(token) in _words()["attacks"] for token in tokens)
    # Forces are people; only "force" is what is used.
    nouns = (lemma_of(token) for token in tokens if token.lower != "forces")
    if by_verb or any(noun in _words()["attack_nouns"] for noun in nouns):
        return True
    text = f" {' '.join(lemma_of(token) for token in tokens)} "
    return any(f" {phrase} " in text for phrase in _words()["starting"])


def _broken(cast: Cast, deals: Sequence[Deal], span: Span) -> Deal | None:
    """The deal that such words accuse of breaking: the one named last before them that was in force by then."""
    near = deal_at(deals, _token_after(cast, span))
    others = [deal for deal in deals if deal is not near]
    possible = [deal for deal in ([] if near is None else [near, *others]) if not _is_older(cast, deal, span)]
    possible = [
        deal for deal in possible if not all(m.spoken is not None and not m.spoken.is_mutual for m in deal.mentions)
    ]
    if near is None or near in possible or all(m.is_proposed or m.spoken is not None for m in near.mentions):
        return next(iter(possible), None)
    return None


def _is_older(cast: Cast, deal: Deal, span: Span) -> bool:
    """Whether the words tell of a day before the deal."""
    told = when_of(cast.draft, span)
    if told is None or deal.when is None:
        return False
    first, last = deal.when.days[0], told.days[1]
    return first is not None and last is not None and last < first


def _token_after(cast: Cast, span: Span) -> int:
    return cast.draft.marked.tokens_in(span.start, span.end)[-1].i + 1
