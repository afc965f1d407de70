"""Finds protected names among the words of any text, however they are written."""

# Invariants kept here:
# - what takes names out and what checks that none is left find them by the same rules;
# - a name of several words is found wherever it stands; one of a single word is not where it is part of a longer name
#   that somebody else bears, nor where it is a word of daily use in small letters.

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.vocab import load
from crossbearing.vocab.folding import Word, fold, squeezed, words_of

Words = tuple[str, ...]
# Arabic writes "and" and "then", and behind them "by", "for" and "as", in one word with the name.
_JOINED_FIRST, _JOINED_NEXT = "وف", "بلك"
# A shorter Arabic word is not taken for a name with a particle before it.
_SHORTEST_ARABIC = 3
# A joined-up name of so many letters is looked for at the ends of longer words too ("laylahaddad2031"); shorter ones
# would be found in words of the language.
INSIDE = 8
# Names of fewer letters ("B.", "G.T.") would be found in any text: they are taken out where the reader found them.
SHORTEST = 3
_POSSESSIVE = re.compile(r"['’ʼ‘`´＇][sS]\Z")
# Of more names it is faster to look up every word.
_MANY = 1_000
# A word is looked at more closely where a name begins with as many of its letters.
_HEAD = 3
_ARTICLES = ("the", "a", "an")
# Letters of other scripts that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкАЕОРСУХІЈЅКМНТВαορνικΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "aeopcyxijsdhlkAEOPCYXIJSKMHTBaopvikABEHIKMNOPTXYZ"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word at characters `start` to `end` of a text; `named` says that it may be one of a name there."""

    folded: str
    start: int
    end: int
    named: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A name at characters `start` to `end`, and the code of who bears it."""

    start: int
    end: int
    code: str


class Spotter:
    """Names as folded words, with the code of who bears each; `passed` are longer names that others bear.

    What `also` finds is found too, where these names are not.
    """

    def __init__(
        self, names: Mapping[Words, str], passed: Iterable[Words] = (), *, also: "Spotter | None" = None
    ) -> None:
        self._single = {words[0]: code for words, code in names.items() if len(words) == 1}
        # Names of several words, joined up, so that it does not matter where they are parted.
        self._joined = {form: code for words, code in names.items() if len(words) > 1 for form in _forms(words)}
        self._heads = {form[:_HEAD] for form in self._joined}
        self._longest = max(map(len, self._joined), default=0)
        self._lengths = sorted({len(form) for form in self._joined if len(form) >= INSIDE}, reverse=True)
        self._passed: dict[str, list[Words]] = {}
        for longer in sorted(set(passed), key=lambda words: (-len(words), words)):
            if not self._single.keys().isdisjoint(longer):
                self._passed.setdefault(longer[0], []).append(longer)
        self._also = also
        # One word of each name: where a text has none of them, it has no name.
        self._keys = sorted({_key(words) for words in names})

    def may_be_in(self, letters: str) -> bool:
        """Whether a text may hold a name, by its letters with nothing between (see `letters_of`)."""
        if len(self._keys) > _MANY or any(key in letters for key in self._keys):
            return True
        return self._also is not None and self._also.may_be_in(letters)

    def __bool__(self) -> bool:
        return bool(self._joined or self._single or self._also)

    def is_name(self, letters: str) -> bool:
        """Whether folded words that are joined up make a name of several words."""
        return letters in self._joined or (self._also is not None and self._also.is_name(letters))

    def seen(self, text: str) -> list[Seen]:
        """The names in a text, in order."""
        if not self or not self.may_be_in(letters_of(text)):
            return []
        tokens = tokens_of(text)
        return [
            Seen(tokens[first].start, _end(text, tokens[first], tokens[last]), code)
            for first, last, code in self.among(tokens)
        ]

    def among(self, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
        """The first and last word of each name, and whose it is, in order."""
        found = list(self._wholes(tokens)) + list(self._singles(tokens))
        if self._also is not None:
            found += self._also.among(tokens)
        apart: list[tuple[int, int, str]] = []
        for one in sorted(found, key=lambda one: (one[0], -one[1])):
            if not apart or one[0] > apart[-1][1]:
                apart.append(one)
            elif one[1] > apart[-1][1]:
                apart[-1] = (apart[-1][0], one[1], apart[-1][2])
        return apart

    def _wholes(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        for at in range(len(tokens) if self._joined else 0):
            length, code = self._whole_at(tokens, at)
            if length:
                yield at, at + length - 1, code

    def _whole_at(self, tokens: Sequence[Token], at: int) -> tuple[int, str]:
        """How many words from here on are a name, and whose; the longest where one begins another."""
        longest = (0, "")
        for begin in _beginnings(tokens[at].folded):
            if begin[:_HEAD] not in self._heads and len(begin) >= _HEAD:
                continue
            letters, named = begin, tokens[at].named
            for length, following in enumerate(tokens[at + 1 : at + 1 + self._longest], 2):
                if len(letters) >= self._longest:
                    break
                letters, named = letters + following.folded, named or following.named
                code = self._joined.get(letters)
                if code is not None and named and length > longest[0]:
                    longest = length, code
        return longest if longest[0] else self._one_at(tokens[at])

    def _one_at(self, token: Token) -> tuple[int, str]:
        """A name joined up to one word, or at an end of a longer one."""
        for begin in _beginnings(token.folded):
            code = self._joined.get(begin)
            for length in self._lengths if code is None else ():
                if len(begin) > length:
                    code = code or self._joined.get(begin[:length]) or self._joined.get(begin[-length:])
            if code is not None:
                return 1, code
        return 0, ""

    def _singles(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(tokens) and self._single:
            length = self._passed_at(tokens, at)
            if not length and tokens[at].named:
                codes = (self._single.get(begin) for begin in _beginnings(tokens[at].folded))
                if (code := next((code for code in codes if code is not None), None)) is not None:
                    yield at, at, code
            at += length or 1

    def _passed_at(self, tokens: Sequence[Token], at: int) -> int:
        for longer in self._passed.get(tokens[at].folded, ()):
            if tuple(token.folded for token in tokens[at : at + len(longer)]) == longer:
                return len(longer)
        return 0


def _forms(words: Words) -> set[str]:
    """A name joined up, in its order and with the last or the first word moved to the other end."""
    spelled = ((name, (name[-1], *name[:-1]), (*name[1:], name[0])) for name in _respelled(words))
    return {"".join(form) for forms in spelled for form in forms}


def _respelled(words: Words) -> Iterator[Words]:
    """A name, with "father of" and "mother of" in it however they are spelled."""
    yield words
    for spellings in _kunya():
        if not spellings.isdisjoint(words):
            for other in sorted(spellings):
                yield tuple(other if word in spellings else word for word in words)


def _key(words: Words) -> str:
    """The word of a name that stands in every spelling of it."""
    own = [word for word in words if not any(word in spellings for spellings in _kunya())]
    return max(own or words, key=lambda word: (len(word), word))


@cache
def _kunya() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(spellings) for spellings in load("narrowing")["kunya"]["spellings"])


def letters_of(text: str) -> str:
    """The letters of a text as names are compared, with nothing between."""
    return squeezed(text if text.isascii() else text.translate(_LOOKALIKES))


def tokens_of(text: str) -> list[Token]:
    """The words of a text as names are compared."""
    even = text if text.isascii() else text.translate(_LOOKALIKES)
    return [Token(word.folded, word.start, word.end, _is_named(text, word)) for word in words_of(even)]


def _is_named(text: str, word: Word) -> bool:
    return word.folded not in _ARTICLES and (word.folded not in _daily() or not text[word.start].islower())


def folded(name: str) -> Words:
    """A name as its folded words."""
    return tuple(token.folded for token in tokens_of(name))


def is_daily(word: str) -> bool:
    """Whether a folded word is one of daily use."""
    return word in _daily()


def is_short(words: Words) -> bool:
    """Whether a name has too few letters to be looked for in any text."""
    return sum(map(len, words)) < SHORTEST


def _beginnings(word: str) -> tuple[str, ...]:
    """A word, and where it is Arabic, what is left without the particles it is written with."""
    if word[0] not in _JOINED_FIRST + _JOINED_NEXT or len(word) <= _SHORTEST_ARABIC:
        return (word,)
    found = (word, word[1:], fold(word[1:]))
    two = word[0] in _JOINED_FIRST and word[1] in _JOINED_NEXT and len(word) > _SHORTEST_ARABIC + 1
    return (*found, word[2:], fold(word[2:])) if two else found


def _end(text: str, first: Token, last: Token) -> int:
    possessive = _POSSESSIVE.search(text, first.start, last.end)
    return possessive.start() if possessive else last.end


@cache
def _daily() -> frozenset[str]:
    """Words of daily use, folded: in small letters they are no name."""
    people = load("people")
    lists = (load("common_words")["words"], load("everyday")["words"], people["person"]["words"])
    return frozenset(
        fold(word) for words in (*lists, people["office"]["words"], people["kin"]["words"]) for word in words
    )
