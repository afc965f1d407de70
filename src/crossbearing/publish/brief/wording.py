"""How values read in a brief: dates, numbers, figures and who gives them."""

from collections.abc import Iterable

from crossbearing.model.event import EventType
from crossbearing.model.figure import Modifier
from crossbearing.publish.outgoing import PublicAmount, PublicFigure, PublicTally
from crossbearing.publish.values import Number, Passage, Site, Span

# Quotes of a brief are cut at so many signs; the whole words stand in the ledger and in its exports.
LONGEST_QUOTE = 220
# Some speakers are told by a whole clause.
LONGEST_NAME = 80
CUT = " ..."
# The lengths of 2016 and 2016-11.
_YEAR, _MONTH = 4, 7
# The calendar module names months in the language of the computer, and a brief must not depend on that.
_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_NAMES.split())
_BOUNDS = {
    Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ",
    Modifier.ABOUT: "about ",
    Modifier.UP_TO: "up to ",
    Modifier.FEWER_THAN: "fewer than ",
    Modifier.ONLY: "only ",
    Modifier.OVER_PERCENT: "over ",
}
# A word that stands for a speaker says nothing away from its sentence; "we" is the publisher.
_SPEAKERS = {
    **dict.fromkeys(("he", "she", "they", "it", "who", "i", "his", "her", "their", "its"), "somebody it quotes"),
    **dict.fromkeys(("we", "us", "our"), None),
}
_MARKS = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def when(span: Span) -> str:
    """A time in words: "13 November 2016", "from about 2013 to 16 November 2016"."""
    said = edtf_words(span.edtf)
    return said if span.rounded is None else f"{said} (rounded)"


def edtf_words(edtf: str | None) -> str:
    """An EDTF date in words."""
    if edtf is None:
        return "date unknown"
    if "/" not in edtf:
        return _point(edtf)
    left, right = (end if end not in ("", "..") else None for end in edtf.split("/", 1))
    if left is None:
        return "date unknown" if right is None else f"until {_point(right)}"
    return f"since {_point(left)}" if right is None else f"{_point(left)} to {_point(right)}"


def _point(edtf: str) -> str:
    mark = edtf[-1] if edtf[-1] in _MARKS else ""
    bare = edtf.removesuffix(mark) if mark else edtf
    day, _, clock = bare.partition("T")
    said = _calendar(day) + (f", {clock.removesuffix('Z')}" + (" UTC" if clock.endswith("Z") else "") if clock else "")
    return _MARKS[mark].format(said) if mark else said


def _calendar(day: str) -> str:
    if len(day) == _YEAR:
        return day
    if len(day) == _MONTH:
        return f"{_MONTHS[int(day[5:7]) - 1]} {day[:4]}"
    return f"{int(day[8:10])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def kind(value: EventType) -> str:
    """A kind of event as people write it."""
    return value.value.replace("_", " ")


def place(site: Site | None) -> str:
    """A place in words, with the division around it where that has another name."""
    if site is None:
        return "place not told"
    around = site.admin1 if site.admin1 is not None and site.admin1.casefold() not in site.name.casefold() else None
    whole = place_name(site) if around is None else f"{place_name(site)} ({around})"
    return whole if site.rounded is None else f"{whole}, rounded"


def place_name(site: Site) -> str:
    """The name of a place, or that it is withheld."""
    return site.name if any(sign.isalnum() for sign in site.name) else "place withheld"


def number(value: Number | None) -> str:
    """A number with thousands separated; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def bounds(low: Number | None, high: Number | None) -> str:
    """A least and a most in words."""
    if low is None and high is None:
        return "no number"
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"at least {number(low)}" if high is None else f"at most {number(high)}"


def amount(value: PublicAmount | None) -> str:
    """An amount in words; a dash where none is told."""
    return "–" if value is None else f"{bounds(value.low, value.high)} {value.unit}"


def figure(one: PublicFigure) -> str:
    """A figure as a report gives it: "at least 12"."""
    if one.modifier is Modifier.RANGE:
        return bounds(one.low, one.high)
    if one.value is None:
        return f"“{quote(one.words)}”" if one.low is None and one.high is None else bounds(one.low, one.high)
    return f"{_BOUNDS.get(one.modifier, '')}{number(one.value)}"


def counted(tally: PublicTally) -> str:
    """What a tally counts: "killed", "wounded, children"."""
    category = tally.category.value.replace("_", " ")
    return category if tally.counts == "people" else f"{category}, {tally.counts.replace('_', ' ')}"


def speaker(one: PublicFigure) -> str:
    """Who gives a figure: somebody whom the report quotes, or its publisher."""
    publisher = one.words.source.publisher or "a report"
    if one.said_by is None:
        return publisher
    who = _SPEAKERS.get(one.said_by.casefold(), one.said_by)
    return publisher if who is None else _cut(who, LONGEST_NAME)


def opened(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def quote(passage: Passage) -> str:
    """The words of a passage in one line, cut at a word where they are long."""
    return _cut(" ".join(passage.exact.split()), LONGEST_QUOTE)


def _cut(words: str, most: int) -> str:
    """Words in at most so many signs, cut between two of them."""
    if len(words) <= most:
        return words
    return (words[:most].rpartition(" ")[0] or words[:most]) + CUT


def listed(words: Iterable[str]) -> str:
    """Words in a row: "a, b and c"."""
    *first, last = [word for word in dict.fromkeys(words) if word] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
