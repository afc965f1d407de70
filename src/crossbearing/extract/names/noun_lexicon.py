"""Nouns for people, groups, places, sites, bodies, media and texts, by what they name."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load

_BORDER = re.compile(r"[\s-]|(?=')")


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun or compound: the lexicon it stands in, the type of what it names, the side it implies."""

    sort: str
    type: EntityType
    alignment: Alignment = Alignment.UNKNOWN
    plural: bool = False


@cache
def nouns() -> dict[str, Noun]:
    """Phrase in small letters -> what it names; of two listings the first stands."""
    found: dict[str, Noun] = {}
    for word, noun in (*_things(), *_groups(), *_people(), *_places()):
        found.setdefault(word, noun)
    return found


@cache
def last_words() -> frozenset[str]:
    """Every word that one of the nouns and compounds may end with, cut at spaces, hyphens and apostrophes."""
    cuts = ((phrase, [0, *(m.end() for m in _BORDER.finditer(phrase))]) for phrase in nouns())
    return frozenset(phrase[start:] for phrase, starts in cuts for start in starts)


@cache
def side_words() -> dict[str, Alignment]:
    """Modifier -> the side it puts the noun behind it on."""
    sides = load("groups")["sides"]
    return {word: Alignment(side) for side, words in sides.items() for word in words}


@cache
def is_held(word: str) -> bool:
    """Whether a noun in the singular names somebody who is held: "detainee", "prisoner"."""
    return plural(word) in load("groups")["held"]["words"]


def _groups() -> list[tuple[str, Noun]]:
    table = load("groups")
    found: list[tuple[str, Noun]] = []
    for sort in ("opposition", "armed", "government", "people", "held", "speakers"):
        row = table[sort]
        side = Alignment(row.get("alignment", "unknown"))
        kind = EntityType(row.get("type", "group"))
        found.extend((word, Noun(sort, kind, side, plural=True)) for word in row["words"])
    found.extend((word, Noun("police", EntityType.ORGANISATION, plural=True)) for word in table["police"]["words"])
    found.append(("peacekeepers", Noun("peacekeepers", EntityType.ORGANISATION, Alignment.UN, plural=True)))
    return found


def _people() -> list[tuple[str, Noun]]:
    table = load("people")
    found: list[tuple[str, Noun]] = []
    for sort in ("office", "person"):
        found.extend((word, Noun(sort, EntityType.PERSON)) for word in table[sort]["words"])
        several = Noun("speakers", EntityType.GROUP, plural=True)
        found.extend((plural(word), several) for word in table[sort]["words"])
    return found


def _places() -> list[tuple[str, Noun]]:
    table, sites = load("places"), load("facilities")
    found = [
        (word, Noun(sort, EntityType.PLACE))
        for sort in ("capital", "settlement", "area")
        for word in table[sort]["words"]
    ]
    found += [(word, Noun("side", EntityType.PLACE)) for word in table["sides"]["words"]]
    return found + [(word, Noun("facility", EntityType.FACILITY)) for word in sites["facility"]["words"]]


def _things() -> list[tuple[str, Noun]]:
    bodies, texts = load("organisations")["nouns"], load("documents")
    found = [
        (word, Noun(sort, EntityType(sort))) for sort in ("monitor", "media", "organisation") for word in bodies[sort]
    ]
    return found + [
        (word, Noun(sort, EntityType.DOCUMENT)) for sort in ("deal", "text") for word in texts[sort]["words"]
    ]


def plural(word: str) -> str:
    """The plural of a noun for people."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")
