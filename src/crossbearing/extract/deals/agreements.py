"""Deals with their parties, what they make owed, what was done of it and what breach is claimed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from crossbearing.extract.deals.breach import Breach
from crossbearing.extract.deals.breach_counts import is_mutual, two_named
from crossbearing.extract.deals.deal_names import country_words, deal_words
from crossbearing.extract.deals.deal_start import began_on
from crossbearing.extract.deals.deals import Deal, DealMention, find_deals, status_of
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.defaults import default_breaches
from crossbearing.extract.deals.disputes import disputed_states
from crossbearing.extract.deals.duties import duty_terms
from crossbearing.extract.deals.echoes import find_echoes
from crossbearing.extract.deals.event_states import event_states
from crossbearing.extract.deals.fates import find_fates
from crossbearing.extract.deals.implied_terms import implied_terms, told_debtors
from crossbearing.extract.deals.in_return import in_return
from crossbearing.extract.deals.mediators import mediator_of
from crossbearing.extract.deals.obligations import obligation_of
from crossbearing.extract.deals.own_deals import is_bare
from crossbearing.extract.deals.owners import named_apart, owners
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.peaceful import is_peaceful
from crossbearing.extract.deals.performance import State, find_states, performances
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.term_parts import may_owe
from crossbearing.extract.deals.terms import bare_truces, find_terms, truce_terms
from crossbearing.extract.deals.truce_states import truce_states
from crossbearing.extract.deals.violations import find_breaches, numbered
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import FINITE, clauses, trimmed
from crossbearing.model.agreement import Agreement, AgreementStatus, Degree, Obligation
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, When

# "Between", or "with" two parties, stands this near behind a deal's name.
PARTIES_REACH = 14
# The verb of which a deal's name is the object stands at most so many words ahead of it.
VERB_REACH = 4
_PAIR = re.compile(r"\b([A-Z]\w+)\s?[-–]\s?([A-Z]\w+)\b")
_DONE = frozenset({Degree.FULL, Degree.PARTIAL})


def find_agreements(draft: Draft) -> Draft:
    """The draft with its agreements, the one told of first in front."""
    if is_peaceful(draft):
        return replace(draft, agreements=())
    found = clauses(draft.marked)
    deals = find_deals(draft, found)
    cast = Cast.of(draft)
    stated = told_debtors(cast, found, find_terms(cast, found, deals))
    standing = [deal for deal in deals if not _is_over(draft, deal, deals)]
    stated = (*stated, *truce_terms(cast, found, standing, stated))
    first = tuple(stated)
    known = find_states(cast, found, first)
    duties, possible = duty_terms(cast, found, deals, stated)
    duties = tuple(in_return(draft.marked, duty, stated) for duty in duties)
    fates = tuple(find_fates(cast, found, [*stated, *duties, *possible], known))
    fated = [term for term in possible if any(state.term is term for state in fates)]
    stated = (*stated, *duties, *fated)
    stated = (*stated, *implied_terms(cast, found, deals, stated))
    terms = sorted([*stated, *bare_truces(cast, found, standing, stated)], key=lambda term: term.first)
    deals = _with_own(deals, terms)
    breaches = find_breaches(cast, found, deals, terms)
    attacks = [(breach.deal, breach.violation.spans[0]) for breach in breaches if breach.is_attack]
    # Where no more terms were found than at first, their states are known.
    states = _joined(known if tuple(terms) == first else find_states(cast, found, terms), fates)
    states = _joined(states, tuple(find_echoes(cast, found, terms, states)))
    states = (*states, *event_states(cast, terms, states))
    states = (*states, *truce_states(cast, found, terms, states))
    told = _Told(
        tuple(terms),
        (*states, *disputed_states(cast, found, terms, attacks)),
        (*breaches, *default_breaches(cast, states, breaches)),
    )
    agreements = tuple(_agreement(cast, deal, f"a{number}", told, deals) for number, deal in enumerate(deals, 1))
    return replace(draft, agreements=_chained(agreements))


def _with_own(deals: Sequence[Deal], terms: Sequence[Term]) -> tuple[Deal, ...]:
    """The deals with those that a duty tells of by itself, in order of the text."""
    own = dict.fromkeys(term.deal for term in terms if term.deal not in deals)
    return tuple(sorted([*deals, *own], key=lambda deal: deal.mentions[0].noun))


def _joined(states: Sequence[State], fates: Sequence[State]) -> tuple[State, ...]:
    """The fates, and the states of other words."""
    others = [state for state in states if not any(state.span.overlaps(fate.span) for fate in fates)]
    return tuple(sorted([*others, *fates], key=lambda state: state.span.start))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report tells of all its deals."""

    terms: tuple[Term, ...]
    states: tuple[State, ...]
    breaches: tuple[Breach, ...]


