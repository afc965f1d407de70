"""Listed phrases as patterns over a report's text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from crossbearing.vocab import load

# What "~" in a listed phrase stands for.
_FEW_WORDS = r"(?:[\w'’-]+\s+){1,4}?"


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
    """The phrases as one pattern of whole words, the longest first; "~" stands for up to four words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(_one, ordered))})\b", re.IGNORECASE)


def _one(phrase: str) -> str:
    words = [_FEW_WORDS if word == "~" else re.escape(word) + r"\s+" for word in phrase.split()]
    return re.sub(r"\\s\+$", "", "".join(words))
