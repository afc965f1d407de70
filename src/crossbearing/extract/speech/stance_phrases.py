"""The listed phrases of `stance.toml` in a statement, looked for only where a word of theirs stands."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from crossbearing.vocab import load

_RUN = re.compile(r"\w+")


def holds(text: str, topic: str) -> bool:
    """Whether a phrase of a list stands in the words."""
    return not signs_of(topic).isdisjoint(runs_in(text)) and phrases_of(topic).search(text) is not None


# A statement is asked for the words of many lists in a row; no other one is asked for in between.
@lru_cache(maxsize=4)
def runs_in(text: str) -> frozenset[str]:
    """The words of a statement, in small letters."""
    return frozenset(_RUN.findall(text.lower()))


@cache
def signs_of(topic: str) -> frozenset[str]:
    """The longest word of each phrase of a list: without one of them none of the phrases stands there."""
    return frozenset(max(_RUN.findall(phrase.lower()), key=len) for phrase in _listed(topic))


def _listed(topic: str) -> Iterable[str]:
    """A list of `stance.toml`: a list of its own or one of its kinds."""
    words = load("stance")
    listed: Iterable[str] = words[topic] if topic in words else words["kinds"][topic]
    return listed


@cache
def phrases_of(topic: str) -> re.Pattern[str]:
    """One pattern for a list of `stance.toml`."""
    longest = sorted(_listed(topic), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest)})(?!\w)", re.IGNORECASE)
