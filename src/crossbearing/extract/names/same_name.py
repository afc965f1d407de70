"""Whether two names are one: short forms, initials, spellings from other scripts."""

import re
from functools import cache, lru_cache

from crossbearing.extract.names.name_words import body_words
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names
from crossbearing.vocab.spelling import is_respelled, plain

# What is called so lies around the place or is more than it: "X countryside", "X Pocket".
_AROUND = frozenset(("countryside", "pocket", "triangle", "belt", "hemisphere", "salient"))
# So many plain names are kept: those of the longest reports.
KEPT = 4096


def is_same_name(kind: EntityType, one: str, other: str) -> bool:
    """Whether two names of things of this kind, in one report, name the same thing."""
    a, b = _plain(one), _plain(other)
    if a == b:
        return True
    if kind is EntityType.PERSON:
        return _is_short_of(a.split(), b.split()) or _is_short_of(b.split(), a.split()) or is_respelled(a, b)
    if kind in (EntityType.PLACE, EntityType.FACILITY):
        a, b = _bare_place(a), _bare_place(b)
        return a == b or (is_respelled(a, b) and not _are_two_places(a, b))
    if kind is EntityType.DOCUMENT:
        return False
    if is_head_of(one, other) or is_head_of(other, one):
        return True
    return is_initials(a, b) or is_initials(b, a) or (len(a) > 5 and is_respelled(a, b))


@lru_cache(maxsize=KEPT)
def _plain(name: str) -> str:
    """The plain name: each of a report is compared with every other."""
    return plain(name)


def is_initials(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of `long`."""
    words = [word for word in re.split(r"[\s-]+", long) if word not in ("", "of", "the", "for", "and", "'s", "to")]
    letters = short.replace(".", "")
    return len(words) > 1 and letters == "".join(word[0] for word in words)


def is_head_of(short: str, long: str) -> bool:
    """Whether one word with a capital stands for a longer name by its head: "the Front", "the Movement"."""
    words = long.split()
    if " " in short or not short.istitle() or len(words) < 2 or short not in body_words():
        return False
    heads = [words[i - 1] for i, word in enumerate(words) if i and word in ("of", "for", "on")]
    return short.lower() == (heads[0] if heads else words[-1]).lower()


def _is_short_of(short: list[str], long: list[str]) -> bool:
    """Whether each word of the shorter name is one of the longer name's."""
    return 0 < len(short) < len(long) and all(word in long for word in short) and short[-1] not in ("abu", "umm")


def _are_two_places(a: str, b: str) -> bool:
    """Whether the table of places has both names, and no place that has both."""
    first, second = place_names().lookup(a), place_names().lookup(b)
    return bool(first) and bool(second) and not any(place in second for place in first)


def _bare_place(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _place_words():
        words.pop()
    return " ".join(words)


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word.lower() for word in load("places")["name_parts"]["last"]) - _AROUND
