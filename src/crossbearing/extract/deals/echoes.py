"""What was done of a term, told far from it by the same things: "of the 23 minors, five have been received"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.extract.deals.deal_names import deal_words, naming_words
from crossbearing.extract.deals.deeds import Family, lemma_of
from crossbearing.extract.deals.obligations import quantity_in
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import MODALS, State, default_when, is_all, is_before, outcome, state_of
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import deed_words
from crossbearing.extract.words.clauses import BE_FORMS, Clause
from crossbearing.extract.words.inflections import all_forms, forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.agreement import Degree
from crossbearing.model.figure import Category
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# Words are held to be the same where so many first letters are ("allocation", "allocated").
STEM = 5
# So many things in common stand for the deed where its verb is another.
SHARED_THINGS = 2
_CONTENT = frozenset({"NOUN", "PROPN"})
_TOLL = frozenset({Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.BODIES})
# Kinds of deed in which people or things are given, of which "no X has come" tells that none was.
_GIVEN = frozenset({"disarm", "release", "aid", "pay", "demine", "ship", "return", "report"})
_STAYING = frozenset({"withdraw", "leave", "cede"})


@dataclass(frozen=True, slots=True)
class _Signs:
    """The words by which a term is known again: its things, its deed's verb, the kind of deed."""

    term: Term
    things: frozenset[str]
    verb: str | None


def find_echoes(cast: Cast, found: Sequence[Clause], terms: Sequence[Term], known: Sequence[State]) -> Iterator[State]:
    """The states of terms told by their own words again, where no `known` state is told, in order of the text."""
    signs = [_signs(cast, term) for term in terms if not term.is_implied and not _is_truce(term)]
    told: set[tuple[int, Degree]] = {(state.term.first, state.degree) for state in known}
    for clause in found if signs else ():
        if not _may_tell(cast, clause, terms):
            continue
        span = clause.span(cast.draft.marked)
        if any(state.span.overlaps(span) for state in known):
            continue
        state = _echo(cast, clause, span, signs)
        if state is not None and (state.term.first, state.degree) not in told:
            told.add((state.term.first, state.degree))
            yield state


def _is_truce(term: Term) -> bool:
    """Whether the term is the truce itself: what is said of it tells of breaches."""
    return term.family is not None and term.family.name == "ceasefire"


def _may_tell(cast: Cast, clause: Clause, terms: Sequence[Term]) -> bool:
    """Whether a clause tells what was or was not done, and no term of its own."""
    marked = cast.draft.marked
    if not clause.group or clause.sentence.zone is ZoneKind.TITLE or clause.has_modal(marked, *MODALS):
        return False
    if clause.is_due(marked) or marked.tokens[clause.first].lower in deal_words()["terms"]["circumstances"]:
        return False
    return not any(term.first < clause.last and clause.first < term.last for term in terms)


def _signs(cast: Cast, term: Term) -> _Signs:
    marked = cast.draft.marked
    tokens = marked.tokens[term.first : term.last]
    around = {t.i: e.id for t in tokens if (e := cast.index.covering(t.start)) is not None}
    parties = {at for at, entity in around.items() if cast.is_actor(entity) or entity == term.debtor}
    dates = {
        t.i for t in tokens for when in cast.draft.dates if when.span and when.span.start <= t.start < when.span.end
    }
    things = (t for t in tokens if t.pos in _CONTENT and t.i not in parties | dates and not _is_common(t))
    verb = None if term.verb is None else lemma_of(marked.tokens[term.verb])
    return _Signs(term, frozenset(_stem(t) for t in things), verb)


def _is_common(token: Token) -> bool:
    """Whether a noun names a time, a deal or a part: too common to know a term by."""
    lemma = lemma_of(token)
    return lemma in _common() or lemma in naming_words() or token.lower in deal_words()["terms"]["times"]


@cache
def _common() -> frozenset[str]:
    words = deal_words()
    return frozenset((*words["terms"]["stages"], *words["terms"]["parts"], *words["echoes"]["common"]))


def _stem(token: Token) -> str:
    return lemma_of(token)[:STEM]


def _echo(cast: Cast, clause: Clause, span: Span, signs: Sequence[_Signs]) -> State | None:
    """The state that one clause tells; None if it tells none."""
    marked = cast.draft.marked
    is_old = any(token.lower == "already" for token in clause.words(marked))
    fit = [sign for sign in signs if is_old or not is_before(cast, clause, sign.term.deal)]
    if any(f.category in _TOLL for f in cast.draft.figures if span.covers(f.span)):
        return None
    stayed = next((sign.term for sign in reversed(fit) if _has_stayed(cast, clause, sign.term)), None)
    if stayed is not None:
        return state_of(cast, clause, stayed, Degree.NONE)
    before = [sign for sign in fit if sign.term.first < clause.first]
    if before and _asks_time(cast, clause, span):
        return state_of(cast, clause, before[-1].term, Degree.POSTPONED, quantity_in(cast.draft.figures, span))
    staged = _stage_verified(marked, clause, [sign.term for sign in before])
    if staged is not None:
        return state_of(cast, clause, staged, Degree.FULL)
    sign = _best(marked, clause, before)
    if sign is None:
        return None
    return _told(cast, clause, span, sign.term)


def _asks_time(cast: Cast, clause: Clause, span: Span) -> bool:
    """Whether somebody asks for more time ("asked for another ten days")."""
    marked = cast.draft.marked
    if lemma_of(marked.tokens[clause.group[-1]]) not in deal_words()["echoes"]["asking"]:
        return False
    is_more = any(
        token.lower in ("another", "more", "extra", "additional", "further") for token in clause.after(marked)
    )
    return is_more and any(f.category is Category.DURATION and span.covers(f.span) for f in cast.draft.figures)


