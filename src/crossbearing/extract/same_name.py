"""Whether two names are one: short forms, initials, spellings from other scripts."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from crossbearing.model.entity import EntityType
from crossbearing.vocab import load

_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|az|ad|an|ul)[- ](?=\w)", re.IGNORECASE)
_DOUBLED = re.compile(r"(.)\1+")
_SOFT = re.compile(r"[aeiouywh'’`-]")
# Spellings that one sound has in Latin letters.
_SOUNDS = (("kh", "k"), ("gh", "g"), ("sh", "s"), ("dh", "d"), ("th", "t"), ("ch", "c"), ("ph", "f"), ("q", "k"), ("ck", "k"), ("z", "s"), ("c", "k"), ("j", "g"), ("x", "ks"))
# Two spellings of one place share their consonants and at least this much of their letters.
NEAR = 0.6
# Names of fewer consonants meet by chance; they must differ in vowels alone and start alike.
FEW_CONSONANTS = 2


def is_same_name(kind: EntityType, one: str, other: str) -> bool:
    """Whether two names of things of this kind, in one report, name the same thing."""
    a, b = plain(one), plain(other)
    if a == b:
        return True
    if kind is EntityType.PERSON:
        return _is_short_of(a.split(), b.split()) or _is_short_of(b.split(), a.split()) or _is_respelled(a, b)
    if kind in (EntityType.PLACE, EntityType.FACILITY):
        return _bare_place(a) == _bare_place(b) or _is_respelled(_bare_place(a), _bare_place(b))
    if kind is EntityType.DOCUMENT:
        return False
    return is_initials(a, b) or is_initials(b, a) or (len(a) > 5 and _is_respelled(a, b))


def is_initials(short: str, long: str) -> bool:
    """Whether `short` is made of the first letters of `long`."""
    words = [word for word in re.split(r"[\s-]+", long) if word not in ("of", "the", "for", "and", "'s", "to")]
    letters = short.replace(".", "")
    return len(words) > 1 and letters == "".join(word[0] for word in words)


def plain(name: str) -> str:
    """The name in small letters, without accents, the article "the" and the Arabic article."""
    letters = unicodedata.normalize("NFKD", name).lower().replace("’", "'")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _ARTICLE.sub("", bare.removeprefix("the ")).strip()


def skeleton(name: str) -> str:
    """First letter and consonants, by sound."""
    text = plain(name)
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    return text[:1] + _SOFT.sub("", _DOUBLED.sub(r"\1", text[1:]).replace(" ", ""))


def _is_short_of(short: list[str], long: list[str]) -> bool:
    """Whether each word of the shorter name is one of the longer name's."""
    return 0 < len(short) < len(long) and all(word in long for word in short) and short[-1] not in ("abu", "umm")


def _is_respelled(a: str, b: str) -> bool:
    if not a or not b or a[0] != b[0] or a.count(" ") != b.count(" ") or min(len(a), len(b)) < 3:
        return False
    if skeleton(a) != skeleton(b) and not _is_swapped(a, b):
        return False
    few = len(skeleton(a)) <= FEW_CONSONANTS
    return abs(len(a) - len(b)) <= 2 if few else SequenceMatcher(None, a, b).ratio() >= NEAR


def _is_swapped(a: str, b: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    if len(a) != len(b):
        return False
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def _bare_place(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _place_words():
        words.pop()
    return " ".join(words)


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word.lower() for word in load("places")["name_parts"]["last"] if word.lower() != "countryside")
