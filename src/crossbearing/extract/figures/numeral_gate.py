"""Which kinds of number a stretch of text can hold, by its bare words: a cheap test before the patterns."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.vocab import load

_WORD = re.compile(r"[a-z]+|\d")
_DIGITS = frozenset("0123456789")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_MOST = frozenset({"most", "majority", "bulk"})
# Words of listed phrases that tell nothing by themselves.
_LIGHT = frozenset({"a", "an", "of", "the", "or", "so", "some", "many", "small", "other", "quite", "upon", "multiple"})


@dataclass(frozen=True, slots=True)
class _Gates:
    vague: frozenset[str]
    fraction: frozenset[str]
    ordinal: frozenset[str]
    cardinal: frozenset[str]
    times: frozenset[str]
    ratio: frozenset[str]


@dataclass(frozen=True, slots=True)
class Possible:
    """The kinds of number that a stretch may hold."""

    digits: bool
    vague: bool
    most: bool
    fraction: bool
    ratio: bool
    ordinal: bool
    cardinal: bool
    times: bool


def words_in(text: str, start: int, end: int) -> frozenset[str]:
    """The words and single digits of a stretch, in small letters."""
    return frozenset(_WORD.findall(text[start:end].lower()))


def may_count(words: frozenset[str]) -> bool:
    """Whether a stretch of these words may hold a number at all."""
    return not words.isdisjoint(_counting())


@cache
def _counting() -> frozenset[str]:
    gates = _gates()
    return gates.vague | _MOST | gates.fraction | gates.ordinal | gates.cardinal | gates.times | _DIGITS


def possible_in(words: frozenset[str]) -> Possible:
    """What kinds of number these words leave possible."""
    gates = _gates()
    digits = not words.isdisjoint(_DIGITS)
    return Possible(
        digits,
        not words.isdisjoint(gates.vague),
        not words.isdisjoint(_MOST),
        not words.isdisjoint(gates.fraction),
        len(words & gates.ratio) > 1,
        not words.isdisjoint(gates.ordinal) or (digits and not words.isdisjoint(_ENDINGS)),
        not words.isdisjoint(gates.cardinal),
        not words.isdisjoint(gates.times),
    )


@cache
def _gates() -> _Gates:
    table = load("numbers")
    scaled = [word for word in table["scaled_vague"] if word != "leads"]
    vague = [*table["vague"], *scaled, *table["indefinite"]["words"], *table["groups"]]
    cardinal = frozenset(table["units"]) | frozenset(table["tens"]) | frozenset(table["scales"])
    return _Gates(
        frozenset(word for phrase in vague for word in phrase.split()) - _LIGHT,
        frozenset(table["fractions"]),
        frozenset(part for ordinal in table["ordinals"] for part in ordinal.split("-")[-1:]),
        cardinal,
        frozenset(table["times"]),
        cardinal,
    )
