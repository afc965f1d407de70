"""What stands beside a protected person in a report and tells who it is: found by the words around each mention."""

# Invariant: where it is not clear whether words tell who somebody is or what befell them, they are taken to tell who.

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.words.inflections import all_forms
from crossbearing.vocab import load

Stretch = tuple[int, int]
_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|\n\s*\n|\n(?=\s*\S)")
_CLOSED = frozenset(';:"“”«»!?[]')
_DASHES = frozenset("–—-")
# No description is longer; a text may have a sentence without an end, and a name in it a thousand times.
MOST_WORDS = 200
_RELATIVE = ("who", "whom", "whose", "which", "where")
_AGES = re.compile(
    r"\b(?:\d{1,2}|[a-z]+(?:ty|teen)(?:-[a-z]+)?)[- ]years?[- ](?:old|of age)\b|\baged?\s+(?:about\s+)?\d{1,2}\b"
    r"|\bin (?:his|her|their) (?:early |mid-?|late )?(?:teens|[a-z]+ties)\b|,\s*\d{1,2}(?=\s*,)|\(\s*\d{1,2}\s*\)"
    r"|\b(?:father|mother|parent|grandfather|grandmother|widow|widower) of (?:\w+)(?: (?:children|sons|daughters))?",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:i am|i['’]m|i was born|i (?:used to )?(?:work|worked|live|lived|teach|taught|run|ran|serve|served|study|"
    r"studied|own|owned|lead|led|head|headed)|as an?)\b[^,.;!?\"”]*",
    re.IGNORECASE,
)
# What belongs to somebody may be told in so many words before its noun: "his two younger brothers".
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of a text."""

    lower: str
    start: int
    end: int
    name: bool


class Narrowing:
    """A report's text; `told` are where claims' contents begin and saying words stand, at which descriptions end."""

    def __init__(self, text: str, told: frozenset[int], named: Iterable[Stretch] = ()) -> None:
        self._text = text
        self._told = told
        self._words = [
            Word(match[0].lower().replace("’", "'"), match.start(), match.end(), match[0][:1].isupper())
            for match in _TOKEN.finditer(text)
        ]
        # Where somebody protected is named: what is said before one of them begins behind the one before.
        self._named = sorted(named)
        self._starts = [word.start for word in self._words]
        self._stops = [0, *_sentence_ends(text), len(text)]

    def around(self, start: int, end: int) -> Iterator[Stretch]:
        """What describes the person who is named at these characters, apart from the words themselves."""
        first, last = self._sentence(start, end)
        yield from self._behind(end, last)
        yield from self._before(start, end, first)
        yield from self.within(first, last)

    def after_pronoun(self, start: int, end: int) -> Iterator[Stretch]:
        """The same of a pronoun that stands for the person."""
        first, last = self._sentence(start, end)
        yield from self._behind(end, last)
        yield from self.within(first, last)

    def within(self, first: int, last: int) -> Iterator[Stretch]:
        """Ages, family, homes and workplaces told of anybody in a stretch that speaks of the person."""
        for pattern in (_AGES, _FIRST_PERSON):
            yield from (_shifted(match, first) for match in pattern.finditer(self._text[first:last]))
        yield from self._owned(first, last)

    def _sentence(self, start: int, end: int) -> Stretch:
        """The sentence around some characters, or as much of it as may describe somebody there."""
        at = bisect_left(self._stops, end)
        first = bisect_left(self._stops, start + 1) - 1
        begins, ends = self._stops[max(0, first)], self._stops[min(at, len(self._stops) - 1)]
        words = self._starts
        nearest = words[max(0, bisect_left(words, start) - MOST_WORDS)] if words else begins
        farthest = bisect_left(words, end) + MOST_WORDS
        return max(begins, min(nearest, start)), min(ends, words[farthest]) if farthest < len(words) else ends

    def _from(self, start: int, last: int) -> int:
        """The number of the first word at or behind a character; the number of words where there is none."""
        at = bisect_left(self._starts, start)
        return at if at < len(self._words) and self._words[at].start < last else len(self._words)

    # -- behind ---------------------------------------------------------------------------------------------------

    def _behind(self, end: int, last: int) -> Iterator[Stretch]:
        at = self._from(end, last)
        while at < len(self._words) and self._words[at].start < last:
            stop = self._described_until(at, last)
            if stop == at:
                return
            yield self._words[at].start, self._words[stop - 1].end
            at = stop

    def _described_until(self, at: int, last: int) -> int:
        """Behind which word a description that begins at a word is over; the same word where none begins."""
        word = self._words[at]
        following = self._words[at + 1] if self._in(at + 1, last) else None
        if following is None:
            return at
        if word.lower == "(":
            return self._until_sign(at, last, ")")
        if word.lower == "," or word.lower in _DASHES:
            is_clause = following.lower in _RELATIVE
            return at if self._is_told(following) else self._until_part(at + 1, last, keeps_verbs=is_clause)
        if word.lower == "and" and following.lower in _list("behind", "joined"):
            return self._until_part(at + 1, last)
        if word.lower in _list("life", "verbs") and word.start not in self._told:
            return self._until_part(at + 1, last)
        if word.lower in _list("life", "being") and (following.lower in _list("life", "who") or _is_number(following)):
            return self._until_part(at + 1, last, keeps_verbs=True)
        if word.lower in _RELATIVE:
            return self._until_part(at + 1, last, keeps_verbs=True)
        if word.lower in _list("behind", "words") and word.start not in self._told:
            return self._until_part(at + 1, last)
        return at

    def _in(self, at: int, last: int) -> bool:
        return at < len(self._words) and self._words[at].start < last

    def _is_told(self, word: Word) -> bool:
        """Whether a word behind a comma begins something else than a description."""
        if word.lower in _RELATIVE:
            return False
        if word.start in self._told or word.lower in _CLOSED or word.lower in _list("ends", "clauses"):
            return True
        return word.lower in _ends() and word.lower != "and"

    def _until_sign(self, at: int, last: int, sign: str) -> int:
        while self._in(at, last) and self._words[at].lower != sign:
            at += 1
        return min(at + 1, len(self._words)) if self._in(at, last) else at

    def _until_part(self, at: int, last: int, *, keeps_verbs: bool = False) -> int:
        """The number of the word at which this part of the sentence ends."""
        begun = at
        while self._in(at, last):
            word = self._words[at]
            is_end = word.lower in _CLOSED or word.lower in (",", ")", "–", "—", ".", "…")
            if is_end or (at > begun and word.start in self._told):
                break
            if not keeps_verbs and at > begun and word.lower in _ends() and not self._is_joined(at, last):
                break
            at += 1
        return max(at, begun + 1) if self._in(begun, last) and self._words[begun].lower not in _CLOSED else at

    def _is_joined(self, at: int, last: int) -> bool:
        """Whether "and" goes on with the description."""
        following = self._words[at + 1] if self._in(at + 1, last) else None
        return self._words[at].lower == "and" and following is not None and not self._is_told(following)

    # -- before ---------------------------------------------------------------------------------------------------

    def _before(self, start: int, end: int, first: int) -> Iterator[Stretch]:
        at = before = self._from(start, len(self._text)) - 1
        if at >= 0 and self._words[at].lower == "," and self._words[at].start >= first:
            behind = self._from(end, len(self._text))
            is_apart = behind < len(self._words) and not self._words[behind].lower[:1].isalnum()
            at = self._opening(at, first, is_apart=is_apart)
        elif at >= 0 and self._words[at].lower in _list("before", "naming") and self._words[at].start >= first:
            at = self._naming(at, first)
        else:
            while at >= 0 and self._words[at].start >= first:
                is_article = self._words[at].lower in _list("before", "articles")
                if not is_article and not self._is_part(at, first):
                    break
                at -= 1
                if is_article:
                    break
        if at < before:
            yield self._words[at + 1].start, self._words[before].end

    def _opening(self, comma: int, first: int, *, is_apart: bool) -> int:
        """The word before what tells of the person who is named behind its comma; the comma if nothing does.

        A name that `is_apart`, with a sign behind it, may explain any noun before: "killed a nurse, Abu Omar, and ...".
        """
        at = comma - 1
        while at >= 0 and self._words[at].start >= first and not self._parts(at):
            at -= 1
        opens = at + 1 < comma and self._words[at + 1].lower in _list("before", "opening")
        if opens and not self._tells_otherwise(at + 1, comma):
            return at
        for begin in range(at + 1, comma) if is_apart else (at + 1,):
            words = self._words[begin:comma]
            described = words and words[0].lower in _list("before", "articles") | _people()
            if described and any(word.lower in _people() for word in words) and not self._tells_otherwise(begin, comma):
                return begin - 1
        return comma

    def _tells_otherwise(self, begin: int, end: int) -> bool:
        """Whether words tell of a saying, or of what was said."""
        return any(
            word.start in self._told or (word.lower in _ends() and word.lower != "and")
            for word in self._words[begin:end]
        )

    def _parts(self, at: int) -> bool:
        """Whether a sign parts a sentence."""
        return self._words[at].lower in _CLOSED or self._words[at].lower in (",", "(", ")", "–", "—")

    def _is_part(self, at: int, first: int) -> bool:
        """Whether a word before a name belongs to what the person is called."""
        word = self._words[at]
        if word.lower == "." and at > 0 and self._words[at - 1].start >= first:
            return self._words[at - 1].lower in _abbreviated()
        if word.start in self._told or not word.lower[:1].isalnum():
            return False
        if word.lower in ("of", "and") and at > 0 and self._words[at - 1].start >= first:
            return self._words[at - 1].lower in _people()
        return word.lower not in _before_ends()

    def _naming(self, at: int, first: int) -> int:
        """The word before all that leads to "named" or "who goes by the name"."""
        while at >= 0 and self._words[at].start >= first:
            word = self._words[at]
            if word.lower in _CLOSED or word.start in self._told or self._is_named(word):
                return at
            at -= 1
        return at

    def _is_named(self, word: Word) -> bool:
        """Whether a word is one of those that somebody protected is named by."""
        at = bisect_right(self._named, (word.start, len(self._text)))
        return at > 0 and word.end <= self._named[at - 1][1]

    # -- owned ----------------------------------------------------------------------------------------------------

    def _owned(self, first: int, last: int) -> Iterator[Stretch]:
        at = self._from(first, last)
        while self._in(at, last):
            if self._words[at].lower in _list("owned", "owners"):
                stop = self._owned_until(at, last)
                if stop > at:
                    yield self._words[at].start, self._words[stop - 1].end
                    at = stop
                    continue
            at += 1

    def _owned_until(self, at: int, last: int) -> int:
        for noun in range(at + 1, at + 2 + _MOST_BETWEEN):
            if not self._in(noun, last) or not self._words[noun].lower[:1].isalnum():
                return at
            if self._words[noun].lower in _ends():
                return at
            if self._words[noun].lower in _owned():
                return self._with_place(noun + 1, last)
        return at

    def _with_place(self, at: int, last: int) -> int:
        """Behind a noun, the name and the place that belong to it: "his brother Khaled", "her home in Waer"."""
        while self._in(at, last) and self._words[at].name:
            at += 1
        if self._in(at, last) and self._words[at].lower in ("in", "at", "of", "near", "from", "on", "inside"):
            return self._until_part(at, last)
        return at


def _shifted(match: re.Match[str], by: int) -> Stretch:
    return match.start() + by, match.end() + by


def _is_number(word: Word) -> bool:
    return word.lower[:1].isdigit()


def _sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end; the full stop of a title or an initial is none."""
    for match in _STOP.finditer(text):
        before = re.search(r"[\w.]*\Z", text[max(0, match.start() - 12) : match.start()])
        word = "" if before is None else before[0].casefold()
        if match[0] == "." and (word in _abbreviated() or len(word.split(".")[-1]) == 1):
            continue
        yield match.end()


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(load("narrowing")[table][name])


@cache
def _ends() -> frozenset[str]:
    """Words that end a description: among them the finite forms of verbs of speech."""
    verbs = frozenset(verb for verbs in load("speech")["verbs"].values() for verb in verbs if " " not in verb)
    # "Reading from a note" and "speaking by phone" describe; those listed do not.
    return _list("ends", "words") | frozenset(form for form in all_forms(verbs) if not form.endswith("ing"))


@cache
def _before_ends() -> frozenset[str]:
    return _list("before", "ends") | _ends() - {"general", "official"}


@cache
def _people() -> frozenset[str]:
    people = load("people")
    words = (*people["kin"]["words"], *people["person"]["words"], *people["office"]["words"])
    return frozenset(word.lower() for word in words)


@cache
def _owned() -> frozenset[str]:
    return _list("owned", "words") | _people()


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(word.rstrip(".").casefold() for word in load("people")["titles"]["words"]) | {"no", "st", "mt"}
