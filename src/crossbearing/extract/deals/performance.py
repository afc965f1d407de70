"""What was done of what a deal makes owed: done, done in part, not done, refused, put off, disputed, not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import (
    Family,
    family_of_clause,
    family_of_noun,
    family_of_verb,
    lemma_of,
    says_any,
)
from crossbearing.extract.deals.ellipsis import (
    broken_word,
    elliptical_term,
    elliptical_undone,
    has_no_object,
    is_goods,
    is_owed_thing,
    is_share,
    is_undone,
    is_whole_thing,
    is_yet_to,
    kept_word,
    nominal_deed,
    tells_signing,
    verb_ahead,
)
from crossbearing.extract.deals.obligations import quantity_in
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import deed_words
from crossbearing.extract.time.timeline import context_when, when_of
from crossbearing.extract.words.clauses import BE_FORMS, Clause, trimmed
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.agreement import Degree, Performance
from crossbearing.model.claim import ClaimKind
from crossbearing.model.figure import Figure
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

MODALS = ("will", "would", "may", "might", "could", "can", "shall", "must", "should", "'ll", "cannot")
_DONE = frozenset({Degree.PARTIAL, Degree.FULL})
# States that, told without a date, hold on the day of publication.
_STANDING = frozenset({Degree.NONE, Degree.UNCLEAR, Degree.REFUSED})
_PERFECT = frozenset({"has", "have", "had", "'ve", "'s", "was", "were", "is", "are"})


@dataclass(frozen=True, slots=True)
class State:
    """One state of one term as a clause tells it; `is_dated` says that its own sentence dates it."""

    term: Term
    degree: Degree
    span: Span
    when: When | None
    quantity: str | None
    is_dated: bool = True


@cache
def _phrases(table: str) -> Phrases:
    return Phrases({table: deed_words()[table]})


def find_states(cast: Cast, found: Sequence[Clause], terms: Sequence[Term]) -> tuple[State, ...]:
    """The states of all terms, in order of the text, each once for a term, degree and date."""
    states: list[State] = []
    if not terms:
        return ()
    for clause in found:
        if clause.sentence.zone is ZoneKind.TITLE or not clause.group:
            continue
        for state in _states_of(cast, clause, terms):
            if not any(_repeats(state, other) for other in states):
                states.append(state)
    return tuple(states)


def performances(cast: Cast, states: Sequence[State], ids: dict[Term, str], agreement: str) -> tuple[Performance, ...]:
    """The performance items of one deal, from the states of its terms."""
    own = sorted((state for state in states if state.term in ids), key=lambda state: state.span.start)
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


def told_family(marked: Marked, clause: Clause) -> Family | None:
    """The kind of deed that a clause tells as done or not done; None for plans, duties and possibilities."""
    if not clause.group or clause.sentence.zone is ZoneKind.TITLE:
        return None
    if clause.is_due(marked) or clause.has_modal(marked, *MODALS):
        return None
    first = marked.tokens[clause.group[0]]
    if (first.tag in ("VBP", "VBZ") and first.lower not in _PERFECT) or tells_signing(marked, clause):
        return None
    verb = marked.tokens[clause.group[-1]]
    # "A van that was moving arms" carries out nothing.
    if verb.tag == "VBG" and len(clause.group) > 1 and lemma_of(verb) in ("move", "carry", "transport", "send"):
        return None
    family = family_of_clause(marked, clause)
    return None if family is not None and is_goods(marked, clause, family) else family


def is_before(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the clause tells of a day before the deal."""
    told = when_of(cast.draft, clause.span(cast.draft.marked))
    if told is None or deal.when is None:
        return False
    first, last = deal.when.days[0], told.days[1]
    return first is not None and last is not None and last < first


def mover(cast: Cast, clause: Clause) -> str | None:
    """Who does or undergoes the deed: the subject, or who is aboard where the subject is a vehicle or nobody's name."""
    subject = cast.subject(clause)
    if cast.is_actor(subject):
        return subject
    return next((e for e in cast.in_tokens(clause.first, clause.last) if cast.is_actor(e)), None)


