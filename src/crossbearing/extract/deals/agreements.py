"""Deals with their parties, what they make owed, what was done of it and what breach is claimed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from crossbearing.extract.deals.deals import Deal, find_deals, status_of
from crossbearing.extract.deals.defaults import default_breaches
from crossbearing.extract.deals.duties import duty_terms, is_bare
from crossbearing.extract.deals.fates import find_fates
from crossbearing.extract.deals.implied_terms import implied_terms
from crossbearing.extract.deals.mediators import mediator_of
from crossbearing.extract.deals.obligations import obligation_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State, disputed_states, find_states, performances
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.terms import find_terms, truce_terms
from crossbearing.extract.deals.violations import Breach, find_breaches, numbered
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import clauses, trimmed
from crossbearing.model.agreement import Agreement, AgreementStatus
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, When


def find_agreements(draft: Draft) -> Draft:
    """The draft with its agreements, the one told of first in front."""
    found = clauses(draft.marked)
    deals = find_deals(draft, found)
    cast = Cast.of(draft)
    stated = find_terms(cast, found, deals)
    standing = [deal for deal in deals if not _is_over(draft, deal, deals)]
    stated = (*stated, *truce_terms(cast, found, standing, stated))
    known = find_states(cast, found, stated)
    duties, possible = duty_terms(cast, found, deals, stated)
    fates = tuple(find_fates(cast, found, [*stated, *duties, *possible], known))
    fated = [term for term in possible if any(state.term is term for state in fates)]
    stated = (*stated, *duties, *fated)
    terms = sorted([*stated, *implied_terms(cast, found, deals, stated)], key=lambda term: term.first)
    deals = _with_own(deals, terms)
    breaches = find_breaches(cast, found, deals)
    attacks = [(breach.deal, breach.violation.spans[0]) for breach in breaches if breach.is_attack]
    states = _joined(find_states(cast, found, terms), fates)
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
    return Agreement(
        id=number,
        key=f"agreement:{key}",
        name=_name(draft, deal),
        parties=_without(mediator, _parties(cast, deal, terms), cast),
        mediator=mediator,
        date=deal.when or _agreed_on(draft, terms) or UNKNOWN_WHEN,
        status=_untold_status(deal, terms, told) if status is None else status[0],
        status_spans=() if status is None else (status[1],),
        prior=None,
        obligations=tuple(obligation_of(cast, term, f"{number}.o{i}", f"{key}-{i}") for i, term in enumerate(terms, 1)),
        performance=performances(cast, told.states, {t: f"{number}.o{i}" for i, t in enumerate(terms, 1)}, number),
        violations=numbered(told.breaches, deal, number),
        evidence=_evidence(draft, deal),
    )


def _untold_status(deal: Deal, terms: Sequence[Term], told: _Told) -> AgreementStatus:
    """How a deal stands of which no words say so: a mere pledge of which nothing has come is agreed."""
    is_acted_on = any(state.term is term for state in told.states for term in terms)
    return AgreementStatus.AGREED if is_bare(deal) and not is_acted_on else AgreementStatus.IN_PROGRESS


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
    if is_bare(deal):
        return tuple(dict.fromkeys(e for term in terms for e in (term.debtor, term.creditor) if e is not None))
    owed = [entity for term in terms for entity in (term.debtor, term.creditor) if cast.is_belligerent(entity)]
    named = tuple(dict.fromkeys(entity for entity in owed if entity is not None))
    return named if len(named) >= 2 else cast.rivals() or named


def _without(mediator: str | None, parties: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The parties less who mediates; the main rivals where that leaves one."""
    kept = tuple(party for party in parties if party != mediator)
    rivals = tuple(party for party in cast.rivals() if party != mediator)
    return kept if len(kept) == len(parties) or len(rivals) < 2 else rivals


def _between(cast: Cast, noun: int) -> list[str]:
    """The belligerents behind "between", right after a deal's name."""
    marked = cast.draft.marked
    sentence = marked.sentences[marked.tokens[noun].sentence]
    if noun + 1 >= sentence.last or marked.tokens[noun + 1].lower != "between":
        return []
    stop = next((t.i for t in marked.tokens[noun + 2 : sentence.last] if t.pos == "PUNCT"), sentence.last)
    return [entity for entity in cast.in_tokens(noun + 2, stop) if cast.is_belligerent(entity)][:2]


def _chained(agreements: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    """The agreements with the next older one of each as its `prior`."""

    def age(agreement: Agreement) -> date:
        first = agreement.date.days[0] if agreement.date is not None else None
        return first or date.min

    ordered = sorted(agreements, key=lambda a: (age(a), -agreements.index(a)))
    prior = {newer.id: older.id for older, newer in pairwise(ordered)}
    return tuple(replace(agreement, prior=prior.get(agreement.id)) for agreement in agreements)
