"""The patterns of English time expressions, built from the listed words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossbearing.vocab import load


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words for time of one language, in small letters, with what they stand for."""

    table: Mapping[str, Any]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    modes: Mapping[str, str]

    def number(self, word: str | None) -> int | None:
        """The number a word or its digits stand for; None if it is none."""
        if word is None:
            return None
        digits = re.match(r"\d+", word)
        return int(digits.group()) if digits else self.numbers.get(" ".join(word.lower().split()))

    def unit(self, word: str) -> str:
        """The unit of time a word names, in the singular."""
        return self.units.get(word.lower(), word.lower())

    def mode(self, word: str) -> str:
        """The direction a word like "past" or "coming" gives: last, next, this, that, previous or following."""
        return self.modes.get(" ".join(word.lower().split()), "")

    def offset(self, topic: str, words: str) -> tuple[int, int]:
        """First and last day a listed phrase means, counted from the day it is counted from."""
        phrases = self.table[topic]
        listed = max((phrase for phrase in phrases if phrase in words), key=len)
        days = phrases[listed]
        return (days, days) if isinstance(days, int) else (days[0], days[1])

    def feast(self, words: str) -> Sequence[str | int]:
        """The rule of the feast that these words, in small letters, name."""
        feasts: Mapping[str, Sequence[str | int]] = self.table["feasts"]
        return feasts[max((feast for feast in feasts if feast.lower() in words), key=len)]


@cache
def lexicon() -> Lexicon:
    """The English words for time."""
    table = load("dates")
    return Lexicon(
        table,
        {name.lower(): int(number) for number, names in table["months"].items() for name in names},
        {name.lower(): int(number) for number, names in table["weekdays"].items() for name in names},
        {**table["numbers"], **table["ordinals"], **table["vague_numbers"]},
        {word: unit for unit, words in table["units"].items() for word in words},
        {word: mode for topic in ("modes", "shifts") for mode, words in table[topic].items() for word in words},
    )


def one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in longest_first)


def _names(table: Mapping[str, list[str]], *, short: bool) -> str:
    """Names as written and in capitals; short forms count only with their full stop, unless `short`."""
    names = [name for group in table.values() for name in group[:1]]
    cuts = [name for group in table.values() for name in group[1:]]
    full = one_of([*names, *(name.upper() for name in names)])
    cuts = [*cuts, *(name.upper() for name in cuts)] if short else cuts
    # "Sept" is cut before "Sep", both with or without the stop.
    return f"(?:{full}|(?:{one_of(cuts)}){'[.]?' if short else '[.]'})(?![A-Za-z])"


# What makes a point the end of a stretch, and the prepositions that change nothing, right before an expression.
FRAMES = (
    r"(?i)(?<![\w-])(?:(?P<week_to>(?:in\s+|during\s+|for\s+)?the\s+week\s+(?:ending|ended|to))"
    r"|(?P<week_from>(?:in\s+|during\s+|for\s+)?the\s+week\s+(?:of|from|starting|beginning))|(?P<since>(?:ever\s+)?since)"
    r"|(?P<until>until|till|up\s+(?:to|until)|through|lasting\s+until|ending)"
    r"|(?P<before>before|prior\s+to)|(?P<after>after)"
    r"|(?P<start>from|starting|beginning|effective|as\s+from|with\s+effect\s+from)"
    r"|(?P<vague>around|about|circa|roughly)|(?P<of>of)"
    r"|(?P<plain>on|in|at|by|during|over|between|as\s+of|as\s+at|throughout|early\s+[oi]n|late\s+[oi]n|early|late|"
    r"(?:in\s+)?the\s+(?:early\s+hours|night|evening|morning|afternoon|eve)\s+of|in\s+the\s+early\s+hours\s+of))"
    r"(?:\s+(?:on|in))?\s+(?:the\s+)?$"
)

# Words before the first end and between the two ends of a stretch. The first applies that fits.
JOINS = (
    (
        r"(?i)\b(?:between|from|starting)\s+(?:the\s+)?\Z",
        r"(?i)\s*(?:and|to|until|till|through|up\s+to)\s+(?:the\s+)?(?:on\s+)?",
    ),
    (r"(?i)\bon\s+\Z", r"\s+and\s+"),
    (r"(?=\Z)", r"\s*[-–—]\s*|(?i:\s+(?:to|into|until|till|through)\s+)"),
)