def _agreement(cast: Cast, deal: Deal, number: str, told: _Told, deals: tuple[Deal, ...]) -> Agreement:
    draft = cast.draft
    terms = [term for term in told.terms if term.deal is deal]
    status = status_of(draft, deal, deals)
    key = _key(draft, deal)
    mediator = mediator_of(draft, cast, deal)
    parties = _without(mediator, _parties(cast, deal, terms), cast)
    is_own = _is_own_word(deal)
    return Agreement(
        id=number,
        key=f"agreement:{key}",
        name=_name(draft, deal),
        parties=parties,
        mediator=mediator,
        date=_made_on(draft, deal, terms),
        status=_untold_status(cast, deal, terms, told) if status is None else status[0],
        status_spans=() if status is None else (status[1],),
        prior=None,
        obligations=_owed_both_ways(
            cast,
            [
                _without_mediator(obligation_of(cast, term, f"{number}.o{i}", f"{key}-{i}", parties), mediator, is_own)
                for i, term in enumerate(terms, 1)
            ],
        ),
        performance=performances(cast, told.states, {t: f"{number}.o{i}" for i, t in enumerate(terms, 1)}, number),
        violations=numbered(told.breaches, deal, number),
        evidence=_evidence(draft, deal),
    )


def _untold_status(cast: Cast, deal: Deal, terms: Sequence[Term], told: _Told) -> AgreementStatus:
    """How a deal stands of which no words say so: a mere pledge of which nothing has come is agreed.

    What was put off last is stalled; what was wholly done is completed, if the deal and the deeds are of an earlier
    year.
    """
    states = [state for state in told.states if any(state.term is term for term in terms)]
    if deal.is_extension or (is_bare(deal) and not states):
        return AgreementStatus.AGREED
    if states and states[-1].degree is Degree.POSTPONED:
        return AgreementStatus.STALLED
    done = {id(state.term) for state in states if state.degree is Degree.FULL}
    is_done = bool(terms) and all(id(term) in done for term in terms) and all(s.degree in _DONE for s in states)
    return AgreementStatus.COMPLETED if is_done and _is_past(cast.draft, deal) else AgreementStatus.IN_PROGRESS


def _is_past(draft: Draft, deal: Deal) -> bool:
    """Whether a deal was made in a year before that of the report."""
    made = None if deal.when is None else deal.when.days[1]
    published = None if draft.published is None else draft.published.days[0]
    return made is not None and published is not None and made.year < published.year


def _made_on(draft: Draft, deal: Deal, terms: list[Term]) -> When:
    """When it was made; of talks that failed only that day is told, and none on which they bore fruit."""
    dated = next((mention for mention in deal.mentions if mention.when is not None), None)
    if all(mention.is_talk for mention in deal.mentions) or (dated is not None and dated.is_talk):
        return UNKNOWN_WHEN
    return deal.when or _agreed_on(draft, terms) or began_on(draft, deal) or UNKNOWN_WHEN


def _agreed_on(draft: Draft, terms: list[Term]) -> When | None:
    """The date on which a party is said to have agreed to one of the terms."""
    for term in terms:
        tokens = draft.marked.tokens[term.first : term.last]
        agreed = next((token for token in tokens if token.lower in ("agreed", "undertook", "pledged")), None)
        if agreed is None or term.verb is None or agreed.i >= term.verb:
            continue
        end = draft.marked.tokens[term.verb].start
        dated = (w for w in draft.dates if w.span is not None and tokens[0].start <= w.span.start < end)
        found = next((when for when in dated if "/" not in (when.edtf or "/")), None)
        if found is not None:
            return found
    return None


def _is_over(draft: Draft, deal: Deal, deals: tuple[Deal, ...]) -> bool:
    status = status_of(draft, deal, deals)
    return status is not None and status[0] in (AgreementStatus.COLLAPSED, AgreementStatus.COMPLETED)


def _evidence(draft: Draft, deal: Deal) -> tuple[Span, ...]:
    return tuple(trimmed(draft.marked, m.first, m.last) for m in deal.mentions)


def _name(draft: Draft, deal: Deal) -> str:
    """The fullest words that name the deal: one with a name or a date before a bare one."""
    spans = _evidence(draft, deal)
    ranked = sorted(
        zip(deal.mentions, spans, strict=True),
        key=lambda pair: (not pair[0].names, pair[0].when is None, pair[0].first),
    )
    return re.sub(r"^(?:the|a|an)\s+", "", ranked[0][1].quote, flags=re.IGNORECASE)


