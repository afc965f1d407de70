"""Terms that no report states but that it tells as carried out: what was done as part of a deal was owed."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import Family, family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.deals.ellipsis import verb_ahead
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import fits, is_before, mover, says, told_family
from crossbearing.extract.deals.term import Term, deal_at
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked
from crossbearing.model.event import EventType, Modality
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# Kinds of deed that, told without any term, still show what a deal must have made owed.
_TELLING = frozenset({"leave", "release", "disarm", "withdraw"})
_DEEDS = frozenset(
    {EventType.EVACUATION, EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE, EventType.WEAPONS_HANDOVER}
    | {EventType.WITHDRAWAL, EventType.WEAPONS_WITHDRAWAL, EventType.TERRITORY_HANDOVER}
)
_MUTUAL = frozenset({"exchange", "swap", "trade"})


def implied_terms(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], stated: Sequence[Term]
) -> tuple[Term, ...]:
    """The implied terms of a report, one for each kind of deed and party, in order of the text."""
    implied: list[Term] = []
    if not deals:
        return ()
    for clause in found:
        family = None if _is_of_deal(clause, deals) else told_family(cast.draft.marked, clause)
        deal = _deal_of(cast, clause, deals)
        family = _owed_undone(cast.draft.marked, clause) or family
        if family is None or deal is None:
            continue
        if family.name not in _TELLING and not _is_tied(cast, clause, deal):
            continue
        if clause.is_negated(cast.draft.marked) or is_before(cast, clause, deal):
            continue
        if cast.draft.marked.tokens[clause.first].lower in ("whether", "if"):
            continue
        term = _term(cast, clause, family, deal)
        if term.debtor is None and cast.draft.marked.tokens[clause.first].lower in ("which", "that"):
            continue
        if not _overlaps(term, stated) and _is_new(cast, clause, term, [*stated, *implied]):
            implied.append(term)
    return tuple(implied)


def told_debtors(cast: Cast, found: Sequence[Clause], terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms, those on weapons that name nobody with who is told to hand theirs in."""
    if not any(_is_unowned(term) for term in terms):
        return tuple(terms)
    told = (clause for clause in found if (kind := told_family(cast.draft.marked, clause)) and kind.name == "disarm")
    doer = next((party for clause in told if cast.is_belligerent(party := mover(cast, clause))), None)
    return tuple(replace(term, debtor=doer) if _is_unowned(term) else term for term in terms)


def _is_unowned(term: Term) -> bool:
    return term.debtor is None and term.family is not None and term.family.name == "disarm"


def _owed_undone(marked: Marked, clause: Clause) -> Family | None:
    """The kind of what somebody failed to do or has yet to do: both say that it was owed."""
    at = _undone_at(marked, clause)
    return None if at is None else family_of_verb(marked, at, clause.last, clause.words(marked))


def _undone_at(marked: Marked, clause: Clause) -> int | None:
    """The verb of what somebody failed to do or has yet to do."""
    verb = clause.verb(marked)
    at = verb_ahead(marked, clause)
    if verb is not None and lemma_of(verb) in load("agreements")["performance"]["failing"]:
        at = verb.i + 2 if verb.i + 2 < clause.last and marked.tokens[verb.i + 1].lower == "to" else None
    return None if clause.sentence.zone is ZoneKind.TITLE else at


def _is_of_deal(clause: Clause, deals: Sequence[Deal]) -> bool:
    """Whether the clause says something of a deal itself ("the accord was reached on Friday")."""
    return any(m.noun == clause.subject for deal in deals for m in deal.mentions)


def _term(cast: Cast, clause: Clause, family: Family, deal: Deal) -> Term:
    undone = _undone_at(cast.draft.marked, clause)
    verb = cast.draft.marked.tokens[clause.group[-1] if undone is None else undone]
    debtor = None if lemma_of(verb) in _MUTUAL else mover(cast, clause)
    return Term(clause.first, clause.last, family, debtor, None, verb.i, deal, is_implied=True)


def _deal_of(cast: Cast, clause: Clause, deals: Sequence[Deal]) -> Deal | None:
    """The deal named in the clause or the rest of its sentence, else the one named last before."""
    sentence = clause.sentence
    here = [deal for deal in deals if any(clause.first <= m.noun < sentence.last for m in deal.mentions)]
    return here[0] if here else deal_at(deals, clause.last)


def _overlaps(term: Term, stated: Sequence[Term]) -> bool:
    return any(term.first < other.last and other.first < term.last for other in stated)


def _is_new(cast: Cast, clause: Clause, term: Term, known: Sequence[Term]) -> bool:
    """Whether the deed belongs to the deal and to no term known already."""
    assert term.family is not None  # set by the caller
    kin = [other for other in known if other.family is not None and term.family.is_kin(other.family.name)]
    if _is_tied(cast, clause, term.deal) or _owed_undone(cast.draft.marked, clause) is not None:
        return not any(_is_same_debt(cast, clause, term, other) for other in kin if other.deal is term.deal)
    if not _is_deed(cast, clause) or not _is_carried(cast, clause, term):
        return False
    if any(other.debtor is None for other in kin):
        return False
    sides = {cast.side(other.debtor) for other in kin}
    return not kin or (cast.side(term.debtor) is not None and None not in sides and cast.side(term.debtor) not in sides)


def _is_carried(cast: Cast, clause: Clause, term: Term) -> bool:
    """Whether those who leave are fighters or are carried away: others go about their own business."""
    verb = lemma_of(cast.draft.marked.tokens[clause.group[-1]])
    goes = cast.is_belligerent(term.debtor) and verb not in ("arrive", "reach", "come")
    if term.family is None or term.family.name != "leave" or goes:
        return True
    carried = load("agreements")["duty"]["carried"]
    return any(token.lower in carried for token in clause.words(cast.draft.marked))


def _is_same_debt(cast: Cast, clause: Clause, term: Term, other: Term) -> bool:
    return other.debtor is None or term.debtor == other.debtor or fits(cast, clause, other)


def _is_tied(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the words say that the deed was part of the deal."""
    marked = cast.draft.marked
    if any(clause.first <= m.noun < clause.last for m in deal.mentions) or _is_kind(cast, clause, deal):
        return True
    return says("tied", marked, marked.span(clause.span(marked).start, clause.sentence.end))


def _is_kind(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the deal goes by the name of such a deed ("a prisoner swap", "the evacuation accord")."""
    marked = cast.draft.marked
    told = told_family(marked, clause)
    kinds = [family_of_noun(marked, m.first, m.noun + 1) for m in deal.mentions]
    return told is not None and any(kind is not None and kind.name == told.name for kind in kinds)


def _is_deed(cast: Cast, clause: Clause) -> bool:
    """Whether an event of this report has it as a deed such as deals are made of."""
    span = clause.span(cast.draft.marked)
    return any(
        event.type in _DEEDS and event.modality is Modality.OCCURRED and span.covers(event.trigger)
        for event in cast.draft.events
    )