_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?![\d-]|[,.]\d)"
# "21 MAR 89 (": the year of a cable's dateline, known by the bracket or dash behind it.
_SHORT_YEAR = r"\s+['’]?(?P<short>\d\d)(?=\s*(?:[(\[)]|--|[–—]|-\s))"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%]|[:.,]\d)"
_ORDINAL_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)"
_TO = r"\s*(?:-|–|—|/|to|and|or|until|till|through|into)\s*"
_DAY_TO = r"(?P<day_to>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:%])"
_YEAR_MODE = r"(?:of\s+)?(?P<year_mode>last|this|next|that|the\s+same|the\s+previous|the\s+following)\s+year"
_PART = (
    r"(?:(?:(?:the|its)\s+)?(?P<part>(?i:early|mid|late|beginning|start|end|middle|(?:first|last)\s+(?:week|days|(?:two|three|five|ten|10)\s+days)"
    r"|(?:first|second|latter)\s+half))"
    r"(?:\s+of\s+|[-–\s]\s*)(?:the\s+)?)"
)
_LEAD = (
    r"(?P<lead>\b(?i:in|since|by|until|till|from|during|of|through|for|between|to|before|after|around|throughout|"
    r"over|and|early\s+in|late\s+in)\s+(?:(?i:about|around|early|late)\s+)?)"
)
_UNITS = r"(?P<unit>(?i:minute|hour|day|night|week|fortnight|month|year|decade)s?)"
_VAGUE = (
    r"(?:(?P<vague>(?i:more\s+than|over|nearly|almost|about|around|some|roughly|at\s+least|less\s+than|under|"
    r"just\s+over|just\s+under|well\s+over))\s+)?"
)
_CLOCK_LEAD = (
    r"(?:(?i:at|by|before|after|until|till|from|since|soon|early|late|between)\s+)*"
    r"(?:(?P<near>(?i:about|around|approximately|roughly|shortly\s+before|shortly\s+after|just\s+before|"
    r"just\s+after))\s+)?"
)


def patterns(words: Lexicon) -> Iterator[tuple[str, str]]:
    """Each rule as the kind of expression it finds and its pattern; the groups are the expression's fields."""
    yield from _full_dates(words)
    yield from _parts_of_years(words)
    yield from _weekdays(words)
    yield from _listed(words)
    yield from _counted(words)
    yield from _clocks(words)


def _full_dates(words: Lexicon) -> Iterator[tuple[str, str]]:
    month = f"(?P<month>{_names(words.table['months'], short=True)})"
    weekday = f"(?:(?P<weekday>{_names(words.table['weekdays'], short=True)}),?\\s+(?:the\\s+)?)"
    tail = rf"(?:,?\s+(?:of\s+)?{_YEAR}|,?\s+{_YEAR_MODE}|{_SHORT_YEAR})?"
    bare = r"(?<![\w/.,:+-])"
    yield "date", r"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\d/-])"
    yield "date", rf"(?:{weekday}?){bare}{_DAY}(?:{_TO}{_DAY_TO})?\s+(?:of\s+)?{month}{tail}"
    other_month = _names(words.table["months"], short=True)
    second = rf"(?:\s*(?:-|–|—|to|through)\s*{_DAY_TO}(?!\s*{other_month}))?"
    yield "date", rf"(?<!\b[Ii]n )(?:{weekday}?)(?<!\d )\b{month}\s+(?:the\s+)?{_DAY}{second}{tail}"
    yield "numeric", rf"{weekday}?(?<![\d/.])(?P<a>\d\d?)(?P<sign>[/.-])(?P<b>\d\d?)(?P=sign){_YEAR}"
    yield "numeric", rf"{weekday}(?P<a>\d\d?)/(?P<b>\d\d?)(?![/\d])"
    yield (
        "numeric",
        r"(?P<lead>\b(?i:on|of|since|until|till|by|from|before|after)\s+)(?P<a>\d\d?)/(?P<b>\d\d?)(?![/\d%])",
    )
    yield (
        "numeric",
        r"(?P<lead>\b(?i:on|of|since|until|till|by|from|before|after)\s+)(?P<a>\d\d?)(?P<sign>[/.])(?P<b>\d\d?)(?P=sign)"
        r"(?P<short>\d\d)(?![\w%]|[/.]\d)",
    )
    behind = r"[,.;:)]|\s+(?i:and|at|of\s+(?:the|that)\s+month)\b|$"
    yield "day_of_month", rf"(?i:\bthe\s+){_ORDINAL_DAY}(?={behind})"
    # "On the 14th the dam fell", but not "on the 14th floor".
    yield (
        "day_of_month",
        rf"(?i:\bon\s+the\s+){_ORDINAL_DAY}(?=\s+(?:(?i:the|a|an|he|she|it|they|we|there|when|no)\b|[A-Z]))",
    )


