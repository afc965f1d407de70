"""What the deals of a report make owed, in order of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from crossbearing.extract.deals.deals import Deal, DealMention
from crossbearing.extract.deals.deeds import (
    Family,
    families,
    family_of_clause,
    family_of_noun,
    lemma_of,
    whole_word,
)
from crossbearing.extract.deals.in_return import in_return
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term, deal_at
from crossbearing.extract.deals.term_lists import bullet_term, bullets_under, colon_terms, leads_list, recital
from crossbearing.extract.deals.term_parts import is_object
from crossbearing.extract.deals.term_reading import (
    deal_infinitives,
    deed_due,
    due,
    fragments,
    noun_promises,
    promised,
    provided,
    purposes,
    staged,
    things,
)
from crossbearing.extract.deals.term_signs import is_nominal_due, is_owed, is_provision, is_stage_planned, provider_in
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load


@cache
def _words() -> dict[str, Any]:
    return load("agreements")


def find_terms(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal]) -> tuple[Term, ...]:
    """What the deals of a report make owed, in order of the text, each stretch once."""
    if not deals:
        return ()
    terms: list[Term] = []
    listed = _listed(cast.draft.marked)
    bulleted = bullets_under(cast.draft.marked, deals)
    for place, clause in enumerate(found):
        under = bulleted.get(clause.sentence.index)
        heading = listed.get(clause.sentence.index, under)
        deal = deal_at(deals, clause.last if heading is None else heading)
        if deal is None or clause.sentence.zone is ZoneKind.TITLE:
            continue
        said = _terms_of(cast, found, place, deal) if heading is None else _listed_term(cast, clause, deal)
        if under is not None:
            said = iter([bullet_term(cast, clause.sentence.first, clause.sentence.last, deal)])
        for term in said:
            if not any(term.first < other.last and other.first < term.last for other in terms):
                terms.append(in_return(cast.draft.marked, _completed(term, terms), terms))
    return tuple(sorted(terms, key=lambda term: term.first))


def _completed(term: Term, before: Sequence[Term]) -> Term:
    """The term with debtor and kind of the one it is a part of ("half of them ...")."""
    if not term.is_part or not before:
        return term
    whole = before[-1]
    return replace(term, debtor=whole.debtor, creditor=whole.creditor, family=whole.family)


def truce_terms(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], terms: Sequence[Term]) -> Iterator[Term]:
    """The ceasing of fire, from what is said of "the truce" itself, for deals of which no term says it."""
    marked = cast.draft.marked
    for deal in deals:
        if any(term.deal is deal and term.family is not None and term.family.name == "ceasefire" for term in terms):
            continue
        for clause in found:
            if any(term.first < clause.last and clause.first < term.last for term in terms):
                continue
            if clause.is_negated(marked) or _tells_breach(marked, clause):
                continue
            family = family_of_noun(marked, clause.first, clause.group[0]) if clause.group else None
            if family is not None and family.name == "ceasefire" and _is_truce_subject(marked, clause, deal):
                yield Term(clause.first, clause.last, family, cast.both_sides(), None, None, deal, is_nominal=True)
                break
            called = _truce_called(marked, clause, deal)
            if called is not None:
                yield _called_truce(cast, clause, called, deal)
                break


def bare_truces(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], terms: Sequence[Term]) -> Iterator[Term]:
    """What each deal owes that is only named by its deed ("the truce", "the swap"), with no term of it told."""
    family = next(family for family in families() if family.name == "ceasefire")
    for deal in deals:
        told = [m for m in deal.mentions if not m.in_title and m.spoken is None and not deal.is_extension]
        if not told or any(term.deal is deal for term in terms):
            continue
        mention = next((m for m in told if _is_truce(cast.draft.marked, m)), None)
        mention = mention or next((m for m in told if _is_swap(cast.draft.marked, m)), None)
        clause = next((c for c in found if mention is not None and c.first <= mention.noun < c.last), None)
        is_denied = clause is None or clause.is_negated(cast.draft.marked)
        if mention is not None and not mention.is_proposed and not is_denied:
            kind = family if _is_truce(cast.draft.marked, mention) else _swapped(cast.draft.marked, mention)
            is_plain = kind is family and lemma_of(cast.draft.marked.tokens[mention.noun]) != "cessation"
            last = mention.noun + 1 if is_plain else mention.last
            yield Term(mention.first, last, kind, cast.both_sides(), None, None, deal, is_nominal=True)


def _is_swap(marked: Marked, mention: DealMention) -> bool:
    """Whether the deal is called an exchange, and of whom or what."""
    return lemma_of(marked.tokens[mention.noun]) in ("exchange", "swap") and _swapped(marked, mention) is not None


def _swapped(marked: Marked, mention: DealMention) -> Family | None:
    last = next(
        (t.i for t in marked.tokens[mention.noun + 1 : mention.last] if t.pos in ("VERB", "PUNCT")), mention.last
    )
    return family_of_noun(marked, mention.first, max(last, mention.noun + 1))


def _tells_breach(marked: Marked, clause: Clause) -> bool:
    """Whether a clause is about a breach of the truce."""
    return bool({lemma_of(token) for token in clause.words(marked)} & set(_words()["breach"]["breaching"]))


def _truce_called(marked: Marked, clause: Clause, deal: Deal) -> DealMention | None:
    """The mention by which a clause tells that a truce was declared or agreed."""
    verb = clause.verb(marked)
    if verb is None or clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked):
        return None
    if not any(verb.lower in forms_of(word).all for word in _words()["agreeing"]):
        return None
    behind = (m for m in deal.mentions if verb.i < m.noun < clause.last)
    return next((m for m in behind if _is_truce(marked, m)), None)


def _called_truce(cast: Cast, clause: Clause, mention: DealMention, deal: Deal) -> Term:
    """The ceasing of fire of a truce that one side declared by itself, or that was agreed."""
    marked = cast.draft.marked
    family = next(family for family in families() if family.name == "ceasefire")
    verb, subject = marked.tokens[clause.group[-1]], cast.subject(clause)
    is_alone = any(verb.lower in forms_of(word).all for word in _words()["declaring"]) and cast.is_actor(subject)
    debtor = subject if is_alone else cast.both_sides()
    return Term(mention.first, mention.last, family, debtor, None, None, deal, is_nominal=True)


def _is_truce(marked: Marked, mention: DealMention) -> bool:
    noun = marked.tokens[mention.noun]
    return whole_word(marked, noun) in _words()["truce_nouns"] or lemma_of(noun) in _words()["pause_nouns"]


def _is_truce_subject(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether the clause says of the deal, called a truce, that it holds, began or covers something."""
    if clause.subject is None or clause.sentence.zone is ZoneKind.TITLE:
        return False
    named = [m for m in deal.mentions if m.noun == clause.subject]
    return any(_is_truce(marked, mention) for mention in named)


