"""Whether people died by nature, sickness or mishap, which measures no attack."""

from collections.abc import Iterable
from functools import cache

from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load


def is_mishap(words: Iterable[Token]) -> bool:
    """Whether words tell of a sickness, a disaster or an accident and of no violence."""
    told = tuple(words)
    if _words("unviolent").isdisjoint(word.lower for word in told if word.pos != "PROPN"):
        return False
    return _words("violent").isdisjoint(word.lower for word in told)


def is_animal(word: Token) -> bool:
    """Whether a noun names beasts."""
    return word.lower in _words("animals")


def happens(word: Token) -> bool:
    """Whether a verb tells that its subject, a noun of a deed, took place."""
    return word.lower in _words("happening")


def is_reported(word: Token) -> bool:
    """Whether a verb tells that fighting broke out, goes on or is heard of: "clashes were reported in Durra"."""
    return word.lower in _words("breaking_out")


def is_hedged(words: Iterable[Token]) -> bool:
    """Whether words leave open who did a deed: "an alleged airstrike", "suspected militants"."""
    return any(word.lower in _words("hedging") for word in words)


def is_of_a_side(name: str) -> bool:
    """Whether the name of a body makes it part of a party to the war: "the General Staff"."""
    return not _words("partisan").isdisjoint(name.lower().split())


@cache
def _words(kind: str) -> frozenset[str]:
    listed = frozenset(load("causes")[kind].split())
    if kind in ("hedging", "partisan"):
        return listed
    if kind == "animals":
        return plurals(listed)
    return all_forms(listed) if kind in ("happening", "breaking_out") else plurals(listed) | all_forms(listed)