def _parts_of_years(words: Lexicon) -> Iterator[tuple[str, str]]:
    strict = f"(?P<month>{_names(words.table['months'], short=False)})"
    month = f"(?P<month>{_names(words.table['months'], short=True)})"
    season = f"(?P<part>(?i:{one_of(words.table['seasons'])}))"
    when = r"(?P<mode>(?i:last|next|this|this\s+coming|this\s+past))\s+"
    yield "date", rf"{_PART}?\b{month},?\s+(?:of\s+)?(?:{_YEAR}|{_YEAR_MODE})"
    yield "date", rf"\b(?:{_PART}|{when}){strict}(?!\s+\d)"
    yield "date", rf"{_LEAD}{strict}(?!\s+(?:\d|[A-Z]))"
    yield "date", rf"(?P<lead>\b[Ii]n\s+){strict}"
    yield "date", rf"(?P<lead>\b(?i:the|a|an|its|their|his|her|that)\s+)(?P<noun>{strict})(?=\s+[a-z])"
    yield "date", rf"\b{_PART}{_YEAR}"
    # A number after "in" is a year; after "of", "by" or "to" it is one unless it counts something.
    yield "date", rf"(?P<lead>\b(?i:in|since|until|till|during|throughout|early\s+in|late\s+in)\s+){_YEAR}"
    lead = r"(?P<lead>\b(?i:of|by|to|from|before|after|between|and|through)\s+)"
    yield "date", rf"{lead}{_YEAR}(?!\s+[a-z]+(?:s|ple|en)\b)"
    yield "date", rf"(?P<lead>\b(?i:the|a|an|its|their|his|her)\s+)(?P<noun>{_YEAR})(?=\s+[a-zA-Z])"
    yield "date", rf"(?P<lead>\(){_YEAR}(?=\))"
    yield (
        "season",
        rf"\b(?:(?i:the|in|early|late|mid)[\s-]+)*{season}(?:\s+of)?\s+(?:{_YEAR}(?:[/–-]\d\d)?|{_YEAR_MODE})",
    )
    yield "season", rf"\b(?P<mode>(?i:last|next|this|this\s+coming|this\s+past))\s+{season}\b"
    yield (
        "portion",
        (
            rf"\b(?:(?i:the)\s+)?(?P<count>(?i:first|second|third|fourth|last|final))\s+(?P<unit>(?i:quarter|half))"
            rf"(?:\s+of)?\s+(?:{_YEAR}|(?P<mode>(?i:this|last|next|the))\s+year)"
        ),
    )
    yield "portion", rf"(?<![\w-])(?P<unit>[QH])(?P<count>[1-4])\s+(?:of\s+)?{_YEAR}"
    yield "decade", r"(?:(?i:the)\s+)?(?:(?P<part>(?i:early|mid|late))[-\s])?(?P<year>(?:19|20)\d0)s\b"