def says(table: str, marked: Marked, span: Span) -> bool:
    """Whether a phrase of this table of the performance words stands in the span."""
    return any(True for _ in _phrases(table).find(marked.text, span.start, span.end))


def _states_of(cast: Cast, clause: Clause, terms: Sequence[Term]) -> Iterator[State]:
    marked = cast.draft.marked
    inside = [t for t in terms if t.first < clause.last and clause.first < t.last]
    refused = _refused(cast, clause, terms)
    if refused is not None:
        yield refused
        return
    if any(not (_is_told_by(term, clause) or is_owed_thing(term, clause)) for term in inside):
        return
    unclear = _unclear(cast, clause, terms)
    if unclear is not None:
        yield unclear
        return
    term = _answered(cast, clause, terms)
    degree = None if term is None else outcome(marked, clause)
    if term is None or degree is None or is_before(cast, clause, term.deal):
        return
    quantity = _done_quantity(cast, clause)
    if degree is Degree.PARTIAL and is_all(cast, clause, quantity, term):
        degree = Degree.FULL
    yield state_of(cast, clause, term, degree, quantity)


def _done_quantity(cast: Cast, clause: Clause) -> str | None:
    """The figure of how much was done, not the one it is a part of ("of 36, 22 came")."""
    marked = cast.draft.marked
    verb = marked.tokens[clause.group[-1]]
    subject = None if clause.subject is None else marked.tokens[clause.subject]
    first = marked.tokens[clause.first].start
    if subject is not None and marked.tokens[clause.first].lower == "of":
        found = next((f for f in cast.draft.figures if f.span and f.span.start <= subject.start < f.span.end), None)
        if found is not None and first <= subject.start < verb.start:
            return found.id
    return quantity_in(cast.draft.figures, clause.span(marked))


def state_of(cast: Cast, clause: Clause, term: Term, degree: Degree, quantity: str | None = None) -> State:
    """The state of a term as a clause tells it."""
    return _state(cast, term, degree, clause.span(cast.draft.marked), quantity)


def _state(cast: Cast, term: Term, degree: Degree, span: Span, quantity: str | None = None) -> State:
    told = when_of(cast.draft, span)
    return State(term, degree, span, told or default_when(cast, span, degree), quantity, told is not None)


def _is_told_by(term: Term, clause: Clause) -> bool:
    """Whether the term was itself read off this clause as a deed done."""
    return term.is_implied and term.first == clause.first and term.last == clause.last


