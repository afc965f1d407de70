"""Attributions set inside a sentence: which of the words on either side are said."""

from crossbearing.extract.speech.cues import lexicon
from crossbearing.extract.speech.passage import Passage, Range
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Token

# What opens a part of those counted before.
_PARTS = frozenset(
    {"most", "many", "some", "half", "several", "all", "one", "two", "three", "mostly", "mainly", "few", "others"}
)
# "Two days after the deadline": so many words on stands "after".
ASIDE_REACH = 5


def around(passage: Passage, verb: Token, own_first: int, start: int | None) -> tuple[Range, ...]:
    """Both sides of an attribution set between a subject and its verb: "the road, he said, is mined"."""
    if start is None or not passage.pauses(start) or start + 1 >= passage.last or own_first <= passage.first:
        return ()
    if lexicon().lemma_of(verb) not in lexicon().closing or not passage.pauses(own_first - 1):
        return ()
    if not is_finite(passage.marked, passage.marked.tokens[start + 1]):
        return _behind_fronted(passage, own_first, start)
    return (passage.first, own_first - 1), (start + 1, passage.last)


def _behind_fronted(passage: Passage, own_first: int, start: int) -> tuple[Range, ...]:
    """What follows an attribution set behind a phrase: "In return, he said, S"; with that phrase if it names a day."""
    fronted = passage.marked.tokens[passage.first : own_first - 1]
    phrase = fronted[0].pos in ("ADP", "ADV", "SCONJ") and not passage.has_verb(passage.first, own_first - 1)
    if not phrase or not passage.has_any_verb(start + 1, passage.last):
        return ()
    told = (start + 1, passage.last)
    named = any(token.pos in ("PROPN", "NUM") for token in fronted)
    return ((passage.first, own_first - 1), told) if named else (told,)


def late_start(passage: Passage, left: Range, start: int | None) -> int | None:
    """Where a part of a count begins that alone is somebody's: "90 died, most of them, he said, by gangs"."""
    if start is None or start + 1 >= passage.last or passage.marked.tokens[start + 1].pos != "ADP":
        return None
    comma = next((i for i in range(left[1] - 1, left[0], -1) if passage.pauses(i)), None)
    if comma is None or passage.has_any_verb(comma, left[1]) or not passage.has_verb(left[0], comma):
        return None
    return comma + 1 if passage.marked.tokens[comma + 1].lower in _PARTS else None


def is_dated_aside(passage: Passage, i: int) -> bool:
    """Whether the words behind an attribution set the day by another: "two days after the deadline passed"."""
    words = passage.marked.tokens[i : min(passage.last, i + ASIDE_REACH)]
    counted = words[0].pos == "NUM" or words[0].lower in (
        "a",
        "an",
        "days",
        "hours",
        "weeks",
        "months",
        "years",
        "shortly",
    )
    return counted and any(token.lower in ("after", "before") for token in words[1:])
