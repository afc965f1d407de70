"""Obligations as the ledger keeps them: who owes what to whom, how much, by when and on what condition."""

import re
from collections.abc import Sequence
from functools import cache

from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.owed import owed
from crossbearing.extract.deals.parties import ACTORS, Cast
from crossbearing.extract.deals.place_sides import side_told
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import term_words
from crossbearing.extract.words.clauses import trimmed
from crossbearing.extract.words.marked import Marked
from crossbearing.model.agreement import Obligation
from crossbearing.model.entity import EntityType
from crossbearing.model.figure import Category, Figure
from crossbearing.model.span import Span

_NO_MEASURES = frozenset({Category.ORDINAL, Category.DISTANCE})
# Of several figures the one of the lowest rank measures what is owed or done; of equals the first.
_RANKS = {Category.VEHICLES: 1, Category.SHARE: 1, Category.ROUNDS: 1, Category.DURATION: 2}
# "About 16,000", "more than 7,300", ahead of what is counted.
_NUMBER = re.compile(
    r"(?:(?:about|some|around|nearly|almost|over|more than|at least|up to)\s+)?\d[\d,.]*\s+", re.IGNORECASE
)
_RECIPIENTS = frozenset({EntityType.ORGANISATION, EntityType.PERSON})
# "To the UN mission": the recipient is named within so many words of "to".
RECIPIENT_WORDS = 5
_NO_DEBTORS = frozenset({EntityType.MEDIA, EntityType.MONITOR, EntityType.DOCUMENT, EntityType.FACILITY})


def obligation_of(cast: Cast, term: Term, number: str, key: str, parties: Sequence[str]) -> Obligation:
    """The obligation that a term of a deal between these parties states."""
    span = trimmed(cast.draft.marked, term.first, term.last)
    action, given = owed(cast, term)
    party = cast.entity(term.debtor)
    debtor = None if party is None or party.type in _NO_DEBTORS else term.debtor
    quantity = _how_long(cast, term, span) or quantity_in(cast.draft.figures, span)
    return Obligation(
        id=number,
        key=key,
        debtor=debtor,
        creditor=term.creditor if term.creditor is not None else _creditor(cast, term, debtor, parties),
        action=action,
        object=_uncounted(cast, given, quantity),
        quantity=quantity,
        deadline=_deadline(cast, term),
        condition=_condition(cast, term),
        spans=(span,),
    )


def _uncounted(cast: Cast, given: str | None, quantity: str | None) -> str | None:
    """What is given without the number that the quantity tells ("1,500 detainees": "detainees")."""
    figure = next((figure for figure in cast.draft.figures if figure.id == quantity), None)
    if given is None or figure is None or figure.category is Category.SHARE:
        return given
    counted = _NUMBER.match(given)
    rest = given if counted is None else given[counted.end() :]
    return rest if counted is not None and re.search(r"\w", rest) else given


def _creditor(cast: Cast, term: Term, debtor: str | None, parties: Sequence[str]) -> str | None:
    """To whom it is owed: the other party of the deal, else the most named belligerent on another side."""
    given_to = _recipient(cast, term)
    if given_to is not None and given_to != debtor:
        return given_to
    if debtor is None or debtor == cast.both_sides():
        return None
    if debtor in parties and len(parties) == 2:
        return next(party for party in parties if party != debtor)
    if not cast.is_actor(debtor):
        return None
    side = cast.side(debtor) or side_told(cast, term.first, term.last)
    opposed = [party for party in parties if party != debtor and cast.are_opposed(side, cast.side(party))]
    if len(opposed) == 1:
        return opposed[0]
    return cast.against(debtor, side)


def _how_long(cast: Cast, term: Term, span: Span) -> str | None:
    """The length of a truce; None for other deeds."""
    if term.family is None or term.family.name != "ceasefire":
        return None
    inside = (f for f in cast.draft.figures if span.covers(f.span) and f.category is Category.DURATION)
    return next((figure.id for figure in inside), None)