def _key(draft: Draft, deal: Deal) -> str:
    dated = "" if deal.when is None or deal.when.edtf is None else f"-{deal.when.edtf}"
    return re.sub(r"[^a-z0-9]+", "-", _name(draft, deal).lower()).strip("-")[:40] + dated


def _parties(cast: Cast, deal: Deal, terms: list[Term]) -> tuple[str, ...]:
    """Between whom it is said to be, or who owes and is owed; the report's two main rivals where that leaves one."""
    between = tuple(dict.fromkeys(e for mention in deal.mentions for e in _between(cast, mention.noun)))
    if len(between) >= 2:
        return between
    declared = _declared_by(cast, deal)
    if declared is not None:
        return (declared,)
    named = (
        _signed_by(cast, deal)
        or _in_name(cast, deal)
        or owners(cast, deal)
        or _signing(cast, deal)
        or _at_odds(cast, deal)
    )
    if named is not None:
        return named
    if is_bare(deal):
        return tuple(dict.fromkeys(e for term in terms for e in (term.debtor, term.creditor) if e is not None))
    if _is_own_word(deal):
        return tuple(dict.fromkeys(term.debtor for term in terms if term.debtor is not None))
    owed = [entity for term in terms for entity in (term.debtor, term.creditor) if cast.is_belligerent(entity)]
    named = tuple(dict.fromkeys(cast.principal(entity) for entity in owed if entity is not None))
    return named if len(named) >= 2 else cast.rivals() or named


def _is_own_word(deal: Deal) -> bool:
    """Whether somebody only gave their own word."""
    spoken = [mention.spoken for mention in deal.mentions]
    return all(word is not None and not word.is_mutual and not word.is_demand for word in spoken)


def _declared_by(cast: Cast, deal: Deal) -> str | None:
    """The one actor that is told to declare a truce by itself ("the generals proclaimed a truce")."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        verb = _verb_ahead(cast, mention)
        if mention.is_proposed or verb is None or lemma_of(marked.tokens[verb]) not in deal_words()["declaring"][:2]:
            continue
        first = marked.sentences[marked.tokens[mention.noun].sentence].first
        words = {token.lower for token in marked.tokens[first : mention.noun + 2]}
        named = [entity for entity in cast.in_tokens(first, verb) if cast.is_actor(entity)]
        if len(named) == 1 and words.isdisjoint(("both", "and", "with", "jointly")):
            return named[0]
    return None


def _verb_ahead(cast: Cast, mention: DealMention) -> int | None:
    """The finite verb whose object the deal's name is."""
    tokens = cast.draft.marked.tokens
    ahead = reversed(tokens[max(0, mention.first - VERB_REACH) : mention.first])
    return next((t.i for t in takewhile(lambda t: t.pos != "PUNCT", ahead) if t.tag in FINITE), None)


def _signed_by(cast: Cast, deal: Deal) -> tuple[str, ...] | None:
    """The two or more who are named behind "signed by" and the like ("a pact struck on Monday by X and Y")."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        behind = marked.tokens[mention.noun + 1 : min(sentence.last, mention.noun + 1 + PARTIES_REACH)]
        signed = next((t.i for t in behind if t.lower in _signing_participles()), None)
        by = next((t.i for t in behind if t.lower == "by" and signed is not None and t.i > signed), None)
        if by is None or signed is None or any(t.pos == "PUNCT" for t in marked.tokens[signed:by]):
            continue
        stop = next((t.i for t in marked.tokens[by + 2 : sentence.last] if t.tag in FINITE or t.text in ";."), None)
        named = [e for e in cast.in_tokens(by + 1, stop or sentence.last) if cast.is_belligerent(e)]
        if len(named) >= 2:
            return tuple(dict.fromkeys(named))
    return None


@cache
def _signing_participles() -> frozenset[str]:
    """Participles by which a deal's parties make it, not those who mediate."""
    return frozenset(deal_words()["signing_forms"]) - frozenset(deal_words()["helping_forms"])


def _signing(cast: Cast, deal: Deal) -> tuple[str, ...] | None:
    """The two or more belligerents that are told to sign or agree on it; None where no words tell it of two."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        words = marked.tokens[sentence.first : max(mention.first, mention.noun if mention.spoken else 0) + 1]
        verbs = [token for token in words if token.tag in FINITE and lemma_of(token) in deal_words()["signing"]]
        if not verbs or not any(token.lower == "and" for token in words if token.i < verbs[-1].i):
            continue
        ahead = dict.fromkeys(cast.in_tokens(sentence.first, verbs[-1].i))
        named = tuple(entity for entity in ahead if cast.is_belligerent(entity))
        # Clans, villages and the like make a peace of their own where no army has a part in it.
        apart = named_apart(cast, sentence.first, verbs[-1].i)
        local = tuple(entity for entity in apart if may_owe(cast, entity) and _is_local(cast, entity))
        if len(named) == 2 or (not named and len(local) == 2):
            return named or local
    return None


def _is_local(cast: Cast, entity: str) -> bool:
    found = cast.entity(entity)
    return found is not None and found.type in (EntityType.GROUP, EntityType.PLACE)


def _at_odds(cast: Cast, deal: Deal) -> tuple[str, ...] | None:
    """The two belligerents that charge each other with breaking it; None where no words tell it of two."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        if is_mutual(marked.text[sentence.start : sentence.end]):
            named = two_named(cast, sentence.first, sentence.last)
            if named:
                return named
    return None