def _stage_verified(marked: Marked, clause: Clause, terms: Sequence[Term]) -> Term | None:
    """The term of a numbered stage that somebody confirms ("the monitors certified the first stage")."""
    words = deal_words()
    verb = marked.tokens[clause.group[-1]]
    if lemma_of(verb) not in words["echoes"]["verifying"] or clause.is_negated(marked):
        return None
    after = clause.after(marked)
    if not any(lemma_of(token) in words["terms"]["stages"] for token in after):
        return None
    place = next(
        (words["echoes"]["ordinals"].index(t.lower) for t in after if t.lower in words["echoes"]["ordinals"]), 0
    )
    own = [term for term in terms if term.deal is terms[-1].deal]
    return own[place] if place < len(own) else None


def _told(cast: Cast, clause: Clause, span: Span, term: Term) -> State | None:
    marked = cast.draft.marked
    degree = outcome(marked, clause)
    degree = Degree.NONE if _is_none(marked, clause) else degree
    if degree is None:
        return None
    quantity = quantity_in(cast.draft.figures, span)
    if degree is Degree.PARTIAL and (is_all(cast, clause, quantity, term) or _is_plain(marked, clause, quantity)):
        degree = Degree.FULL
    state = state_of(cast, clause, term, degree, quantity)
    # What the perfect tells without a date holds on the day of publication.
    is_perfect = marked.tokens[clause.group[0]].lower in ("has", "have", "'ve")
    standing = default_when(cast, span, Degree.NONE) if is_perfect and not state.is_dated else state.when
    return replace(state, when=standing)


def _is_plain(marked: Marked, clause: Clause, quantity: str | None) -> bool:
    """Whether a deed is told as done without any figure or word for a part."""
    words = {token.lower for token in clause.words(marked)}
    return quantity is None and words.isdisjoint(("only", "partly", "some", "half", "most", "began", "begun", "first"))


def _is_none(marked: Marked, clause: Clause) -> bool:
    """Whether "no money", "not one gun" is what the clause tells of."""
    words = [token.lower for token in clause.before(marked)]
    return clause.is_negated(marked) or words[:1] == ["no"] or words[:2] in (["not", "one"], ["not", "a"])


def _best(marked: Marked, clause: Clause, signs: Sequence[_Signs]) -> _Signs | None:
    """The term of which a clause tells by most words in common, the later of equals."""
    ranked = [(rank, place) for place, sign in enumerate(signs) if (rank := _rank(marked, clause, sign)) > 0]
    return signs[max(ranked)[1]] if ranked else None


def _rank(marked: Marked, clause: Clause, sign: _Signs) -> int:
    """How much a clause has in common with a term; 0 where that is too little to tell of it."""
    verb = marked.tokens[clause.group[-1]]
    words = _words(marked, clause)
    shared = len(sign.things & {_stem(token) for token in words if token.pos in _CONTENT})
    is_same = sign.verb is not None and (lemma_of(verb) == sign.verb or verb.lower in forms_of(sign.verb).all)
    is_stem = sign.verb is None and any(thing[:4] == lemma_of(verb)[:4] for thing in sign.things)
    if shared and (is_same or is_stem):
        return 2 + shared
    is_tally = lemma_of(verb) in deal_words()["echoes"]["tallying"] or lemma_of(verb) in _tallying()
    is_thing = any(token.pos == "NOUN" and _stem(token) in sign.things for token in words)
    if is_thing and (shared >= SHARED_THINGS or is_tally):
        return 1 + shared
    family = sign.term.family
    is_about = family is not None and family.name in _GIVEN and _is_about(clause, marked, family)
    if is_about or (family is not None and family.name == "disarm" and _is_pieces(marked, clause)):
        return int(_is_none(marked, clause) or (is_tally and any(token.tag == "CD" for token in words)))
    return 0


def _words(marked: Marked, clause: Clause) -> Sequence[Token]:
    """The words of a clause, with those of which it tells a part ("Of the 23 minors, five ...")."""
    is_part = marked.tokens[clause.sentence.first].lower == "of"
    return marked.tokens[clause.sentence.first if is_part else clause.first : clause.last]


@cache
def _tallying() -> frozenset[str]:
    return all_forms(frozenset(deal_words()["echoes"]["tallying"]))


def _is_about(clause: Clause, marked: Marked, family: Family) -> bool:
    """Whether what is given in such deeds is the clause's subject, or its object."""
    nouns = [t for t in (*clause.before(marked), *clause.after(marked)[:4]) if t.pos == "NOUN"]
    words = {form for t in nouns for form in (lemma_of(t), t.lower, t.lower.removesuffix("s"))}
    return not words.isdisjoint(family.about)


def _is_pieces(marked: Marked, clause: Clause) -> bool:
    """Whether weapons are told of only as pieces ("112 pieces have been stored")."""
    nouns = {lemma_of(token) for token in clause.before(marked) if token.pos == "NOUN"}
    return not nouns.isdisjoint(deal_words()["echoes"]["pieces"])


def _has_stayed(cast: Cast, clause: Clause, term: Term) -> bool:
    """Whether who was to leave is told as still there ("the fighters remain in the port")."""
    if term.family is None or term.family.name not in _STAYING or not cast.is_belligerent(term.debtor):
        return False
    marked = cast.draft.marked
    words = [token.lower for token in clause.words(marked)]
    verb = lemma_of(marked.tokens[clause.group[-1]])
    stays = verb in ("remain", "stay") or ("still" in words and verb in deed_words()["holding"])
    stays = stays or ("still" in words and verb in BE_FORMS | {"be"})
    if not stays or clause.is_negated(marked):
        return False
    named = cast.in_tokens(clause.first, clause.last)
    return term.debtor in named or cast.subject(clause) == term.debtor