def _recipient(cast: Cast, term: Term) -> str | None:
    """To whom something is to be given ("hand the airport to the mission")."""
    marked = cast.draft.marked
    verb = "" if term.verb is None else lemma_of(marked.tokens[term.verb])
    leads = "with" if verb in term_words()["entrusting"] else "to"
    if term.verb is None or verb not in (*term_words()["giving"], *term_words()["entrusting"]):
        return None
    to = next((t.i for t in marked.tokens[term.verb + 1 : term.last] if t.lower == leads), None)
    named = [] if to is None else cast.in_tokens(to + 1, min(term.last, to + 1 + RECIPIENT_WORDS))
    first = cast.entity(named[0]) if named else None
    return first.id if first is not None and (first.type in ACTORS or first.type in _RECIPIENTS) else None


def quantity_in(figures: Sequence[Figure], span: Span) -> str | None:
    """The figure that measures what stands in the span: people or things before vehicles, a count before a time."""
    inside = [figure for figure in figures if span.covers(figure.span) and figure.category not in _NO_MEASURES]
    return min(inside, key=lambda figure: _RANKS.get(figure.category, 0)).id if inside else None


def _deadline(cast: Cast, term: Term) -> str | None:
    """The words of a time limit ("within 30 days"); none for what was done already."""
    if term.is_implied:
        return None
    draft = cast.draft
    span = trimmed(draft.marked, term.first, term.last)
    alone = _pattern("at_once").search(span.quote)
    for match in _pattern("deadlines").finditer(span.quote):
        told = Span.of(draft.marked.text, span.start + match.start(), span.start + match.end())
        if match.group().startswith("by ") and any(cast.is_actor(entity.id) for entity in cast.index.in_span(told)):
            continue
        is_length = any(f.category is Category.DURATION and told.overlaps(f.span) for f in draft.figures)
        if is_length or (_is_time(cast, told) and not match.group().startswith("after")):
            return match.group()
    return None if alone is None else alone.group()


def _is_time(cast: Cast, words: Span) -> bool:
    """Whether a date or a length of time stands in the words of a limit, or a word for an hour or a season."""
    draft = cast.draft
    if any(when.span is not None and words.overlaps(when.span) for when in draft.dates):
        return True
    is_length = (f.category in (Category.DURATION, Category.ORDINAL) and words.overlaps(f.span) for f in draft.figures)
    return any(is_length) or not set(words.quote.lower().split()).isdisjoint(term_words()["times"])


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """The phrases of a table, longest first; those of a time limit with up to five words behind them."""
    phrases = "|".join(sorted(term_words()[table], key=lambda phrase: (-len(phrase), phrase)))
    behind = {"deadlines": r"(?:\s+(?!(?:and|to)\b)[\w.'’-]+){1,5}", "conditions": r"[^,;]*"}.get(table, "")
    return re.compile(rf"(?<!\bat )\b(?:{phrases})\b{behind}", re.DOTALL)


def _behind(marked: Marked, term: Term) -> str:
    """The words of the sentence behind a term."""
    sentence = marked.sentences[marked.tokens[term.first].sentence]
    return marked.text[marked.tokens[term.last].start : sentence.end]


def _condition(cast: Cast, term: Term) -> str | None:
    """The words of what must come first, or at the same time, also in a clause right behind."""
    marked = cast.draft.marked
    span = trimmed(marked, term.first, term.last)
    sentence = marked.sentences[marked.tokens[term.first].sentence]
    if not term.is_implied and term.last < sentence.last and _pattern("conditions").match(_behind(marked, term)):
        stop = next((t.i for t in marked.tokens[term.last + 1 : sentence.last] if t.text in (",", ";")), sentence.last)
        return trimmed(marked, term.last, stop).quote
    for match in _pattern("conditions").finditer(span.quote):
        told = Span.of(cast.draft.marked.text, span.start + match.start(), span.start + match.end())
        if match.group().startswith("after") and _is_time(cast, told):
            continue
        return None if term.is_implied and match.group().startswith(("after", "when", "once")) else match.group()
    return None