def _terms_of(cast: Cast, found: Sequence[Clause], place: int, deal: Deal) -> Iterator[Term]:
    clause, marked = found[place], cast.draft.marked
    if _is_circumstance(marked, clause):
        return
    stated = list(_provided(cast, clause, deal)) or list(deal_infinitives(cast, clause, deal))
    yield from stated
    if clause.group and not stated:
        if is_owed(cast, found, place, deal):
            yield from due(cast, clause, deal)
        elif is_nominal_due(marked, clause):
            yield from deed_due(cast, clause, deal)
        elif is_stage_planned(marked, clause):
            yield from staged(cast, clause, deal)
        else:
            yield from recital(cast, clause, deal)
        yield from promised(cast, clause, deal)
        yield from noun_promises(cast, clause, deal)
        yield from purposes(cast, clause, deal)
    yield from things(cast, clause, deal)
    yield from fragments(cast, clause, deal)


def _is_circumstance(marked: Marked, clause: Clause) -> bool:
    """Whether the clause only tells when or in what case something else is to be done ("until a cabinet is formed")."""
    opens = marked.tokens[clause.first].lower in _words()["terms"]["circumstances"]
    return opens and clause.first > clause.sentence.first and not clause.is_due(marked)


def _provided(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of a clause that has the deal itself provide for something."""
    # "Which the accord forbids" tells nothing more of what is owed.
    opens = cast.draft.marked.tokens[clause.first].lower
    if opens in ("which", "as") and any(clause.first < mention.noun < clause.last for mention in deal.mentions):
        return
    provider = clause.group[-1] if clause.group and is_provision(cast, clause, deal) else None
    provider = provider_in(cast.draft.marked, clause, deal) if provider is None else provider
    if provider is not None and leads_list(cast.draft.marked, provider + 1, clause.sentence.last):
        yield from colon_terms(cast, clause, provider + 1, deal)
    elif provider is not None:
        yield from provided(cast, clause, provider + 1, deal)


def _listed_term(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term that a sentence under a heading such as "the terms" states."""
    marked = cast.draft.marked
    family = family_of_clause(marked, clause) or family_of_noun(marked, clause.first, clause.last)
    subject = cast.subject(clause) if clause.group else None
    debtor = subject if cast.is_actor(subject) and not is_object(marked, clause, family) else cast.both_sides()
    verb = clause.group[-1] if clause.group else None
    yield Term(clause.first, clause.last, family, debtor, None, verb, deal, is_nominal=verb is None)


def _listed(marked: Marked) -> dict[int, int]:
    """Sentences under a heading such as "the terms", in its paragraph, each with the token where the heading ends."""
    found: dict[int, int] = {}
    heads = set(_words()["terms_headings"])
    inside: tuple[object, int] | None = None
    heading = 0
    for sentence in marked.sentences:
        here = (sentence.zone, sentence.paragraph)
        text = re.sub(r"^[\W\d]+", "", marked.text[sentence.start : sentence.end].lower()).strip(" .:?")
        if text in heads:
            inside, heading = here, sentence.last
        elif inside == here:
            found[sentence.index] = heading
        else:
            inside = None
    return found
