"""Listed phrases as patterns over a report's text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from crossbearing.vocab import load

# What "~" in a listed phrase stands for.
_FEW_WORDS = r"(?:[\w'’-]+\s+){1,4}?"
# What "#" stands for.
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety)"
    r"(?:\s+more)?\s+"
)
_GAPS = {"~": _FEW_WORDS, "#": _NUMBER}
_BE = frozenset({"is", "are", "was", "were"})
# What may stand within "is to", "were to".
_BESIDE = (
    r"(?:also|then|first|now|later|thereafter|both|each|all|duly|jointly|at once|immediately|simultaneously|"
    r"in (?:re)?turn|in exchange|for (?:its|their|his|her) part|at the same time)"
)


def term_words() -> dict[str, Any]:
    """The words for what is owed."""
    return load("agreements")["terms"]  # type: ignore[no-any-return]


def deed_words() -> dict[str, Any]:
    """The words for what was done of it."""
    return load("agreements")["performance"]  # type: ignore[no-any-return]


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """The phrases of one table of the agreement words as one pattern, the longest first."""
    tables: dict[str, Any] = load("agreements")[table]
    return compiled(tables[key])


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """The phrases as one pattern of whole words, the longest first; "~" is up to four words, "#" a number."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(_one, ordered))})\b", re.IGNORECASE)


def _one(phrase: str) -> str:
    if phrase.partition(" ")[0] in _BE and phrase.endswith(" to") and phrase.count(" ") == 1:
        return rf"{phrase[:-3]}\s+(?:{_BESIDE}\s+)?to"
    words = [_GAPS.get(word, re.escape(word) + r"\s+") for word in phrase.split()]
    return re.sub(r"\\s\+$", "", "".join(words))
