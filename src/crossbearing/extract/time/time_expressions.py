"""The time expressions of a text as they are built, before anything is counted."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from crossbearing.extract.time.time_patterns import FRAMES, JOINS, Lexicon, lexicon, patterns
from crossbearing.model.when import Precision


class Kind(StrEnum):
    """How a time expression names its time."""

    DATE = "date"
    NUMERIC = "numeric"
    DAY_OF_MONTH = "day_of_month"
    WEEKDAY = "weekday"
    DEICTIC = "deictic"
    ANAPHOR = "anaphor"
    UNIT = "unit"
    AGO = "ago"
    SHIFT = "shift"
    SPAN = "span"
    LENGTH = "length"
    STRAIGHT = "straight"
    SEASON = "season"
    PORTION = "portion"
    DECADE = "decade"
    FEAST = "feast"
    LUNAR = "lunar"
    CLOCK = "clock"
    SO_FAR = "so_far"


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, at characters `start` to `end`.

    `mode` is the word that sets the direction ("last", "next", "this", "that"), `frame` the one that makes a point
    an open stretch (`since`, `until`, `before`, `after`, `from`), `upto` the second end of a stretch. `attributive`
    says that a noun is described by it ("Tuesday's attack", "the deal of 2 May"), not what a sentence tells.
    """

    start: int
    end: int
    kind: Kind
    words: str = ""
    day: int | None = None
    day_to: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    pair: tuple[int, int] | None = None
    count: int = 1
    unit: str = ""
    part: str = ""
    mode: str = ""
    year_mode: str = ""
    frame: str = ""
    fine: Precision | None = None
    vague: bool = False
    attributive: bool = False
    upto: "Expression | None" = None


