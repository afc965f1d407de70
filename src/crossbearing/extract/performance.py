"""What was done of what a deal makes owed: done, done in part, not done, refused, put off, disputed, not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from crossbearing.extract.clauses import Clause, trimmed
from crossbearing.extract.deals import Deal
from crossbearing.extract.deeds import Family, family_of_clause, family_of_noun, lemma_of
from crossbearing.extract.marked import Marked
from crossbearing.extract.obligations import Term, deal_at, quantity_in
from crossbearing.extract.parties import Cast
from crossbearing.extract.timeline import context_when, when_of
from crossbearing.model.agreement import Degree, Performance
from crossbearing.model.event import EventType, Modality
from crossbearing.model.figure import Figure
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

_DEEDS = frozenset(
    {EventType.EVACUATION, EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE, EventType.WEAPONS_HANDOVER}
    | {EventType.WITHDRAWAL, EventType.WEAPONS_WITHDRAWAL, EventType.TERRITORY_HANDOVER}
)
_MODALS = ("will", "would", "may", "might", "could", "can", "shall", "must", "should", "'ll", "cannot")
# Kinds of deed that, told without any term, still show what a deal must have made owed.
_TELLING_DEEDS = frozenset({"leave", "release", "disarm", "withdraw"})
# States that, told without a date, hold on the day of publication.
_STANDING = frozenset({Degree.NONE, Degree.UNCLEAR, Degree.REFUSED})


@dataclass(frozen=True, slots=True)
class State:
    """One state of one term as a clause tells it."""

    term: Term
    degree: Degree
    span: Span
    when: When | None
    quantity: str | None


@cache
def _words() -> dict[str, Any]:
    return load("agreements")["performance"]  # type: ignore[no-any-return]


@cache
def _phrases(table: str) -> Phrases:
    return Phrases({table: _words()[table]})


def implied_terms(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], terms: Sequence[Term]
) -> tuple[Term, ...]:
    """Terms that are stated nowhere but told as carried out, one for each kind of deed and party."""
    implied: list[Term] = []
    for clause in found:
        family = _told_family(cast.draft.marked, clause)
        deal = deal_at(deals, clause.last)
        if family is None or deal is None or family.name not in _TELLING_DEEDS:
            continue
        if _candidates(family, [*terms, *implied]) or not _is_tied(cast, clause, deal):
            continue
        if clause.is_negated(cast.draft.marked) or _is_before(cast, clause, deal):
            continue
        subject = cast.subject(clause)
        debtor = subject if cast.is_actor(subject) else None
        implied.append(Term(clause.first, clause.last, family, debtor, None, clause.group[-1], deal))
    return tuple(implied)


def find_states(cast: Cast, found: Sequence[Clause], terms: Sequence[Term]) -> tuple[State, ...]:
    """The states of all terms, in order of the text, each once for a term, degree and date."""
    states: list[State] = []
    for clause in found:
        for state in _states_of(cast, clause, terms):
            if not any(_is_same(state, other) for other in states):
                states.append(state)
    return tuple(states)


def disputed_states(cast: Cast, found: Sequence[Clause], terms: Sequence[Term], breaches: Sequence[Span]) -> Iterator[State]:
    """The ceasing of fire as disputed, where each side accuses the other or a breach is claimed."""
    truces = [term for term in terms if term.family is not None and term.family.name == "ceasefire"]
    if not truces or not breaches:
        return
    mutual = [c.span(cast.draft.marked) for c in found if c.sentence.zone is not ZoneKind.TITLE and _is_mutual(cast, c)]
    span = (mutual or list(breaches))[0]
    yield State(truces[0], Degree.DISPUTED, span, when_of(cast.draft, span), None)


def performances(cast: Cast, states: Sequence[State], ids: dict[Term, str], agreement: str) -> tuple[Performance, ...]:
    """The performance items of one deal, from the states of its terms."""
    own = [state for state in states if state.term in ids]
    own.sort(key=lambda state: state.span.start)
    return tuple(
        Performance(
            id=f"{agreement}.f{i}",
            obligation=ids[state.term],
            date=state.when,
            quantity=state.quantity,
            degree=state.degree,
            claims=tuple(c.id for c in cast.draft.claims if any(part.overlaps(state.span) for part in c.content)),
            spans=(state.span,),
        )
        for i, state in enumerate(own, 1)
    )


def _states_of(cast: Cast, clause: Clause, terms: Sequence[Term]) -> Iterator[State]:
    marked = cast.draft.marked
    if clause.sentence.zone is ZoneKind.TITLE or not clause.group:
        return
    if any(t.first < clause.last and clause.first < t.last and not _is_told_by(t, clause) for t in terms):
        return
    family = _told_family(marked, clause)
    degree = _degree(cast, clause, family)
    if degree is None:
        return
    family = family or family_of_noun(marked, clause.first, clause.last)
    chosen = None if family is None else _choose(cast, clause, _candidates(family, terms))
    if chosen is None or _is_before(cast, clause, chosen.deal):
        return
    span = _state_span(cast, clause)
    quantity = quantity_in(cast.draft.figures, span)
    if degree is Degree.PARTIAL and _is_all(cast, quantity, chosen):
        degree = Degree.FULL
    yield State(chosen, degree, span, _when(cast, span, degree), quantity)


def _is_told_by(term: Term, clause: Clause) -> bool:
    """Whether the term was itself read off this clause as a deed done."""
    return term.first == clause.first and term.last == clause.last


def _told_family(marked: Marked, clause: Clause) -> Family | None:
    """The kind of deed that a clause tells as done or not done; None for plans, duties and possibilities."""
    if not clause.group or clause.sentence.zone is ZoneKind.TITLE:
        return None
    if clause.is_due(marked) or clause.has_modal(marked, *_MODALS):
        return None
    first = marked.tokens[clause.group[0]]
    if first.tag in ("VBP", "VBZ") and first.lower not in ("has", "have", "is", "are", "'ve", "'s"):
        return None
    return family_of_clause(marked, clause)


def _degree(cast: Cast, clause: Clause, family: Family | None) -> Degree | None:
    marked = cast.draft.marked
    span = clause.span(marked)
    verb = clause.verb(marked)
    if verb is None:
        return None
    if _says("unclear", marked, span):
        return Degree.UNCLEAR
    if lemma_of(verb) in _words()["refusing"] and _names_deed(marked, clause):
        return Degree.REFUSED
    if family is None:
        return None
    if clause.is_negated(marked):
        return Degree.NONE
    if marked.tokens[clause.group[0]].tag == "VBP" and marked.tokens[clause.group[0]].lower in ("are", "is"):
        return None
    return Degree.FULL if _says("whole", marked, span) and not _says("part", marked, span) else Degree.PARTIAL


def _names_deed(marked: Marked, clause: Clause) -> bool:
    """Whether what is refused is the carrying out of something owed."""
    return any(lemma_of(token) in _words()["refusal_of"] for token in clause.after(marked))


def _says(table: str, marked: Marked, span: Span) -> bool:
    return any(True for _ in _phrases(table).find(marked.text, span.start, span.end))


def _candidates(family: Family, terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.family is not None and family.is_kin(term.family.name)]


def _choose(cast: Cast, clause: Clause, candidates: Sequence[Term]) -> Term | None:
    """The term a clause carries out: same party first, then most entities in common, then the first."""
    if not candidates:
        return None
    subject = cast.subject(clause)
    named = set(cast.in_tokens(clause.first, clause.last))

    def fit(term: Term) -> tuple[bool, int, int]:
        shared = len(named & set(cast.in_tokens(term.first, term.last)))
        return (subject is not None and subject == term.debtor, shared, -term.first)

    return max(candidates, key=fit)


def _is_all(cast: Cast, quantity: str | None, term: Term) -> bool:
    """Whether as much was done as is owed."""
    done, owed = _figure(cast, quantity), _figure(cast, quantity_in(cast.draft.figures, trimmed(cast.draft.marked, term.first, term.last)))
    if done is None or owed is None or done.id == owed.id or done.unit != owed.unit:
        return False
    return done.value is not None and owed.value is not None and done.value >= owed.value


def _figure(cast: Cast, number: str | None) -> Figure | None:
    return next((figure for figure in cast.draft.figures if figure.id == number), None)


def _is_tied(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether a deed is told as part of the deal, or is one of the report's deeds of that sort."""
    marked = cast.draft.marked
    start, end = clause.sentence.start, clause.sentence.end
    names_deal = any(marked.tokens[m.noun].sentence == clause.sentence.index for m in deal.mentions)
    if names_deal or _says("tied", marked, marked.span(start, end)):
        return True
    span = clause.span(marked)
    return any(
        event.type in _DEEDS and event.modality is Modality.OCCURRED and span.covers(event.trigger)
        for event in cast.draft.events
    )


def _is_before(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the clause tells of a day before the deal."""
    told = when_of(cast.draft, clause.span(cast.draft.marked))
    if told is None or deal.when is None:
        return False
    first, last = deal.when.days[0], told.days[1]
    return first is not None and last is not None and last < first


def _state_span(cast: Cast, clause: Clause) -> Span:
    return clause.span(cast.draft.marked)


def _when(cast: Cast, span: Span, degree: Degree) -> When | None:
    """The date in the sentence; else publication for what still holds, else the date told last."""
    told = when_of(cast.draft, span)
    if told is not None:
        return told
    published = cast.draft.published
    today = None if published is None else replace(published, basis=Basis.INFERRED, span=None)
    return today if degree in _STANDING else context_when(cast.draft, span) or today


def _is_mutual(cast: Cast, clause: Clause) -> bool:
    marked = cast.draft.marked
    return _says("blamed_words", marked, marked.span(clause.sentence.start, clause.sentence.end))


def _is_same(state: State, other: State) -> bool:
    same_day = (state.when and state.when.edtf) == (other.when and other.when.edtf)
    return state.term is other.term and state.degree is other.degree and same_day