def _weekdays(words: Lexicon) -> Iterator[tuple[str, str]]:
    weekday = f"(?P<weekday>{_names(words.table['weekdays'], short=False)})"
    month = _names(words.table["months"], short=True)
    parts = one_of(words.table["words"]["day_parts"])
    ruled_out = one_of(words.table["words"]["not_weekday"])
    mode = one_of(word for name, group in words.table["modes"].items() if name != "the" for word in group)
    unnamed = "".join(rf"(?<!{name}\s)" for name in words.table["words"]["named_days"])
    yield (
        "weekday",
        (
            rf"{unnamed}(?<!every\s)(?<!each\s)(?<!on\sa\s)(?<!one\s)\b"
            rf"(?:(?i:early|late|overnight(?:\s+(?:on|from))?|(?:the\s+)?(?:{parts})\s+of)\s+)?(?:(?P<mode>(?i:{mode}))\s+)?"
            rf"{weekday}(?!\s+(?:{ruled_out})\b|,?\s+(?:the\s+)?(?:{month}\s+\d|\d\d?(?:st|nd|rd|th)?\s+(?:of\s+)?{month}))(?:\s+(?i:{parts})\b)?"
            rf"(?:\s+(?:(?i:of\s+)?(?P<part>(?i:last|this|next|that))\s+(?i:week)))?"
        ),
    )
    yield "weekday", rf"{weekday}\s+(?P<mode>last|next)\b(?!\s+\w+day)"


def _listed(words: Lexicon) -> Iterator[tuple[str, str]]:
    table = words.table
    yield "so_far", r"\b(?i:until\s+now|till\s+now|up\s+to\s+now|until\s+today|to\s+this\s+day)\b"
    yield "deictic", rf"(?<![\w-])(?i:{one_of(table['deictics'])})(?![\w-])"
    yield "anaphor", rf"(?<![\w-])(?i:{one_of(table['anaphors'])})(?![\w-])"
    # "15 Ramadan 1437" is a day of the lunar year, "last Ramadan" a feast.
    lunar = one_of(table["lunar"]["months"])
    feast = rf"(?<!\d\s)(?:{one_of(table['feasts'])})(?!\s+1[34]\d\d)(?!-?\w)"
    yield "feast", rf"\b(?:(?P<mode>(?i:last|next|this))\s+)?{feast}(?:,?\s+{_YEAR})?"
    yield (
        "lunar",
        rf"(?<![\w.,:])\d\d?(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{lunar})(?!\w)(?:,?\s+1[34]\d\d(?:\s*(?:A\.?H\.?|H)\b)?)?",
    )


def _counted(words: Lexicon) -> Iterator[tuple[str, str]]:
    count = rf"(?P<count>\d{{1,3}}|(?i:{one_of([*words.table['numbers'], *words.table['vague_numbers']])}))"
    back_or_on = r"(?P<mode>(?i:past|last|previous|preceding|next|coming))"
    yield from _units(words)
    yield "ago", rf"\b{_VAGUE}{count}\s+{_UNITS}\s+(?i:ago)\b"
    yield "shift", rf"\b{_VAGUE}{count}\s+{_UNITS}\s+(?P<mode>(?i:earlier|before|later|after))\b(?!\s+(?i:that)\b)"
    yield (
        "span",
        (
            rf"\b(?:(?i:over|in|during|for|within|throughout)\s+)?(?i:the)\s+{back_or_on}\s+"
            rf"(?:{count}\s+{_UNITS}|(?P<part>(?i:day|week|month|year|decade)))\b"
        ),
    )
    yield from _lengths(words, count)
    yield from _rows(words, count)


def _units(words: Lexicon) -> Iterator[tuple[str, str]]:
    mode = one_of(word for name, group in words.table["modes"].items() if name != "the" for word in group)
    edge = r"(?P<part>(?i:earlier|later|early|late|mid|the\s+start\s+of|the\s+beginning\s+of|the\s+end\s+of))"
    unit = r"(?P<unit>(?i:week|month|year))"
    yield "unit", rf"\b(?:{edge}[-\s]+)?(?P<mode>(?i:{mode}))\s+(?P<unit>(?i:week|weekend|month|year|decade))\b"
    yield "unit", r"\b(?i:at|over|on|during|in)\s+(?P<mode>(?i:the))\s+(?P<unit>(?i:weekend))\b"
    yield "unit", rf"\b{edge}\s+(?i:in\s+)?(?P<mode>(?i:the))\s+{unit}\b"
    yield (
        "unit",
        (
            rf"\b(?i:in|during|over)\s+(?P<mode>(?i:the))\s+{unit}\b"
            r"(?!\s+(?:after|before|since|that|of|to|leading|following|previous|preceding|ending|when|in)\b|\s+\d)"
        ),
    )


