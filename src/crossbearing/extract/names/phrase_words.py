"""Small words of noun phrases: what stands before a noun or behind it, and what is no noun though it looks so."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from crossbearing.extract.names.name_lexicon import calendar
from crossbearing.extract.words.inflections import plurals
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load


@cache
def saying_verbs() -> frozenset[str]:
    """Present forms of saying verbs that are no nouns, whatever the tagger says: "media accuse rebels"."""
    return plurals(frozenset(load("speech")["shapes"]["never_nouns"]))


def reports(words: Sequence[Token], place: int) -> bool:
    """Whether "reports" or "claims" is a verb, whatever the tagger says: before "that" or at the sentence's end."""
    if words[place].lower not in ("reports", "claims", "states", "notes", "charges", "accounts"):
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or following.lower == "that" or (following.text == "." and words[place - 1].tag != "JJ")


def grades(words: Sequence[Token], place: int) -> bool:
    """Whether an adverb stands between an article and a participle: "the internationally recognised government"."""
    if place < 1 or words[place].tag != "RB":
        return False
    return words[place - 1].tag in ("DT", "PRP$", "POS") and words[place + 1].tag in ("VBN", "JJ")


def is_hyphened(words: Sequence[Token], place: int, start: int) -> bool:
    """Whether the phrase is one word with hyphens, whose last part need be no noun: "go-between"."""
    return start < place and all(b.start == a.end for a, b in pairwise(words[start : place + 1]))


def is_followed_by_of(words: Sequence[Token], place: int) -> bool:
    """Whether "of" stands right behind."""
    return any(word.lower == "of" for word in words[place + 1 : place + 2])


def tells_time(words: Sequence[Token], place: int) -> bool:
    """Whether the word is a month, a weekday, "day" or "week", or the number of one: no part of what follows it."""
    token = words[place]
    if token.text in calendar() or token.lower in group_words("time"):
        named = place and token.text.istitle() and words[place - 1].lower in ("the", "this")
        return not named and not (place + 1 < len(words) and words[place + 1].tag in ("POS", "HYPH"))
    following = words[place + 1] if place + 1 < len(words) else None
    return token.tag == "CD" and following is not None and tells_time(words, place + 1)


def backers(words: Sequence[Token]) -> frozenset[str]:
    """Words before a hyphen: "Dutch-backed" tells of a friend, and not whose men they are."""
    return frozenset(a.lower for a, b in pairwise(words) if b.text == "-")


@cache
def group_words(sort: str) -> frozenset[str]:
    """A word list of the vocabulary of groups (`deeds`, `time` ...)."""
    return frozenset(load("groups")[sort]["words"])