def _in_name(cast: Cast, deal: Deal) -> tuple[str, ...] | None:
    """The governments that a deal's name joins ("the Russo-Turkish accord"); None for a name that joins none."""
    words = " ".join(span.quote for span in _evidence(cast.draft, deal))
    pair = next((m for m in _PAIR.finditer(words) if m[1] in country_words() and m[2] in country_words()), None)
    if pair is None:
        return None
    names = [country_words()[word] for word in pair.groups()]
    governments = [e for e in cast.draft.entities if e.type is EntityType.GOVERNMENT]
    found = (next((e.id for e in governments if name in e.name), None) for name in names)
    return tuple(entity for entity in found if entity is not None)


def _owed_both_ways(cast: Cast, obligations: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """The obligations; where two alone owe, what one owes to nobody named is owed to the other."""
    both = cast.both_sides()
    debtors = tuple(dict.fromkeys(o.debtor for o in obligations if o.debtor is not None and o.debtor != both))
    if len(debtors) != 2:
        return tuple(obligations)
    other = {debtors[0]: debtors[1], debtors[1]: debtors[0]}
    return tuple(_owed_to(cast, obligation, other.get(obligation.debtor or "")) for obligation in obligations)


def _owed_to(cast: Cast, obligation: Obligation, other: str | None) -> Obligation:
    """The obligation, owed to the other where it is owed to nobody named and the other is a belligerent."""
    is_open = obligation.creditor is None and cast.is_belligerent(other)
    return replace(obligation, creditor=other) if is_open else obligation


def _without_mediator(obligation: Obligation, mediator: str | None, is_own: bool) -> Obligation:
    """The obligation, owed to nobody where it would be owed to who mediates, or where somebody gave their own word."""
    is_owed_there = is_own or (mediator is not None and obligation.creditor == mediator)
    return replace(obligation, creditor=None) if is_owed_there else obligation


def _without(mediator: str | None, parties: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The parties less who mediates; the main rivals where that leaves one."""
    kept = tuple(party for party in parties if party != mediator)
    rivals = tuple(party for party in cast.rivals() if party != mediator)
    return kept if len(kept) == len(parties) or len(rivals) < 2 else rivals


def _between(cast: Cast, noun: int) -> list[str]:
    """The belligerents behind "between", or "with" two of them, in the words that follow a deal's name."""
    marked = cast.draft.marked
    sentence = marked.sentences[marked.tokens[noun].sentence]
    behind = marked.tokens[noun + 1 : min(sentence.last, noun + 1 + PARTIES_REACH)]
    stop = next((t.i for t in behind if t.text in (";", ":", "—", "–")), sentence.last)
    opening = next((t for t in behind if t.lower in ("between", "with") and t.i < stop), None)
    if opening is None or (opening.i > noun + 1 and any(t.pos == "PUNCT" for t in marked.tokens[noun : opening.i])):
        return []
    stop = next((t.i for t in marked.tokens[opening.i + 2 : sentence.last] if t.pos == "PUNCT"), sentence.last)
    named = [entity for entity in cast.in_tokens(opening.i + 1, stop) if cast.is_belligerent(entity)][:2]
    if opening.lower == "with" and len(named) == 1 and opening.i == noun + 1:
        ahead = [e for e in cast.in_tokens(sentence.first, noun) if cast.is_belligerent(e) and e != named[0]]
        other = ahead[-1] if ahead else cast.other_side(named[0])
        return [] if other is None else [other, named[0]]
    return named if opening.lower == "between" or len(named) == 2 else []


def _chained(agreements: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    """The agreements with the next older one of each as its `prior`."""

    def age(agreement: Agreement) -> date:
        first = agreement.date.days[0] if agreement.date is not None else None
        return first or date.min

    ordered = sorted(agreements, key=lambda a: (age(a), -agreements.index(a)))
    prior = {newer.id: older.id for older, newer in pairwise(ordered)}
    return tuple(replace(agreement, prior=prior.get(agreement.id)) for agreement in agreements)