# What stands among the words of a text for any number, for one of four figures, and for two with a mark between.
_DIGITS, _YEAR, _PARTED = "#", "####", "#/#"
_PARTS = re.compile(r"\d[/.-]\d")
# One of these has every match about a quarter or half of a year, and every one with an hour.
_PORTIONS = ("quarter", "half", "q", "h")
_HOURS = (_DIGITS, "half", "quarter", "ten", "twenty", "five", "clock", "clocks")
# Words that alone tell no time.
_UNTOLD = frozenset(("the", "and", "for", "from", "over", "its", "their", "his", "her", "with"))
# Words that a phrase for a time shares with many sentences that tell none.
_COMMON = frozenset(("the", "that", "this", "same", "very", "last", "one", "after", "before", "later", "earlier"))
_RUN = re.compile(r"[^\W\d_]+|\d+")
# What a pattern has besides words: names of groups, flags, escapes and classes of characters.
_NO_WORDS = re.compile(r"\?P[<=]\w+[>)]|\?[a-z]+:|\\[a-zA-Z]|\[[^\]]*\]|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern of time expressions; a text without any of its `keys` need not be searched."""

    kind: Kind
    pattern: re.Pattern[str]
    keys: frozenset[str]


def keys_in(text: str) -> set[str]:
    """The words of a text in small letters, and the signs for the numbers it has."""
    told = set(_RUN.findall(text.lower()))
    numbers = [run for run in told if run[0].isdigit()]
    if numbers:
        told.add(_DIGITS)
        if any(len(number) >= len(_YEAR) for number in numbers):
            told.add(_YEAR)
        if _PARTS.search(text) is not None:
            told.add(_PARTED)
    return told


def _keys(kind: Kind, pattern: str, words: Lexicon) -> frozenset[str]:
    """The words of which a match of this pattern has at least one, and the sign for digits where it may have those."""
    sure = _sure_keys(kind, pattern, words)
    if sure is not None:
        return frozenset(key for phrase in sure for key in _RUN.findall(phrase.lower())[:1] or [phrase])
    found = re.findall(r"([^\W\d_]{2,})(\??)", _NO_WORDS.sub(" ", pattern).lower())
    forms = {form for word, maybe in found for form in (word, word + "s", word[:-1] if maybe else word)}
    return frozenset(form for form in forms if len(form) > 2 and form not in _UNTOLD) | (
        {_DIGITS} if "\\d" in pattern else set()
    )


def _sure_keys(kind: Kind, pattern: str, words: Lexicon) -> Iterable[str] | None:
    """What every match of a pattern has for sure: a weekday's name, a month's, a unit, a figure; None if nothing."""
    if kind is Kind.NUMERIC:
        return (_PARTED,)
    if kind is Kind.DECADE:
        return (_YEAR,)
    if kind is Kind.DAY_OF_MONTH:
        return (_DIGITS,)
    if kind is Kind.DATE:
        return words.months if "(?P<month>" in pattern and r"(?P<month>\d" not in pattern else (_YEAR,)
    if kind is Kind.PORTION:
        return _PORTIONS
    if kind is Kind.CLOCK and "(?P<hour>" in pattern:
        return _HOURS
    if kind is Kind.UNIT and "(?i:weekend)" in pattern:
        return ("weekend",)
    if kind in (Kind.DEICTIC, Kind.ANAPHOR):
        return [_telling_word(phrase) for phrase in words.table["deictics" if kind is Kind.DEICTIC else "anaphors"]]
    listed: Mapping[Kind, Iterable[str]] = {
        Kind.WEEKDAY: words.weekdays,
        Kind.SEASON: words.table["seasons"],
        Kind.FEAST: words.table["feasts"],
        **dict.fromkeys((Kind.AGO, Kind.SHIFT, Kind.SPAN, Kind.LENGTH, Kind.UNIT, Kind.STRAIGHT), words.units),
    }
    return listed.get(kind)


def _telling_word(phrase: str) -> str:
    """The word of a phrase that few other sentences have: "morning" of "the same morning"."""
    words: list[str] = _RUN.findall(phrase.lower())
    return max((word for word in words if word not in _COMMON), key=len, default=words[-1])


class TimeGrammar:
    """Finds the time expressions of a text, built from one language's words for time."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._rules = [
            _Rule(Kind(kind), re.compile(pattern), _keys(Kind(kind), pattern, words))
            for kind, pattern in patterns(words)
        ]
        self._joins = [(re.compile(lead), re.compile(middle)) for lead, middle in JOINS]
        self._frames = re.compile(FRAMES)

    def read(self, text: str, start: int, end: int) -> list[Expression]:
        """The expressions in `text[start:end]`, in order, none overlapping another."""
        found = self._chosen(text, start, end)
        found = self._joined(text, self._clocked(text, found), start)
        return [self._framed(text, expression, start) for expression in found]

    def phrases(self, text: str, start: int, end: int) -> list[Expression]:
        """The same with the two ends of a stretch apart."""
        found = self._clocked(text, self._chosen(text, start, end))
        return [self._framed(text, expression, start) for expression in found]

    def _chosen(self, text: str, start: int, end: int) -> list[Expression]:
        """Of overlapping readings the longest, of equally long ones that of the first rule."""
        told = keys_in(text[start:end])
        every = [
            (self._built(rule.kind, match), rank)
            for rank, rule in enumerate(self._rules)
            if not rule.keys.isdisjoint(told)
            for match in rule.pattern.finditer(text, start, end)
        ]
        every.sort(key=lambda found: (found[0].start - found[0].end, found[1], found[0].start))
        kept: list[Expression] = []
        for expression, _ in every:
            if all(expression.end <= other.start or other.end <= expression.start for other in kept):
                kept.append(expression)
        return sorted(kept, key=lambda expression: expression.start)

    def _built(self, kind: Kind, match: re.Match[str]) -> Expression:
        """The expression a rule's match stands for, from the groups the rule names."""
        got = {name: value for name, value in match.groupdict().items() if value is not None}
        words = self._words
        month = got.get("month", "")
        pair = (int(got["a"]), int(got["b"])) if "a" in got else None
        return Expression(
            match.end("lead") if "lead" in got else match.start(),
            match.end(),
            kind,
            words=" ".join(match.group().replace("’", "'").lower().split()),
            day=words.number(got.get("day")),
            day_to=words.number(got.get("day_to")),
            month=int(month) if month.isdigit() else words.months.get(month.rstrip(".").lower()),
            year=words.number(got.get("year")) or _full_year(got.get("short")),
            weekday=words.weekdays.get(got.get("weekday", "").rstrip(".").lower()),
            pair=pair,
            count=words.number(got.get("count")) or 1,
            unit=words.unit(got.get("unit", "")),
            part=got.get("part", "").lower(),
            mode=words.mode(got.get("mode", "")),
            year_mode=words.mode(got.get("year_mode", "")),
            fine=_fineness(got),
            vague="vague" in got,
            attributive="noun" in got,
        )

    def _clocked(self, text: str, found: Sequence[Expression]) -> Iterator[Expression]:
        """Times of day taken together with the day beside them."""
        held: Expression | None = None
        for expression in found:
            gap = text[held.end : expression.start] if held else ""
            if held and _clock_joins(held, expression, gap):
                day = expression if held.kind is Kind.CLOCK else held
                fine = held.fine if held.kind is Kind.CLOCK else expression.fine
                held = replace(day, start=held.start, end=expression.end, fine=fine, words=held.words + " " + day.words)
                continue
            if held:
                yield held
            held = expression
        if held:
            yield held

    def _joined(self, text: str, found: Iterator[Expression], start: int) -> list[Expression]:
        """Two ends of one stretch taken together: "between 2 and 5 May", "for the third day on Sunday"."""
        joined: list[Expression] = []
        for expression in found:
            if joined and (whole := self._pair(text, joined[-1], expression, start)):
                joined[-1] = whole
            else:
                joined.append(expression)
        return joined

    def _pair(self, text: str, left: Expression, right: Expression, start: int) -> Expression | None:
        gap = text[left.end : right.start]
        if left.upto:
            return None
        if left.kind is Kind.STRAIGHT and right.kind in (Kind.WEEKDAY, Kind.DATE) and gap.strip() in ("", "on"):
            return replace(left, end=right.end, upto=right)
        if left.kind not in _ENDS or right.kind not in _ENDS:
            return None
        for lead, middle in self._joins:
            opening = lead.search(text, max(start, left.start - 30), left.start)
            if opening and middle.fullmatch(gap):
                return replace(left, start=opening.start(), end=right.end, upto=right)
        return None

    def _framed(self, text: str, expression: Expression, start: int) -> Expression:
        """The expression with the preposition before it."""
        attributive = expression.attributive or text[expression.end : expression.end + 2] in ("'s", "’s")
        if expression.upto is not None:
            return replace(expression, attributive=attributive)
        if expression.kind in _WITH_PREPOSITION:
            return replace(expression, attributive=attributive)
        window = max(start, expression.start - 40)
        match = self._frames.search(text[window : expression.start])
        if match is None or text[expression.end : expression.end + 2] in ("'s", "’s"):
            return replace(expression, attributive=attributive)
        frame = next((name for name, value in match.groupdict().items() if value), "")
        if frame == "of":
            return replace(expression, attributive=True)
        return replace(
            expression,
            start=window + match.start(),
            frame="" if frame in ("plain", "vague") else frame,
            vague=expression.vague or frame == "vague",
            attributive=attributive,
        )


# Years written with two figures from here on belong to the last century.
_LAST_CENTURY = 50


def _full_year(short: str | None) -> int | None:
    """The year that its last two figures stand for."""
    if short is None:
        return None
    return int(short) + (1900 if int(short) >= _LAST_CENTURY else 2000)


def _fineness(got: dict[str, str]) -> Precision | None:
    if "minute" in got:
        return Precision.HOUR if "near" in got else Precision.MINUTE
    return Precision.HOUR if "hour" in got else None


_DAYS = (Kind.DATE, Kind.NUMERIC, Kind.WEEKDAY, Kind.DEICTIC, Kind.DAY_OF_MONTH, Kind.ANAPHOR)
_ENDS = (Kind.DATE, Kind.NUMERIC, Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.FEAST)
_WITH_PREPOSITION = (Kind.CLOCK, Kind.LENGTH, Kind.STRAIGHT, Kind.SO_FAR)
_BESIDE = re.compile(r",?\s*(?:(?:on|of|the)\s+)*")


def _clock_joins(left: Expression, right: Expression, gap: str) -> bool:
    kinds = (left.kind, right.kind)
    one_clock = kinds.count(Kind.CLOCK) == 1
    return one_clock and (left.kind in _DAYS or right.kind in _DAYS) and _BESIDE.fullmatch(gap) is not None


@cache
def time_grammar() -> TimeGrammar:
    """The grammar of English time expressions."""
    return TimeGrammar(lexicon())
