"""Numbers that name something: resolutions, roads, rooms, addresses, calibres, units, telephones."""

import re
from functools import cache

from crossbearing.extract.figures.figure_noun import Counted, meaning_of
from crossbearing.vocab import load

# The make of a weapon: "122 mm rockets", "a 500-kg bomb".
_CALIBRE = re.compile(r"[\s-]*(?:mm|millimet(?:er|re)s?|cal(?:ib(?:er|re))?|kt|mach)\b", re.IGNORECASE)
_CHARGE = re.compile(
    r"-(?:kg|kilos?|kilograms?|lbs?|pounds?|tons?|tonnes?)\s+(?:\w+\s+)?"
    r"(?:bombs?|warheads?|munitions?|charges?|devices?|missiles?|shells?|explosives?)\b",
    re.IGNORECASE,
)
_BARE_UNIT = re.compile(r"\s+(?:Brigade|Division|Battalion|Regiment|Corps|Squadron|Commando|Company|Group|Army|Para)\b")
# "The Kilo 8 junction", "the Oslo 2 accord".
_THE_NAMED = re.compile(r"\bthe\s+(?:[A-Z][\w’'-]*\s+){1,3}$")
_SINGULAR = re.compile(r"\s+(?!in\b|at\b|on\b|and\b|by\b|from\b|to\b|were\b|was\b|had\b|has\b)[a-z]{2,}(?<![sd])\b")
_FOOTNOTE = re.compile(r"\]")
_PHONE = re.compile(
    r"\b(?:call|phone|telephone|tel|fax|dial|hotline)\b[.:]?\s*(?:\w+\s+){0,3}[\d+() -]*$", re.IGNORECASE
)
_CODE = re.compile(r"\b(?:[A-Z]{1,5}|(?:[A-Z]\.){2,4})\s+$")
# "(555) 555-0199", "555-0199".
_DIALLED = re.compile(r"\(\d{3}\)\s*$")
_SEVEN = re.compile(r"\d{3}-\d{4}")
# "410 Mill Road", "the 200 block of Hill Street".
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w’'.-]*\s+){1,4}(?:St(?:reet)?|Ave(?:nue)?|R(?:oa)?d|Lane|Ln|Dr(?:ive)?|Place|Pl|Way|Trail|B(?:oule)?v(?:ar)?d"
    r"|Court|Ct|Terrace|Square|Highway|Hwy|Close|Crescent|Parkway|Circle|Row|Quay|Embankment)\b"
)
# "The 900 Homes Project".
_PROJECT = re.compile(
    r"\s+[A-Z][a-z]+\s+(?:Project|Apartments?|Estate|Complex|Plaza|Tower|Base|Academy|Initiative|Programme|Program)\b"
)
_BLOCK = re.compile(r"\s+block\s+of\b")
# "Exit 4 near the bridge": what a name numbers, with nothing counted behind it.
_NAMED_BEFORE = re.compile(r"(?:^|[a-z,/;]\s+)(?P<name>[A-Z][a-z]+)\s+$")
_NOTHING_BEHIND = re.compile(
    r"\s*(?:[,;.)/]|$)|\s+(?:near|past|between|junction|interchange|exit|extension|crossing)\b"
)


@cache
def _identifiers() -> frozenset[str]:
    return frozenset(load("numbers")["identifiers"]["words"])


@cache
def _always() -> frozenset[str]:
    return frozenset(load("numbers")["identifiers"]["always"])


def is_label(words: str, before: str, after: str, counted: Counted) -> bool:
    """Whether it numbers a resolution, a road, a room, or belongs to a name."""
    return (
        _is_numbered(words, before, after, counted)
        or _is_made(words, after)
        or (words[0].isdigit() and (_is_place(words, before, after, counted) or _is_code(before, after, counted)))
        or _is_part_of_name(words, before, after)
    )


def _is_numbered(words: str, before: str, after: str, counted: Counted) -> bool:
    """Whether a word for numbered things stands right before it: "resolution 2254", "Point six of the measures"."""
    last = re.search(r"([\w.]+)\s+$", before)
    if last is None:
        return False
    name, capital = last[1].lower(), last[1][:1].isupper()
    if words[0].isdigit() and name in _always():
        return True
    if name not in _identifiers() or not (words[0].isdigit() or capital):
        return False
    known_plural = counted.noun is not None and counted.noun.tag == "NNS"
    return not known_plural or (capital and re.match(r"\s+of\s+the\b", after) is not None)


def _is_made(words: str, after: str) -> bool:
    """Whether it names a calibre, a charge, a temperature or a point on the map."""
    return (
        _CALIBRE.match(after) is not None
        or _CHARGE.match(after) is not None
        or after.startswith("°")
        or re.fullmatch(r"\d+\.\d{4,}", words) is not None
    )


def _is_place(words: str, before: str, after: str, counted: Counted) -> bool:
    """Whether it is part of an address, a road, a unit or a telephone number."""
    if _BARE_UNIT.match(after) or _PHONE.search(before) or _ADDRESS.match(after) or _BLOCK.match(after):
        return True
    if _SEVEN.fullmatch(words) or _DIALLED.search(before):
        return True
    if not counted.alone:
        return False
    if re.search(r"\b[a-z]+\s+$", before) and _PROJECT.match(after):
        return True
    if _THE_NAMED.search(before) and _SINGULAR.match(after):
        return True
    named = _NAMED_BEFORE.search(before)
    return named is not None and named["name"].lower() in _identifiers() and _NOTHING_BEHIND.match(after) is not None


def _is_code(before: str, after: str, counted: Counted) -> bool:
    """Whether it is a note in brackets, or stands behind capital letters as in "(DDG 70)" with nothing to count."""
    if before.endswith("[") and _FOOTNOTE.match(after):
        return True
    known = counted.noun is not None and (counted.noun.tag == "NNS" or meaning_of(counted.noun).known)
    lower = any(letter.islower() for letter in before + after)
    return (
        lower
        and not known
        and _CODE.search(before) is not None
        and (counted.alone or re.match(r"\s*(?:[).,;]|$)", after) is not None)
        and re.match(r"\s*(?:others|more|(?:were|are|have|had)\b|\w+ed\b|dead|hurt)", after) is None
    )


def _is_part_of_name(words: str, before: str, after: str) -> bool:
    """Whether a number word with a capital in the middle of a sentence is part of a name: "the Four Towns accord"."""
    named = words[0].isupper() and words[0].isalpha() and re.match(r"\s+[A-Z][a-z]", after) is not None
    return named and re.search(r"[a-z,]\s+$", before) is not None