def _refused(cast: Cast, clause: Clause, terms: Sequence[Term]) -> State | None:
    """The refusal of what is owed ("refused to release")."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or lemma_of(verb) not in deed_words()["refusing"] or clause.has_modal(marked, *MODALS):
        return None
    if any(a.lower in BE_FORMS and b.lower == "to" for a, b in pairwise(clause.words(marked))):
        return None
    is_deed = any(lemma_of(token) in deed_words()["refusal_of"] for token in clause.after(marked))
    noun = None if is_deed else family_of_noun(marked, verb.i + 1, clause.last)
    if not is_deed and (noun is None or noun.name == "ceasefire"):
        return None
    named = [t for t in terms if clause.group[-1] < t.first < clause.last]
    kin = [t for t in terms if t.family is not None and _is_named(marked, t.family, verb.i + 1, clause.last)]
    chosen = _best(cast, clause, named or kin)
    if chosen is None:
        return None
    span = _claimed(cast, clause.span(marked), verb)
    # Going back on one's word is a reproach: where only the other side says so, it is in dispute.
    is_charge = lemma_of(verb) == "renege" and any(
        c.kind is ClaimKind.ACCUSATION and any(part.start <= verb.start < part.end for part in c.content)
        for c in cast.draft.claims
    )
    degree = Degree.DISPUTED if is_charge else Degree.REFUSED
    return _state(cast, chosen, degree, span, quantity_in(cast.draft.figures, span))


def _claimed(cast: Cast, span: Span, verb: Token) -> Span:
    """The words of a clause that belong to the claim which has its verb."""
    parts = [p for c in cast.draft.claims for p in c.content if p.start <= verb.start < p.end]
    if not parts:
        return span
    part = min(parts, key=lambda part: part.end - part.start)
    return Span.of(cast.draft.marked.text, max(span.start, part.start), min(span.end, part.end))


def _unclear(cast: Cast, clause: Clause, terms: Sequence[Term]) -> State | None:
    """That it is not known whether something owed was done; the sentence is the quote."""
    marked = cast.draft.marked
    sentence = clause.sentence
    span = trimmed(marked, sentence.first, sentence.last)
    if not says("unclear", marked, clause.span(marked)):
        return None
    kin = [t for t in terms if t.family is not None and _is_named(marked, t.family, sentence.first, sentence.last)]
    chosen = _best(cast, clause, kin)
    return None if chosen is None else _state(cast, chosen, Degree.UNCLEAR, span)


def _answered(cast: Cast, clause: Clause, terms: Sequence[Term]) -> Term | None:
    """The term that a clause tells the fate of: by its deed, by "do so", or by a stage that came or did not."""
    marked = cast.draft.marked
    before = [t for t in terms if t.first < clause.first]
    is_ahead = clause.is_due(marked) or clause.has_modal(marked, *MODALS)
    if before and not is_ahead and says("anaphora", marked, clause.span(marked)):
        return before[-1]
    ahead = verb_ahead(marked, clause)
    family = told_family(marked, clause)
    if ahead is not None:
        family = family_of_verb(marked, ahead, clause.last, clause.words(marked))
    found = None if family is None else _best(cast, clause, _candidates(cast, clause, family, terms))
    if found is not None:
        return found
    if is_ahead:
        return None
    if _is_stage_told(marked, clause):
        staged = [t for t in terms if t.family is not None and t.family.name in ("leave", "release")]
        return staged[-1] if staged else None
    if kept_word(marked, clause):
        return _term_of(cast, mover(cast, clause), terms)
    if before and (is_undone(marked, clause) or broken_word(marked, clause)):
        return elliptical_undone(marked, clause, before)
    named = nominal_deed(marked, clause)
    if named is not None:
        return _best(cast, clause, _candidates(cast, clause, named, terms))
    return elliptical_term(cast, clause, terms)


def _term_of(cast: Cast, party: str | None, terms: Sequence[Term]) -> Term | None:
    """The first term that a party owes, else the first of its side ("the army" for "the government")."""
    own = next((term for term in terms if party is not None and term.debtor == party), None)
    side = cast.side(party)
    allied = (term for term in terms if side is not None and cast.side(term.debtor) is side)
    return own if own is not None else next(allied, None)


def _is_stage_told(marked: Marked, clause: Clause) -> bool:
    """Whether a stage of a deal is the subject and is said to have come about or not."""
    if clause.subject is None or clause.is_due(marked) or clause.has_modal(marked, *MODALS):
        return False
    is_stage = lemma_of(marked.tokens[clause.subject]) in load("agreements")["terms"]["stages"]
    return is_stage and says_any(marked, clause, deed_words()["befalling"])


def outcome(marked: Marked, clause: Clause) -> Degree | None:
    """What a clause tells became of a deed, whichever it is; None for the plain present."""
    span = clause.span(marked)
    verb = clause.verb(marked)
    if verb is None:
        return None
    is_none = is_yet_to(marked, clause) or has_no_object(marked, clause) or is_undone(marked, clause)
    if is_none or clause.is_negated(marked):
        return Degree.NONE
    if lemma_of(verb) in deed_words()["failing"] or lemma_of(marked.tokens[clause.group[0]]) in deed_words()["failing"]:
        return Degree.NONE
    if any(lemma_of(a) in deed_words()["failing"] and b.lower == "to" for a, b in pairwise(clause.after(marked))):
        return Degree.NONE
    if broken_word(marked, clause):
        return Degree.NONE
    if kept_word(marked, clause):
        return Degree.FULL
    if lemma_of(verb) in deed_words()["postponing"]:
        return Degree.POSTPONED
    if len(clause.group) == 1 and marked.tokens[clause.group[0]].lower in ("is", "are"):
        return None
    if is_share(clause.words(marked)):
        return Degree.PARTIAL
    start = marked.tokens[clause.first].start
    if says("whole", marked, Span.of(marked.text, start, verb.end)):
        return Degree.FULL
    if says("part", marked, span):
        return Degree.PARTIAL
    return Degree.FULL if says("whole", marked, span) else Degree.PARTIAL


def _candidates(cast: Cast, clause: Clause, family: Family, terms: Sequence[Term]) -> list[Term]:
    """Terms of the same kind; of a kindred one only if party or place are the same."""
    same = [t for t in terms if t.family is not None and t.family.name == family.name]
    kin = [t for t in terms if t.family is not None and t.family.is_kin(family.name) and t not in same]
    fitting = [term for term in kin if fits(cast, clause, term)]
    # What has not been done needs no mark of its own where only one thing is owed.
    is_open = clause.is_negated(cast.draft.marked) or all(term.debtor is None for term in kin)
    sole = kin if len(kin) == 1 and not same and is_open else []
    return same + (fitting or sole)


def fits(cast: Cast, clause: Clause, term: Term) -> bool:
    """Whether a clause and a term name the same party, or share another entity."""
    if term.debtor is not None and term.debtor == mover(cast, clause):
        return True
    return bool(set(cast.in_tokens(clause.first, clause.last)) & set(cast.in_tokens(term.first, term.last)))


def _best(cast: Cast, clause: Clause, candidates: Sequence[Term]) -> Term | None:
    """Same party first, then most entities in common, then the nearest deal, then the first."""
    if not candidates:
        return None
    party = mover(cast, clause)
    named = set(cast.in_tokens(clause.first, clause.last))

    def fit(term: Term) -> tuple[bool, int, int, int]:
        shared = len(named & set(cast.in_tokens(term.first, term.last)))
        return (party is not None and party == term.debtor, shared, term.deal.last_before(clause.last), -term.first)

    return max(candidates, key=fit)


def _is_named(marked: Marked, family: Family, first: int, last: int) -> bool:
    """Whether one of the family's own words stands between two tokens."""
    lemmas = {lemma_of(token) for token in marked.tokens[first:last]}
    single = {verb[0] for verb in family.verbs if len(verb) == 1}
    found = family_of_noun(marked, first, last)
    is_told_of = family.name in _THINGS and bool(family.about & lemmas)
    return is_told_of or (found is not None and found.name == family.name) or bool(lemmas & single & _CLEAR)


