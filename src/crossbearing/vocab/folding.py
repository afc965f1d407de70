"""Words made alike for a search: small letters without accents, one form of each Arabic letter, no article."""

# Invariants kept here, which index and query rely on:
# - folding what is folded changes nothing;
# - what a word becomes depends on its own letters alone, and a hyphen behind it, so that words of a text and the same
#   words in a query are alike.

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from unicodedata import category, decimal, normalize, unidata_version

from crossbearing.vocab import load

# Longer words are nobody's to type, and PostgreSQL takes no word of more than 2,046 bytes.
LONGEST_WORD = 64
# The words of a language's daily use are far fewer; folding one again costs little.
WORDS_KEPT = 65_536
# Letters become others in so many steps at most ("ﻰ" is "ى" is "ي").
_STEPS = 4
_MARK, _APOSTROPHE, _GAP, _HYPHEN, _COMMA = "`", "'", " ", "-", ","
_HYPHENS = "-‐‑‒–"
_COMMAS = ",٬،"
_NO_LETTERS = dict.fromkeys(map(ord, _MARK + _APOSTROPHE + _GAP + _HYPHEN + _COMMA))
_WORD = re.compile(r"[^\W_](?:[^\W_]|[`'])*")
# "7,300" is one number; "7,30" and "7, 300" are two.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POSSESSION = re.compile(r"'s$")
_DROPPED = re.compile(r"[`']")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and the characters `start` to `end` of the text that it was made of."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, folded, each with where it stands."""
    even = _THOUSANDS.sub(_MARK, text.translate(_letters()))
    for match in _WORD.finditer(even):
        raw = match[0].rstrip("`'")
        folded = _folded(raw)
        end = match.start() + len(raw)
        if folded and not (even[end : end + 1] == _HYPHEN and _is_word(even, end + 1) and folded in _articles()):
            yield Word(folded, match.start(), end)


def fold(text: str) -> str:
    """The folded words of a text with a space between them."""
    return " ".join(word.folded for word in words_of(text))


def squeezed(text: str) -> str:
    """The letters and digits of a text, folded, with nothing between: every folded word of it stands in them.

    Much faster than its words, to tell that a text does not have one.
    """
    bare = text.translate(_letters()).translate(_NO_LETTERS)
    if not bare.isascii():
        bare = "".join(map(_spelled, bare))
    return _long_vowels().sub(r"\1", bare)


@lru_cache(maxsize=1)
def folding() -> str:
    """A short name of this way of folding: where it differs, words were folded by other rules."""
    rules = repr((load("letters", "every"), unidata_version, LONGEST_WORD))
    return sha256(rules.encode()).hexdigest()[:8]


class _Letters(dict[int, str]):
    """What stands for each character, one for one so that offsets stay: filled in as characters are met."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _instead(chr(point))
        return found


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters()


def _instead(char: str) -> str:
    """One character for one: a folded letter, a sign for a mark, or what parts words."""
    dropped = load("letters", "every")["dropped"]
    if char in dropped["apostrophes"]:
        return _APOSTROPHE
    if char in dropped["marks"] or category(char).startswith("M"):
        return _MARK
    if char in _HYPHENS:
        return _HYPHEN
    if char in _COMMAS:
        return _COMMA
    if not char.isalnum():
        return _GAP
    letters = _spelled(char)
    return letters if len(letters) == 1 else (char if letters else _MARK)


@lru_cache(maxsize=WORDS_KEPT)
def _spelled(char: str) -> str:
    """The letters that one letter or digit is folded to."""
    listed: dict[str, str] = load("letters", "every")["letters"]
    dropped = load("letters", "every")["dropped"]["marks"]
    found = char
    for _ in range(_STEPS):
        bare = (one for one in normalize("NFKD", found.casefold()) if one.isalnum() and one not in dropped)
        found = "".join(listed.get(one, _digit(one)) for one in bare)
    return found


def _digit(char: str) -> str:
    number = decimal(char, None)
    return char if number is None else str(number)


@lru_cache(maxsize=WORDS_KEPT)
def _folded(raw: str) -> str:
    """What a word of evened characters becomes; nothing for an article."""
    word = _DROPPED.sub("", _POSSESSION.sub("", raw))
    if not word.isascii():
        word = "".join(map(_spelled, word))
    word = _bare(_long_vowels().sub(r"\1", word))[:LONGEST_WORD]
    return "" if word in load("letters", "every")["articles"]["alone"] else word


def _bare(word: str) -> str:
    """An Arabic word without the article."""
    if word.isascii():
        return word
    articles = load("letters", "every")["articles"]
    while joined := next((a for a in articles["joined"] if _stands_before(a, word, articles["left"])), ""):
        word = word[len(joined) :]
    return word


def _stands_before(article: str, word: str, left: int) -> bool:
    return word.startswith(article) and len(word) - len(article) >= left


@lru_cache(maxsize=1)
def _long_vowels() -> re.Pattern[str]:
    return re.compile(rf"([{load('letters', 'every')['vowels']['long']}])\1+")


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return frozenset(load("letters", "every")["articles"]["hyphened"])


def _is_word(even: str, at: int) -> bool:
    return even[at : at + 1].isalnum()
