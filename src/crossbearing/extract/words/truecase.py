"""Gives an all-capitals text small letters where running text has them, letter for letter at the same place."""

import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from crossbearing.errors import SetupError
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

TABLE = ("models", "casing", "casing.txt.gz")
# A text with fewer small letters than this share of its letters was set in capitals throughout.
MOST_SMALL = 0.12
# Too little to tell: a headline or an acronym.
FEWEST_LETTERS = 40
# Shares in the table are ninths, so that one digit holds one.
NINTHS = 9
UNSEEN = "-"
# Words this long that the table does not know and that stand in brackets are abbreviations ("FRONT [NLF]").
LONGEST_ABBREVIATION = 6
# Longest names that the table of places is asked for, in words.
LONGEST_PLACE = 4
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"[.!?:][\"”’)\]]*\s*[\"“‘(\[]*\s*$|^\W*$|[\"“]\s*$")
# A stem cut out of an unknown word is at least so long, or any word has one.
SHORTEST_STEM = 4
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Casing:
    """How one word is written in running text.

    `shares` says how often it has a capital, in ninths, None where too seldom seen: with no capital beside it, with
    one before it, after it, and on both sides. `whole` marks words set in capitals throughout.
    """

    shares: tuple[int | None, int | None, int | None, int | None]
    whole: bool

    def is_capital(self, before: bool, after: bool) -> bool:
        """Whether the word has a capital between such neighbours."""
        share = self.shares[before + 2 * after]
        if share is None:
            share = self.shares[0] if self.shares[0] is not None else NINTHS
        return 2 * share > NINTHS


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals throughout, so that they tell nothing."""
    small = sum(map(str.islower, text))
    large = sum(map(str.isupper, text))
    return small + large >= FEWEST_LETTERS and small < MOST_SMALL * (small + large)


def recase(text: str) -> str:
    """A sentence of capitals in running case; every character stays at its place."""
    found = list(WORD.finditer(text))
    words = [match.group().lower() for match in found]
    styles = _styles(text, found, words)
    parts: list[str] = []
    done = 0
    for match, word, style in zip(found, words, styles, strict=True):
        parts.append(text[done : match.start()])
        opens = style == "small" and _OPENING.search(text[: match.start()]) is not None
        parts.append(_written(match.group(), word, "capital" if opens else style))
        done = match.end()
    return "".join([*parts, text[done:]])


def _written(said: str, word: str, style: str) -> str:
    if len(word) != len(said) or style == "whole":
        cut = max(said.rfind("'"), said.rfind("’"))
        return said if cut < 0 or len(word) != len(said) else said[:cut] + said[cut:].lower()
    return word if style == "small" else word[0].upper() + word[1:]


def _styles(text: str, found: Sequence[re.Match[str]], words: Sequence[str]) -> list[str]:
    """`small`, `capital` or `whole` for each word: first by itself, then between its neighbours as they came out."""
    table = casings()
    known = [_casing(word, table) for word in words]
    places = _inside_places(text, found, words)
    named = places | {k for i in range(len(words) - 1) if f"{words[i]} {words[i + 1]}" in table for k in (i, i + 1)}
    first = [i in named or casing is None or casing.is_capital(False, False) for i, casing in enumerate(known)]
    styles: list[str] = []
    for i, (word, casing) in enumerate(zip(words, known, strict=True)):
        before = i > 0 and styles[i - 1] != "small"
        after = i + 1 < len(words) and first[i + 1]
        if casing is None:
            styles.append("whole" if _is_abbreviation(word, _is_bracketed(text, found[i])) else "capital")
        elif word in _listed("ambiguous") and not _is_plainly_name(word, words[i - 1] if i > 0 else "", text, found[i]):
            styles.append("small")
        elif i in named or casing.is_capital(before, after):
            styles.append("whole" if casing.whole else "capital")
        else:
            styles.append("small")
    return styles


def _is_plainly_name(word: str, before: str, text: str, match: re.Match[str]) -> bool:
    """Whether a word that is a pronoun or a verb too is the country ("the US") or the month ("12 MAY", "in May")."""
    if word == "us":
        return before in ("the", "a", "former", "by", "of") and text[match.end() :].lstrip()[:1].isalpha()
    beside = text[: match.start()].rstrip()[-1:] + text[match.end() :].lstrip()[:1]
    return before in ("in", "of", "last", "until", "since", "by") or any(map(str.isdigit, beside))


def _casing(word: str, table: dict[str, Casing]) -> Casing | None:
    """How the table writes a word, or the stem it is built on; None for a word that only a name can be."""
    for form in (word, word.removesuffix("'s").removesuffix("’s")):
        if form in table:
            return table[form]
    if _stem_in(word, table):
        return Casing((0, None, None, None), whole=False)
    return None


def _stem_in(word: str, table: dict[str, Casing]) -> bool:
    """Whether a word is built on one that is written small: "machinegunned" is no name."""
    for start in ("", *(b for b in _listed("beginnings") if word.startswith(b))):
        rest = word[len(start) :]
        stems = [rest] if start else []
        for ending in _listed("endings"):
            if rest.endswith(ending):
                stem = rest[: -len(ending)]
                stems += [stem, stem + "e", stem + "y", stem[:-1] if stem[-1:] in ("i", stem[-2:-1]) else stem]
                stems += [stem[:-1] + "y"] if stem.endswith("i") else []
        if any(len(stem) >= SHORTEST_STEM and _is_small(stem, table) for stem in stems):
            return True
    return False


def _is_small(word: str, table: dict[str, Casing]) -> bool:
    casing = table.get(word)
    return casing is not None and not casing.is_capital(False, False)


def _is_abbreviation(word: str, bracketed: bool) -> bool:
    """Whether an unknown word is one of letters: in brackets behind its name, or not to be spoken as a word."""
    plain = word.removesuffix("'s").removesuffix("’s")
    vowels = sum(letter in _VOWELS for letter in plain)
    if len(plain) > LONGEST_ABBREVIATION:
        return False
    return bracketed or vowels == 0 or (len(plain) <= 4 and _is_clustered(plain))


def _is_clustered(word: str) -> bool:
    """Whether three consonants begin or end a word, as no spoken one does."""
    kinds = [letter in _VOWELS for letter in word]
    runs = [len(list(group)) for vowel, group in groupby(kinds) if not vowel]
    return len(word) > 2 and max(runs, default=0) > 2


def _is_bracketed(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands in brackets by itself."""
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    return before in ("(", "[") and after in (")", "]")


