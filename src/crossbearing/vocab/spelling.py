"""Spellings of one name that came into Latin letters on different ways."""

import re
import unicodedata
from difflib import SequenceMatcher

_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|az|ad|an|ul)[- ](?=\w)", re.IGNORECASE)
_DOUBLED = re.compile(r"(.)\1+")
_SOFT = re.compile(r"[aeiouywh'’`-]")
# Spellings that one sound has in Latin letters.
_SOUNDS = tuple(
    pair.split(":")
    for pair in ["kh:k", "gh:g", "sh:s", "dh:d", "th:t", "ch:c", "ph:f", "q:k", "ck:k", "z:s", "c:k", "j:g", "x:ks"]
)
# Two spellings of one name share their consonants and at least this much of their letters.
NEAR = 0.6
# Names of fewer consonants meet by chance; they must differ in vowels alone and be about as long.
FEW_CONSONANTS = 2
SHORTEST = 3


def plain(name: str) -> str:
    """The name in small letters, without accents, the article "the" and the Arabic article."""
    bare = name.lower()
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name).lower().replace("’", "'")
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _ARTICLE.sub("", bare.removeprefix("the ")).strip()


def skeleton(name: str) -> str:
    """First letter and consonants, by sound."""
    text = plain(name)
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    return text[:1] + _SOFT.sub("", _DOUBLED.sub(r"\1", text[1:]).replace(" ", ""))


def is_respelled(a: str, b: str) -> bool:
    """Whether two plain names are spellings of one."""
    if not a or not b or a[0] != b[0] or a.count(" ") != b.count(" ") or min(len(a), len(b)) < SHORTEST:
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
