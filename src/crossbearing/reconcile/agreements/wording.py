"""Words of deals and duties, cut to stems so that two reports' words can be compared."""

import re
from collections.abc import Iterable
from functools import cache

from crossbearing.vocab import load

# Letters by which two forms of one word agree.
STEM_LETTERS = 6
# What is left of a word without its ending is at least so long.
KEPT_LETTERS = 3
_ENDINGS = ("ing", "ed", "es", "s", "e")
_DOUBLING = ("ing", "ed")
_OF_NAMES = ("ese", "ian", "ish", "ia", "an", "ic", "i", "s")
_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)?")


@cache
def stem(word: str) -> str:
    """The word's first letters without its ending: "releases", "releasing" and "release" give one."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= KEPT_LETTERS:
            word = _single(word.removesuffix(ending)) if ending in _DOUBLING else word.removesuffix(ending)
            break
    word = word[:-1] + "i" if word.endswith("y") else word
    return word[:STEM_LETTERS]


def _single(word: str) -> str:
    """The word without the letter that its ending doubled: "swapp" of "swapping", but "pull" of "pulling"."""
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "ls" else word


@cache
def name_stem(word: str) -> str:
    """A name without the ending of its adjective or people: "Syria" and "Syrian" give one, in full length."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    ending = next((one for one in _OF_NAMES if word.endswith(one) and len(word) - len(one) >= KEPT_LETTERS), None)
    return word if ending is None else name_stem(word.removesuffix(ending))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; a hyphen parts two."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


def stems_of(*texts: str | None) -> frozenset[str]:
    """The stems of all words that tell something."""
    return frozenset(spoken(*texts))


def spoken(*texts: str | None) -> dict[str, str]:
    """The stems of all words that tell something, each with the first word it stands for."""
    found: dict[str, str] = {}
    for word in (word for text in texts if text is not None for word in words_of(text)):
        if word not in _listed("small_words"):
            found.setdefault(stem(word), word)
    return found


def telling_name(*texts: str | None) -> frozenset[str]:
    """Stems of the words of a deal's name that any other deal would not bear; figures are no part of a name."""
    words = (word for text in texts if text is not None for word in words_of(text))
    telling = (word for word in words if _is_telling(word, "plain_names") and _is_telling(word, "plain_parties"))
    return frozenset(name_stem(word) for word in telling)


def plain_name(text: str) -> dict[str, str]:
    """The other words of a deal's name, which say what kind of paper it is: stem -> word."""
    return {one: word for one, word in spoken(text).items() if one in _stemmed("plain_names")}


@cache
def telling_party(key: str) -> frozenset[str]:
    """Stems of the words of an entity key by which the party is known again; none for "rebels" alone."""
    name = key.partition(":")[2] or key
    return frozenset(name_stem(word) for word in words_of(name) if _is_telling(word, "plain_parties"))


def _is_telling(word: str, plain: str) -> bool:
    return not (word in _listed("small_words") or stem(word) in _stemmed(plain) or word[0].isdigit())


def stemmed(words: Iterable[str]) -> frozenset[str]:
    """The stems of listed words."""
    return frozenset(stem(part) for word in words for part in words_of(word))


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(load("duty_classes")[table])


@cache
def _stemmed(table: str) -> frozenset[str]:
    return stemmed(load("duty_classes")[table])