def _inside_places(text: str, found: Sequence[re.Match[str]], words: Sequence[str]) -> frozenset[int]:
    """The words that together name a place of several words ("San Luis de la Reina")."""
    inside: set[int] = set()
    names, particles = place_names(), _particles()
    for i in range(len(words)):
        for length in range(LONGEST_PLACE, 1, -1):
            run = words[i : i + length]
            if (
                len(run) < length
                or not text[found[i].end() : found[i + length - 1].start()].replace(" ", "x").isalnum()
            ):
                continue
            if (
                run[-1] not in particles
                and len(run[0]) > 2
                and run[0] in _listed("place_heads")
                and names.knows(" ".join(run))
            ):
                inside.update(k for k in range(i, i + length) if words[k] not in particles)
                break
    return frozenset(inside)


@cache
def _particles() -> frozenset[str]:
    return frozenset(load("names")["inside"]["particles"])


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(load("casing")[name].split())


@cache
def casings() -> dict[str, Casing]:
    """The shipped table of casings, of words and of pairs that are one name, read when first asked for."""
    source = files("crossbearing.vocab").joinpath(*TABLE)
    if not source.is_file():
        raise SetupError("The table of casings is missing: the installation is incomplete")
    lines = gzip.decompress(source.read_bytes()).decode().splitlines()
    return {word: _read(shares) for word, _, shares in (line.partition("\t") for line in lines)}


# Tens of thousands of words share some thousand ways of being written.
@cache
def _read(shares: str) -> Casing:
    none, before, after, both = (None if digit == UNSEEN else int(digit) for digit in shares[:4] or 4 * UNSEEN)
    return Casing((none, before, after, both), whole=shares.endswith("U"))
