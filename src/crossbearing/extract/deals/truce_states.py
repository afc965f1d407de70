"""How a truce itself is kept: "the ceasefire is largely respected", "the truce has held", "the guns stayed silent"."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deeds import lemma_of, whole_word
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import MODALS, State, says, state_of
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import deed_words
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked
from crossbearing.model.agreement import Degree
from crossbearing.model.zone import ZoneKind


def truce_states(cast: Cast, found: Sequence[Clause], terms: Sequence[Term], known: Sequence[State]) -> Iterator[State]:
    """The first state that is told of each truce itself, for ceasings of fire of which no state is known."""
    done = {id(state.term) for state in known}
    open_ = [t for t in terms if t.family is not None and t.family.name == "ceasefire" and id(t) not in done]
    for clause in found if open_ else ():
        degree = _kept(cast.draft.marked, clause)
        if degree is None or not open_:
            continue
        term = max(open_, key=lambda term: (term.deal.last_before(clause.last), -term.first))
        open_.remove(term)
        yield state_of(cast, clause, term, degree)


def _kept(marked: Marked, clause: Clause) -> Degree | None:
    """Whether the clause tells that a truce is kept, in part or not; None if it tells no such thing."""
    verb = clause.verb(marked)
    if verb is None or clause.subject is None or clause.sentence.zone is ZoneKind.TITLE:
        return None
    if clause.is_due(marked) or clause.has_modal(marked, *MODALS):
        return None
    subject, lemma = marked.tokens[clause.subject], lemma_of(verb)
    is_truce = whole_word(marked, subject) in deal_words()["truce_nouns"]
    is_held = lemma in deed_words()["lasting"] and not clause.is_passive(marked)
    if not (is_truce and (is_held or (lemma in deed_words()["respecting"] and clause.is_passive(marked)))):
        return None
    if clause.is_negated(marked):
        return Degree.NONE
    words = {token.lower for token in clause.words(marked)}
    is_part = not words.isdisjoint(deed_words()["mostly"]) or says("part", marked, clause.span(marked))
    return Degree.PARTIAL if is_part else Degree.FULL
