"""The printed forms of a verb or noun, so that a word is known by its form where the tagger errs."""

from dataclasses import dataclass
from functools import cache

from crossbearing.vocab import load

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms of a word, and those that can only be a past tense or participle."""

    all: frozenset[str]
    past: frozenset[str]


@cache
def forms_of(word: str) -> Forms:
    """The forms of a lemma, regular ones by rule and irregular ones from the vocabulary."""
    irregular: dict[str, str] = load("inflections")["irregular"]
    stem = _stem(word)
    past = frozenset(irregular[word].split()) if word in irregular else frozenset({_past(word, stem)})
    present = {word, _with_s(word), stem + "ing", word + "ing" if word.endswith("ee") else stem + "ing"}
    return Forms(frozenset(present) | past, past - {word})


def all_forms(words: frozenset[str]) -> frozenset[str]:
    """Every form of every one of these words."""
    return frozenset(form for word in words for form in forms_of(word).all)


def plurals(words: frozenset[str]) -> frozenset[str]:
    """These words, with their plurals."""
    return words | frozenset(_with_s(word) for word in words)


@cache
def irregular_pasts() -> frozenset[str]:
    """Past forms that are no other word: "struck", "tore"; a verb whatever the tagger says."""
    table: dict[str, str] = load("inflections")["irregular"]
    forms = frozenset(form for past in table.values() for form in past.split())
    return forms - frozenset(table) - frozenset(load("inflections")["ambiguous"].split())


def past_forms(words: frozenset[str]) -> frozenset[str]:
    """Every past form of these words that is not also one of the words themselves."""
    return frozenset(form for word in words for form in forms_of(word).past) - words


@cache
def _doubling() -> frozenset[str]:
    """Verbs that double their last consonant."""
    return frozenset(load("inflections")["doubling"].split())


def _stem(word: str) -> str:
    """What "-ing" is added to: a silent e drops, a short last syllable doubles its consonant."""
    if word.endswith("ie"):
        return word[:-2] + "y"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1]
    if word in _doubling():
        return word + word[-1]
    return word


def _past(word: str, stem: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    if word.endswith("e"):
        return word + "d"
    return stem + "ed"


def _with_s(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
