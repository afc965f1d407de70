"""Phrases that tell a time without naming a day: lengths, repeated times, quarters, now, the past, the future."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from crossbearing.extract.time.time_patterns import lexicon, one_of
from crossbearing.vocab import load


class PhraseKind(StrEnum):
    """What a phrase tells."""

    REFERENCE = "reference"
    LENGTH = "length"
    REPEATED = "repeated"
    QUARTER = "quarter"
    SAME_BEFORE = "same_before"
    PART_TOLD = "part_told"
    YEAR = "year"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found at characters `start` to `end`, with the words of its parts in small letters."""

    start: int
    end: int
    kind: PhraseKind
    parts: Mapping[str, str]


@cache
def words() -> Mapping[str, Any]:
    """The words of such phrases."""
    return load("timex")


class PhraseGrammar:
    """Finds such phrases in a text."""

    def __init__(self) -> None:
        self._rules = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _patterns()]

    def read(self, text: str, start: int, end: int) -> Iterator[Phrase]:
        """Every phrase in `text[start:end]`, rule by rule; several may overlap."""
        for kind, pattern in self._rules:
            for match in pattern.finditer(text, start, end):
                parts = {name: " ".join(got.lower().split()) for name, got in match.groupdict().items() if got}
                yield Phrase(*match.span("own" if "own" in parts else 0), kind, parts)


@cache
def phrase_grammar() -> PhraseGrammar:
    """The grammar of English phrases of this sort."""
    return PhraseGrammar()


_EDGE = r"(?<![\w-])"
_NOT_COUNTED_BACK = r"(?!\s+(?:ago|earlier|later|old|hence|from\s+now)\b|\s+(?:before|after)(?!\s+\w))(?![\w-])"


def _patterns() -> Iterator[tuple[PhraseKind, str]]:
    yield from _references()
    yield from _lengths()
    yield from _repeated()
    yield from _years()
    yield from _quarters()


def _references() -> Iterator[tuple[PhraseKind, str]]:
    for value, phrases in words()["references"].items():
        # "As soon as", "soon after" and "not that long ago" place a thing by another one.
        yield (
            PhraseKind.REFERENCE,
            rf"{_EDGE}(?<!as\s)(?P<{value}>{one_of(phrases)})(?![\w-]|\s+(?:as|after|before)\b)",
        )


def _count() -> str:
    """A count of units: digits, number words up to the hundreds, or words that leave it open."""
    listed = words()
    word = one_of(listed["numbers"])
    named = one_of(name for name in listed["numbers"] if name not in ("a", "an"))
    digits = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:[\s-]\d/\d)?"
    number = rf"(?:{digits}|(?:{named})(?:[\s-](?:and\s+(?:an?\s+)?)?(?:{named}))*|an?)"
    upper = rf"(?:\s*(?:-|–|to|or)\s*(?P<upper>{digits}|{word}))?"
    return rf"(?:(?P<open>{one_of(listed['open_numbers']['words'])})|(?P<count>{number}){upper})"


def _lengths() -> Iterator[tuple[PhraseKind, str]]:
    listed = words()
    around = rf"(?:(?:{one_of(listed['around']['count'])})\s+)?"
    between = rf"(?:(?:{one_of(listed['around']['between'])})\s+)?"
    edges = listed["around"]["edges"]
    edge = rf"(?:(?:{one_of([*listed['around']['placed'], *edges])})\s+)?"
    owner = r"(?:(?:the|these|those|its|their|his|her|our|my|each\s+of\s+the)\s+)?"
    # "A quarter" and "three-quarters of" are shares.
    unit = rf"(?P<unit>{one_of(name for name in listed['units'] if name != 'quarter')})(?<!three-quarters)"
    behind = rf"(?P<half>\s+and\s+a\s+half)?(?:\s+or\s+so)?{_NOT_COUNTED_BACK}"
    yield PhraseKind.LENGTH, rf"{_EDGE}{around}{owner}{edge}{around}{_count()}[\s-]+{between}{unit}{behind}"
    # "A two-year siege", "30-day".
    few = rf"(?P<count>\d{{1,3}}|{one_of(set(listed['numbers']) - {'a', 'an'})})|(?P<open>several|multi)"
    yield PhraseKind.LENGTH, rf"{_EDGE}(?:{few})-?{unit}(?:-long\b|(?=\s))"
    plural = rf"(?P<unit>{one_of(name for name in listed['units'] if name.endswith('s'))})"
    lead = r"(?:for|of|after|within|in|over|takes?|took|last(?:s|ed)?|spent|spend|spending|or)(?:\s+just)?"
    yield PhraseKind.LENGTH, rf"{_EDGE}{plural}(?=\s+of\s+(?!age\b))"
    yield PhraseKind.LENGTH, rf"\b{lead}\s+(?P<own>{plural}){_NOT_COUNTED_BACK}(?!\s+of\s+age\b)"
    yield PhraseKind.LENGTH, rf"{_EDGE}the\s+(?:(?:{one_of(edges)}|early)\s+){plural}{_NOT_COUNTED_BACK}"
    single = r"(?P<unit>day|week|weekend|month|year|decade|century|season)"
    yield PhraseKind.LENGTH, rf"{_EDGE}(?:the\s+)?(?:past|last|next|coming)\s+(?P<unit>decade|century)(?![\w-])"
    yield PhraseKind.LENGTH, rf"{_EDGE}(?:all|the\s+(?:whole|entire))\s+{single}(?:\s+long)?{_NOT_COUNTED_BACK}"
    yield PhraseKind.LENGTH, rf"{_EDGE}the\s+(?:fiscal\s+)?(?P<unit>year|week|month)(?=\s+(?:ended|ending|to)\b)"