# Kinds of deed that are known by what they are done to.
_THINGS = frozenset({"release", "disarm"})
# Words that by themselves name what is owed.
_CLEAR = frozenset({"release", "free", "withdraw", "disarm", "evacuate", "surrender", "leave", "withdrawal"})


def is_all(cast: Cast, clause: Clause, quantity: str | None, term: Term) -> bool:
    """Whether as much was done as is owed; without any figure, whether a whole group is told to have gone."""
    owed = _figure(cast, quantity_in(cast.draft.figures, trimmed(cast.draft.marked, term.first, term.last)))
    done = _figure(cast, quantity)
    if done is None:
        is_told = is_whole_thing(cast.draft.marked, clause, term)
        return is_told or (term.is_implied and term.family is not None and term.family.is_kin("leave"))
    if owed is None or done.id == owed.id or done.unit != owed.unit:
        return False
    return done.value is not None and owed.value is not None and done.value >= owed.value


def _figure(cast: Cast, number: str | None) -> Figure | None:
    return next((figure for figure in cast.draft.figures if figure.id == number), None)


def default_when(cast: Cast, span: Span, degree: Degree) -> When | None:
    """Publication for what still holds, else the date told last."""
    published = cast.draft.published
    today = None if published is None else replace(published, basis=Basis.INFERRED, span=None)
    return today if degree in _STANDING else context_when(cast.draft, span) or today


def _repeats(state: State, other: State) -> bool:
    """Whether a state was told before: the same once more, or a deed without a date of its own after one told."""
    if state.term is not other.term:
        return False
    if state.degree in _DONE and other.degree in _DONE and not state.is_dated:
        return True
    same_day = (state.when and state.when.edtf) == (other.when and other.when.edtf)
    same_count = state.quantity == other.quantity or None in (state.quantity, other.quantity)
    return state.degree is other.degree and same_day and (same_count or state.degree not in _DONE)
