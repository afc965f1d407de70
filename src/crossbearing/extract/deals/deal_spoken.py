"""Deals that no noun names: promises ("the rebels vowed to leave"), agreeing by verb, demands of a body of states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deeds import family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind

_PAST_OR_PRESENT = frozenset({"VBD", "VBN", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A promise, agreement or demand told by the verb at token `verb`, its words from `first` to `last`.

    `is_bare` says that only a word of duty tells of it.
    """

    first: int
    last: int
    verb: int
    when: When | None
    clause: Clause
    is_demand: bool
    is_mutual: bool
    is_bare: bool = False


@cache
def _forms(table: str) -> frozenset[str]:
    """Every form of the verbs of one table."""
    return all_forms(frozenset(deal_words()[table]))


def spoken_deals(draft: Draft, found: Sequence[Clause]) -> Iterator[Spoken]:
    """The deals told by a verb alone, in order of the text."""
    marked = draft.marked
    for clause in found:
        verb = clause.verb(marked)
        if verb is None or clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked):
            continue
        given = _given_word(marked, clause)
        if given is not None:
            yield Spoken(given.i - 1, clause.last, given.i, None, clause, False, False)
        elif _is_promise(marked, clause, verb):
            is_mutual = lemma_of(verb) == "agree"
            first = verb.i if is_mutual else clause.group[0]
            yield Spoken(first, clause.last, verb.i, _promised_when(draft, clause, verb), clause, False, is_mutual)
        elif _is_demand(marked, clause, verb):
            when = _first_date(draft, marked.tokens[clause.first].start, marked.tokens[clause.last - 1].end)
            yield Spoken(clause.first, clause.last, verb.i, when, clause, True, False)


def _given_word(marked: Marked, clause: Clause) -> Token | None:
    """The noun of "its promise to free prisoners"."""
    nouns = _promise_nouns()
    for token in clause.words(marked)[1:-2]:
        if token.pos != "NOUN" or lemma_of(token) not in nouns or marked.tokens[token.i + 1].lower != "to":
            continue
        if family_of_verb(marked, token.i + 2, clause.last, clause.words(marked)) is not None:
            return token
    return None


@cache
def _promise_nouns() -> frozenset[str]:
    return frozenset(deal_words()["terms"]["promise_nouns"])


def _is_promise(marked: Marked, clause: Clause, verb: Token) -> bool:
    """Whether the verb is one of promising, said of the past, with a deed such as deals are made of."""
    if verb.lower not in _forms("vowing") or marked.tokens[clause.first].lower in ("if", "unless", "whether"):
        return False
    if clause.is_due(marked) or clause.has_modal(marked, "would", "will") or verb.tag not in _PAST_OR_PRESENT:
        return False
    if verb.lower == "agreed" and _is_that(marked, clause, verb):
        return True
    infinitives = [t.i + 1 for t in clause.after(marked)[:-1] if t.lower == "to"]
    return any(family_of_verb(marked, i, clause.last, clause.words(marked)) is not None for i in infinitives[:1])


def _is_that(marked: Marked, clause: Clause, verb: Token) -> bool:
    """Whether what is agreed stands in a clause of its own ("agreed that the army will pull out")."""
    behind = marked.tokens[verb.i + 1 : clause.sentence.last]
    if not behind or behind[0].lower != "that":
        return False
    modal = next((t.i for t in behind if t.tag == "MD"), None)
    if modal is None or marked.tokens[modal].lower not in ("will", "would", "shall", "should"):
        return False
    deed = next((t.i for t in marked.tokens[modal + 1 : clause.sentence.last] if t.tag == "VB"), None)
    return deed is not None and marked.tokens[deed].lower not in ("be", "have")


def _is_demand(marked: Marked, clause: Clause, verb: Token) -> bool:
    """Whether a council, union or court demands or orders such a deed."""
    if verb.lower not in _forms("demanding"):
        return False
    subject = " ".join(t.lower for t in clause.before(marked))
    if not any(body in subject for body in deal_words()["ordering_bodies"]):
        return False
    return family_of_noun(marked, verb.i + 1, clause.last) is not None or any(
        t.lower == "to" and family_of_verb(marked, t.i + 1, clause.last) is not None for t in clause.after(marked)[:-1]
    )


def _promised_when(draft: Draft, clause: Clause, verb: Token) -> When | None:
    """The date of the promise: a point in time before what is promised."""
    marked = draft.marked
    end = next((t.start for t in clause.after(marked) if t.lower == "to"), verb.end)
    return _first_date(draft, marked.tokens[clause.first].start, end)


def _first_date(draft: Draft, start: int, end: int) -> When | None:
    dated = [w for w in draft.dates if w.span is not None and start <= w.span.start < end]
    return next((when for when in dated if "/" not in (when.edtf or "/")), None)
