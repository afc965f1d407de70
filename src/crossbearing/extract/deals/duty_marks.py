"""The words of duty of a sentence ("is to", "undertook to", "point five binds"), and how firmly each binds."""

import re
from collections.abc import Sequence, Set
from enum import Enum
from functools import cache
from itertools import pairwise

from crossbearing.extract.deals.word_patterns import pattern
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

_UNDER = re.compile(r"^\W*(?:under|by|according to|as per|per)\b", re.IGNORECASE)
_RUN = re.compile(r"\w+")
# "The accord of 31 December foresees": so many words may stand between a paper's name and its verb.
NAME_WORDS = 4
# The past, and the perfect: then "under the pact" tells what was done.
_TOLD = re.compile(
    r"\b(?:has|have|had|was|were|did|said|says|is|are|\w+ed|went|came|took|gave|made|left)\b", re.IGNORECASE
)

_PLAIN_WORDS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "to",
        "has",
        "have",
        "had",
        "not",
        "it",
        "they",
        "its",
        "his",
        "her",
        "their",
        "~",
    }
    | {"days", "hours", "weeks", "months", "from", "for", "gave", "gives", "given", "yet"}
    | {"their", "the", "a", "an", "in", "by", "of", "that", "said", "on", "under", "may", "no"}
)
# Plain words by which a phrase is known all the same ("had 60 days to").
_LENGTHS = frozenset({"days", "hours", "weeks", "months"})


class Force(Enum):
    """How a duty is told: binding by itself, a pledge, a paper's own verb, beside a deal's words, or loosely."""

    BINDING = 1
    PLEDGED = 2
    PROVIDED = 3
    UNDER_DEAL = 4
    LOOSE = 5


def may_tell(words: Sequence[Token]) -> bool:
    """Whether one of the phrases of duty may stand in a sentence of these words."""
    return not _signs().isdisjoint(token.lower for token in words) or _has_plain(words)


@cache
def _signs() -> frozenset[str]:
    """The words of which one stands in every phrase of duty, but for the plainest ("is to")."""
    tables = ("binding", "pledging", "loose", "papers")
    duty: dict[str, list[str]] = load("agreements")["duty"]
    phrases = (set(phrase.split()) - _PLAIN_WORDS for table in tables for phrase in duty[table])
    return frozenset(word for words in phrases for word in words)


@cache
def _keys(table: str) -> frozenset[str]:
    """The words of which one stands in every phrase of a table."""
    phrases: list[str] = load("agreements")["duty"][table]
    return frozenset(word for phrase in phrases for word in set(phrase.split()) - (_PLAIN_WORDS - _LENGTHS))


def _has_plain(words: Sequence[Token]) -> bool:
    """Whether "is to", "has to" or the like stands in the sentence."""
    lowers = [token.lower for token in words]
    return "to" in lowers and any(word == "to" and before in _PLAIN_WORDS for before, word in pairwise(lowers))


def duty_marks(text: str, words: Set[str]) -> list[tuple[int, int, Force]]:
    """The words of duty of a sentence with their force, in order; of two at one place the stronger."""
    found: list[tuple[int, int, Force]] = []
    for table, force in (("binding", Force.BINDING), ("pledging", Force.PLEDGED)):
        if not _keys(table).isdisjoint(words):
            found += [(m.start(), m.end(), force) for m in pattern("duty", table).finditer(text)]
    paper = None if _keys("papers").isdisjoint(words) else pattern("duty", "papers").search(text)
    found += [] if paper is None else _provisions(text, paper.end())
    if paper is not None and _UNDER.match(text):
        rest = pattern("duty", "plain").finditer(text, paper.end())
        found += [(m.start(), m.end(), Force.UNDER_DEAL) for m in rest]
    loose = list(pattern("duty", "loose").finditer(text)) if _may_be_loose(text) else []
    is_viewed = paper is not None or (bool(loose) and pattern("duty", "view").search(text) is not None)
    for match in loose:
        is_hope = not is_viewed or "expected" in match.group()
        found.append((match.start(), match.end(), Force.LOOSE if is_hope else Force.UNDER_DEAL))
    if not found and paper is not None and _UNDER.match(text) and len(text[: paper.start()].split()) <= NAME_WORDS:
        found = _bare(text, paper.end())
    return sorted(found, key=lambda mark: (mark[0], mark[2].value))


def _may_be_loose(text: str) -> bool:
    """Whether all words of a loose phrase stand in the sentence."""
    words = frozenset(_RUN.findall(text.lower()))
    return any(needed <= words for needed in _loose_words())


@cache
def _loose_words() -> tuple[frozenset[str], ...]:
    """The words of each loose phrase, of those that hold all words of another only that other's."""
    phrases: list[str] = load("agreements")["duty"]["loose"]
    needed = sorted(
        {frozenset(phrase.split()) - {"~"} for phrase in phrases}, key=lambda some: (len(some), *sorted(some))
    )
    return tuple(some for place, some in enumerate(needed) if not any(other <= some for other in needed[:place]))


def _bare(text: str, start: int) -> list[tuple[int, int, Force]]:
    """The place behind "under the annex", where the plain present tells what is to be."""
    return [] if _TOLD.search(text, start) else [(start, start, Force.UNDER_DEAL)]


def _provisions(text: str, start: int) -> list[tuple[int, int, Force]]:
    """Where a paper's own verb binds ("point five binds each party to"), few words behind its name."""
    match = pattern("duty", "provides").search(text, start)
    if match is None or len(text[start : match.start()].split()) > NAME_WORDS or _UNDER.match(text):
        return []
    return [(match.start(), match.end(), Force.PROVIDED)]
