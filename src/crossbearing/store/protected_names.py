"""Finds the names of protected people in any text, however they are written, and says which code stands for each."""

# Names are compared as folded words, so case, accents, hamza, the article, hyphens and underscores do not matter, and a
# name inside a longer word is none.

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from crossbearing.model.edits import Edit, Edits
from crossbearing.vocab.folding import Word, fold, words_of

Words = tuple[str, ...]
# What may stand between two words of one name: a line break with its indent, an initial's full stop, an article.
MOST_BETWEEN = 12
# So many bytes is the longest character in UTF-8.
MOST_BYTES = 4
# A shorter Arabic word is not taken for a name with a particle before it.
_SHORTEST = 3
# Arabic writes "and" and "then", and behind them "by", "for" and "as", in one word with the name.
_JOINED_FIRST, _JOINED_NEXT = "وف", "بلك"
# "Father of" is written by its case, folded: what an alias begins with in Arabic.
_FATHER_OF = ("ابو", "ابي", "ابا")
_POSSESSIVE = re.compile(r"['’ʼ‘`´＇][sS]\Z")
_PARAGRAPH = re.compile(r"\n\s*\n")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class Identity:
    """A protected person: the code, names that stand for nobody else, and names that others may bear too.

    `names` are replaced wherever they stand; `alone` (a first name, a surname, an alias of one word) in reports that
    name the person, whom an entity's `keys` tell.
    """

    code: str
    names: tuple[str, ...]
    alone: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, as folded words, and the codes of those who bear it."""

    start: int
    end: int
    words: Words
    codes: tuple[str, ...]


class Names:
    """Names with the codes of who bears them; one that nobody protected bears is passed over whole."""

    def __init__(self, codes: Mapping[Words, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[Words, tuple[str, ...]]]] = {}
        for words in sorted(codes, key=lambda words: (-len(words), words)):
            self._by_first.setdefault(words[0], []).append((words, tuple(codes[words])))

    def found(self, text: str) -> Iterator[Found]:
        """The names in a text, in order; where one is the start of another, the longest."""
        if not self._by_first:
            return
        plain, places = _unescaped(text)
        words = list(words_of(plain))
        at = 0
        while at < len(words):
            start, name, codes = self._at(plain, words, at)
            if codes:
                end = words[at + len(name) - 1].end
                if possessive := _POSSESSIVE.search(plain, start, end):
                    end = possessive.start()
                yield Found(places[start], places[end], name, codes)
            at += len(name) or 1

    def replaced(self, text: str) -> str:
        """The text with codes for names."""
        return Edits(edit_of(text, one, one.codes[0]) for one in self.found(text)).applied(text)

    def _at(self, text: str, words: Sequence[Word], at: int) -> tuple[int, Words, tuple[str, ...]]:
        """The start, words and codes of the name at a word; no words where there is none."""
        first = words[at]
        for begin, skipped in ((first.folded, 0), *_without_joined(first)):
            for name, codes in self._by_first.get(begin, ()):
                rest = tuple(word.folded for word in words[at + 1 : at + len(name)])
                if rest == name[1:] and _is_together(text, words[at : at + len(name)]):
                    return first.start + skipped, name, codes
        return first.start, (), ()


def codes_of(identities: Iterable[Identity], *, alone: bool) -> dict[Words, list[str]]:
    """The codes by name, as folded words, joined up as in file names and the other way round too."""
    found: dict[Words, list[str]] = {}
    for one in identities:
        for name in (*one.names, *(one.alone if alone else ())):
            for words in _forms(tuple(fold(name).split())):
                if one.code not in found.setdefault(words, []):
                    found[words].append(one.code)
    return found


def edit_of(text: str, found: Found, code: str) -> Edit:
    """The code in place of a name, in small letters where the name has only such, as in file names."""
    said = unquote(text[found.start : found.end])
    return Edit(found.start, found.end, code.lower() if said.isascii() and said.islower() else code)


def _forms(words: Words) -> Iterator[Words]:
    for name in _cases(words):
        yield name
        if len(name) > 1:
            yield ("".join(name),)
            yield (name[-1], *name[:-1])


def _cases(words: Words) -> Iterator[Words]:
    """A name, and with "father of" in its other cases."""
    if words:
        yield words
    for father in _FATHER_OF if not set(words).isdisjoint(_FATHER_OF) else ():
        yield tuple(father if word in _FATHER_OF else word for word in words)


def _without_joined(word: Word) -> list[tuple[str, int]]:
    """An Arabic word without the particles it is written with, and how long these are."""
    folded, found = word.folded, list[tuple[str, int]]()
    joined = folded[0] in _JOINED_FIRST + _JOINED_NEXT
    if joined and len(folded) > _SHORTEST:
        found += [(folded[1:], 1), (fold(folded[1:]), 1)]
    if joined and folded[0] in _JOINED_FIRST and folded[1:2] in _JOINED_NEXT and len(folded) > _SHORTEST + 1:
        found += [(folded[2:], 2), (fold(folded[2:]), 2)]
    return found


def _unescaped(text: str) -> tuple[str, Sequence[int]]:
    """The text with the signs that are escaped in it, as in addresses; where each of its characters begins, and the
    last one ends."""
    if not _ESCAPED.search(text):
        return text, range(len(text) + 1)
    plain, places, at = list[str](), list[int](), 0
    while at < len(text):
        sign, length = _sign(text, at)
        plain.append(sign)
        places.append(at)
        at += length
    return "".join(plain), [*places, at]


def _sign(text: str, at: int) -> tuple[str, int]:
    """The character that is written at a place, escaped or not, and how many it takes there."""
    for signs in range(1, MOST_BYTES + 1) if text[at] == "%" else ():
        escaped = text[at : at + 3 * signs]
        found = unquote(escaped, errors="ignore")
        if len(found) == 1 and len(escaped) == 3 * signs:
            return found, len(escaped)
    return text[at], 1


def _is_together(text: str, words: Sequence[Word]) -> bool:
    gaps = (text[one.end : other.start] for one, other in pairwise(words))
    return all(len(gap) <= MOST_BETWEEN and not _PARAGRAPH.search(gap) for gap in gaps)