def _lengths(words: Lexicon, count: str) -> Iterator[tuple[str, str]]:
    going = one_of(words.table["words"]["ongoing"])
    not_moved = r"(?!\s+(?i:ago|after|before|later|earlier|old|from|in\s+prison)\b)"
    yield "length", rf"\b(?i:for|after|in)\s+{_VAGUE}{count}\s+{_UNITS}{not_moved}\b"
    yield "length", rf"\b{_VAGUE}{count}\s+{_UNITS}(?=\s+of\s+(?:\w+\s+){{0,2}}(?i:{going})\b)"
    yield (
        "length",
        (
            rf"\b{count}-(?P<unit>(?i:day|week|month|year))(?:-(?i:long))?"
            rf"(?P<noun>(?=\s+(?:\w+\s+){{0,1}}(?i:{going})\b))"
        ),
    )
    yield "length", rf"\b(?i:{going})\s+of\s+{_VAGUE}{count}\s+{_UNITS}\b"


def _rows(words: Lexicon, count: str) -> Iterator[tuple[str, str]]:
    ordinal = rf"(?P<count>\d{{1,2}}(?:st|nd|rd|th)|(?i:{one_of(words.table['ordinals'])}))"
    before = r"(?i:straight|consecutive|successive)"
    behind = r"(?i:running|in\s+a\s+row|in\s+succession)"
    for opening, plural in ((rf"(?i:for|on)\s+(?i:the|a)\s+{ordinal}", ""), (rf"(?i:for)\s+{count}", "s")):
        unit = rf"(?i:day|night|week|month){plural}"
        yield "straight", rf"\b{opening}\s+(?:{before}\s+(?P<unit>{unit})|(?P<part>{unit})\s+{behind})\b"
    # "For a third day": the third in a row.
    later = (
        rf"(?P<count>\d{{1,2}}(?:nd|rd|th)|(?i:{one_of(word for word in words.table['ordinals'] if word != 'first')}))"
    )
    yield "straight", rf"\b(?i:for)\s+(?i:the|a)\s+{later}\s+(?P<unit>(?i:day|night|week|month))\b(?!\s+of\b)"


def _clocks(words: Lexicon) -> Iterator[tuple[str, str]]:
    numbers = one_of(words.table["numbers"])
    zone = (
        r"(?:\s*\(?(?:(?i:hrs|hours|GMT|UTC|local\s+time|local)|[ECMP][SD]T|CE?S?T|EES?T|[A-Z][a-z]+\s+time)\b\)?"
        r"(?:\s*\(\d\d?:?\d\d\s*(?:GMT|UTC)\))?)"
    )
    half = r"(?:\s*(?i:[ap]\.m\.|[ap]m)(?!\w))"
    digits = rf"(?P<minute>\d\d?:\d\d{half}?{zone}?|\d\d?[.]\d\d(?:{half}|{zone})|\d{{4}}\s*(?i:hrs|hours|GMT|UTC)\b)"
    hour = (
        rf"(?P<hour>\d\d?{half}{zone}?|(?i:half|quarter|ten|twenty|five)\s+(?i:past|to)\s+(?i:{numbers})"
        rf"|(?i:{numbers}|\d\d?)\s+o['’]clock)"
    )
    of_day = r"(?:\s+in\s+the\s+(?i:morning|afternoon|evening|night))?"
    second = rf"(?:\s+(?i:and|to|until)\s+\d\d?(?::\d\d)?{half}?)?"
    named = r"(?i:noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall|sundown|dark|first\s+light)"
    # A first hour may leave its half of the day to the second: "between 2 and 5 a.m."
    yield "clock", rf"(?<![\w:.]){_CLOCK_LEAD}(?:{digits}|{hour}){of_day}{second}"
    yield "clock", rf"\b(?i:between|from)\s+(?P<hour>\d\d?)\s+(?i:and|to)\s+\d\d?{half}"
    yield (
        "clock",
        (
            r"\b(?:(?i:shortly|just|soon|early|late)\s+)?(?i:at|by|before|after|around|until|since|from|towards?)\s+"
            rf"(?:about\s+)?{named}\b"
        ),
    )
    yield (
        "clock",
        (
            r"\b(?i:in\s+the|during\s+the)\s+(?:(?i:early|late)\s+)?(?i:morning|afternoon|evening|night|early\s+hours)\b"
            r"(?!\s+(?i:to|of)\b)"
        ),
    )