def _repeated() -> Iterator[tuple[PhraseKind, str]]:
    listed = words()
    dates = lexicon().table
    days = "|".join(group[0] for group in dates["weekdays"].values())
    months = "|".join(group[0] for group in dates["months"].values())
    parts = r"(?:\s+(?P<part>morning|afternoon|evening|night)s?)?"
    unit = rf"(?P<unit>{one_of(listed['units'])}|morning|afternoon|evening)"
    yield PhraseKind.REPEATED, rf"{_EDGE}(?P<adverb>{one_of(listed['repeated'])})(?![\w-])"
    yield (
        PhraseKind.REPEATED,
        rf"{_EDGE}(?:each|every)\s+(?:(?P<other>other|single|few|(?P<count>{one_of(listed['numbers'])}|\d+))\s+)?"
        rf"(?:(?P<weekday>{days})|(?P<month>{months})|{unit}|(?P<season>spring|summer|autumn|fall|winter)){parts}(?!\w)",
    )
    yield PhraseKind.REPEATED, rf"\b(?P<plural>{days})s{parts}(?!\w)"
    yield (
        PhraseKind.REPEATED,
        r"(?:\b(?:once|twice|times|thrice|hours|days|weeks|months|people|barrels|gallons|tons|tonnes|cents|dollars"
        rf"|million|billion)|[$£€]\s?[\d,.]+|\bper)\s+(?P<own>(?:an?\s+|each\s+|every\s+|(?<=per\s)){unit})"
        r"(?!\w|\s+(?:ago|earlier|before|later))",
    )


def _years() -> Iterator[tuple[PhraseKind, str]]:
    # From 2000 on a bare number more often counts something.
    year = r"(?P<year>1[89]\d\d|20[0-4]\d(?!\s+[a-z]+s\b))(?![\w%]|[.,:]\d|-\d)"
    yield PhraseKind.YEAR, rf"(?<![\w$£€#.,:/+-]){year}"
    yield PhraseKind.YEAR, rf"{_EDGE}(?:(?:the|its)\s+)?fiscal\s+(?:year\s+)?{year}"
    yield (
        PhraseKind.CENTURY,
        rf"{_EDGE}(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<century>\d\d?)(?:st|nd|rd|th)[\s-]century",
    )
    yield PhraseKind.CENTURY, r"(?<![\w])(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?['’]?(?P<decade>[2-9])0s(?!\w)"
    yield (
        PhraseKind.CENTURY,
        rf"{_EDGE}the\s+(?P<named>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)",
    )


def _quarters() -> Iterator[tuple[PhraseKind, str]]:
    ordinal = r"(?P<ordinal>first|second|third|fourth|final)"
    year = r"(?P<year>(?:19|20)\d\d)"
    mode = r"(?P<mode>this|last|next|that)"
    before = r"(?P<before>year-earlier|year-ago|previous-year|comparable|corresponding|same)"
    quarter = r"(?:[\s-](?:fiscal[\s-])?quarter)"
    fiscal = r"(?:(?P<fiscal>fiscal)[\s-])?"
    yield (
        PhraseKind.QUARTER,
        rf"{_EDGE}(?:(?:the|its|their|a)\s+)?(?:(?:{year}(?:['’]s)?|{mode}\s+year['’]s|{before})\s+)?{fiscal}{ordinal}{quarter}"
        rf"(?:,?\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year2>(?:19|20)\d\d)|(?P<mode2>this|last|next)\s+year))?(?!\w)",
    )
    yield (
        PhraseKind.QUARTER,
        rf"{_EDGE}(?:(?:the|its|their)\s+)?(?:(?P<which>latest|most\s+recent|current|previous|past|last|next|coming)\s+"
        r"(?:fiscal\s+)?)(?P<told>quarter)(?!\w)",
    )
    yield PhraseKind.QUARTER, rf"{_EDGE}{mode}\s+(?P<told>quarter)(?!\w)"
    yield PhraseKind.QUARTER, rf"{_EDGE}the\s+(?P<told>quarter)(?!\w)"
    yield PhraseKind.QUARTER, rf"{_EDGE}the\s+{year}\s+(?P<told>quarter|period)(?!\w)"
    yield PhraseKind.QUARTER, rf"{_EDGE}(?:the\s+)?(?P<which>latest)\s+(?P<told>period)(?!\w)"
    yield (
        PhraseKind.SAME_BEFORE,
        r"(?<!\w)(?:(?:the\s+)?(?:comparable\s+)?(?:year-earlier|year-ago)(?:\s+(?P<span>quarter|period))?"
        r"|(?:the|a)\s+(?:same|comparable|corresponding)\s+(?:period|quarter)(?:\s+(?:of\s+)?last\s+year)?"
        r"|a\s+year\s+(?:ago|earlier|before))(?!\w)",
    )
    yield (
        PhraseKind.PART_TOLD,
        rf"{_EDGE}the\s+(?:(?:full|current|fiscal|calendar)\s+)?(?P<unit>year|month|week|weekend)(?![\w-])",
    )
