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
# Arabic writes "and", "then", "by", "for" and "as" in one word with the name.
_JOINED = "وفبلك"
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
        words = list(words_of(text))
        at = 0
        while at < len(words):
            start, name, codes = self._at(text, words, at)
            if codes:
                end = words[at + len(name) - 1].end
                if possessive := _POSSESSIVE.search(text, start, end):
                    end = possessive.start()
                yield Found(start, end, name, codes)
            at += len(name) or 1

    def replaced(self, text: str) -> str:
        """The text with codes for names; of an address also where signs of it are escaped."""
        plain = unquote(text) if _ESCAPED.search(text) else text
        return self.edited(plain if plain != text and any(one.codes for one in self.found(plain)) else text)

    def edited(self, text: str) -> str:
        """The text with codes for names as they are written in it."""
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
    said = text[found.start : found.end]
    return Edit(found.start, found.end, code.lower() if said.isascii() and said.islower() else code)


def _forms(words: Words) -> Iterator[Words]:
    if words:
        yield words
    if len(words) > 1:
        yield ("".join(words),)
        yield (words[-1], *words[:-1])


def _without_joined(word: Word) -> list[tuple[str, int]]:
    """An Arabic word without the particle it is written with, and how long that is."""
    is_joined = word.folded[:1] in _JOINED and len(word.folded) > 3
    return [(word.folded[1:], 1), (fold(word.folded[1:]), 1)] if is_joined else []


def _is_together(text: str, words: Sequence[Word]) -> bool:
    gaps = (text[one.end : other.start] for one, other in pairwise(words))
    return all(len(gap) <= MOST_BETWEEN and not _PARAGRAPH.search(gap) for gap in gaps)
