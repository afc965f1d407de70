"""Obligations as the ledger keeps them: who owes what to whom, how much, by when and on what condition."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from crossbearing.extract.deals.deeds import (
    lemma_of,
)
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.words.clauses import trimmed
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.agreement import Obligation
from crossbearing.model.entity import EntityType
from crossbearing.model.figure import Category, Figure
from crossbearing.model.span import Span
from crossbearing.vocab import load

# An object longer than this is cut: the quote keeps the whole.
OBJECT_WORDS = 8


_NO_DEBTORS = frozenset({EntityType.MEDIA, EntityType.MONITOR, EntityType.DOCUMENT, EntityType.FACILITY})
_PARTICLES = frozenset({"up", "over", "back", "down", "in", "out", "off", "away"})
_LIMITS = frozenset(
    {"within", "by", "before", "under", "in", "once", "after", "until", "from", "for", "to", "on", "at", "along"}
)


@cache
def _words() -> dict[str, Any]:
    return load("agreements")["terms"]  # type: ignore[no-any-return]


def obligation_of(cast: Cast, term: Term, number: str, key: str) -> Obligation:
    """The obligation that a term states."""
    marked = cast.draft.marked
    span = trimmed(marked, term.first, term.last)
    party = cast.entity(term.debtor)
    debtor = None if party is None or party.type in _NO_DEBTORS else term.debtor
    return Obligation(
        id=number,
        key=key,
        debtor=debtor,
        creditor=term.creditor if term.creditor is not None else cast.other_side(debtor),
        action=_action(marked, term),
        object=_object(marked, term),
        quantity=quantity_in(cast.draft.figures, span),
        deadline=_deadline(marked, term),
        condition=_condition(marked, term),
        spans=(span,),
    )


def quantity_in(figures: Sequence[Figure], span: Span) -> str | None:
    """The figure that measures what stands in the span: a count before a time limit."""
    inside = [figure for figure in figures if span.covers(figure.span)]
    counts = [
        figure for figure in inside if figure.category not in (Category.DURATION, Category.ORDINAL, Category.DISTANCE)
    ]
    chosen = counts or [figure for figure in inside if figure.category is Category.DURATION]
    return chosen[0].id if chosen else None


def _action(marked: Marked, term: Term) -> str:
    """What is to be done, in few words: the verb with its particle; the kind of deed for a noun or a passive."""
    if (
        term.verb is not None
        and marked.tokens[term.verb].tag == "VB"
        and marked.tokens[term.verb - 1].lower not in ("be", "let")
    ):
        verb, follows = marked.tokens[term.verb], marked.tokens[term.verb + 1 : term.last]
        particle = next((token.lower for token in follows[:1] if token.lower in _PARTICLES), None)
        return lemma_of(verb) if particle is None else f"{lemma_of(verb)} {particle}"
    if term.family is not None:
        return term.family.action
    if term.verb is not None:
        return lemma_of(marked.tokens[term.verb])
    return trimmed(marked, term.first, term.last).quote


def _object(marked: Marked, term: Term) -> str | None:
    """The words behind the verb, up to the next limit of time or place."""
    if term.is_nominal:
        return _nominal_object(marked, term)
    if term.verb is None:
        return None
    words: list[Token] = []
    for token in marked.tokens[term.verb + 1 : term.last]:
        if not words and (token.lower in _PARTICLES or token.tag in ("DT", "PRP$")):
            continue
        if len(words) >= OBJECT_WORDS or token.lower in _LIMITS or (token.pos == "PUNCT" and token.text != "-"):
            break
        words.append(token)
    while words and words[-1].tag in ("CC", "VB"):
        words.pop()
    return marked.span_of(words[0], words[-1]).quote if words else None


def _nominal_object(marked: Marked, term: Term) -> str | None:
    """What a deed named by a noun is done to: the words behind its "of"; the whole phrase where no kind is known."""
    words = marked.tokens[term.first : term.last]
    of = next((t.i for t in words[:-1] if t.lower == "of"), None)
    if of is None:
        is_deed = term.family is not None and any(lemma_of(token) in term.family.nouns for token in words)
        return None if is_deed else trimmed(marked, term.first, term.last).quote
    stop = next((t.i for t in marked.tokens[of + 2 : term.last] if t.lower in _LIMITS or t.pos == "PUNCT"), term.last)
    return trimmed(marked, of + 1, min(stop, of + 1 + OBJECT_WORDS)).quote


def _deadline(marked: Marked, term: Term) -> str | None:
    """The words of a time limit ("within 30 days")."""
    text = trimmed(marked, term.first, term.last).quote
    phrases = "|".join(_words()["deadlines"])
    match = re.search(rf"\b(?:{phrases})\b(?:\s+(?!and\b)[\w.'’-]+){{0,5}}", text)
    return match.group() if match else None


def _condition(marked: Marked, term: Term) -> str | None:
    """The words of what must come first, or at the same time."""
    text = trimmed(marked, term.first, term.last).quote
    longest = sorted(_words()["conditions"], key=lambda phrase: (-len(phrase), phrase))
    match = re.search(rf"\b(?:{'|'.join(longest)})\b.*", text, re.DOTALL)
    return match.group() if match else None
