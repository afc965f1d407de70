"""The words that attribute: verbs, nouns and adjectives with what may stand with them as their content."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossbearing.extract.words.finite import sure_forms
from crossbearing.extract.words.inflections import forms_of
from crossbearing.vocab import load

# What stands behind "be", "feel", "look" is an adjective's own clause.
COPULAS = frozenset({"be", "feel", "look", "sound", "seem", "remain", "become", "appear", "stay", "grow", "get"})


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that may attribute: the kinds of content it takes and the prepositions that open it.

    `kind` is that of the first entry that lists the word: speech, thought, intention, evidence or appearance.
    """

    lemma: str
    kind: str
    takes: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Readings:
    """What one printed form may be: of a verb, a noun, a noun for those who hold a view, an adjective, an adverb.

    `frames`: a noun that with its owner frames a sentence ("in the army's view"). `phrasal` holds
    the verbs that it makes together with the one or two words behind it.
    """

    verb: CueWord | None = None
    noun: CueWord | None = None
    holder: CueWord | None = None
    adjective: CueWord | None = None
    adverb: CueWord | None = None
    phrasal: Mapping[str, CueWord] | None = None
    frames: bool = False


@cache
def cue_lexicon() -> Mapping[str, Readings]:
    """Every printed form of a listed word, in small letters, with what it may be."""
    words = load("attribution")
    verbs = {form: word for word in _entries(words["verbs"]).values() for form in sorted(forms_of(word.lemma).all)}
    nouns, holders, adjectives, adverbs = (
        _entries(words[table]) for table in ("nouns", "holders", "adjectives", "adverbs")
    )
    phrasal: dict[str, dict[str, CueWord]] = {}
    for word in _entries(words["phrasal"]).values():
        verb, rest = word.lemma.split(" ", 1)
        for form in sorted(forms_of(verb).all):
            phrasal.setdefault(form, {})[rest] = word
    framing = frozenset(words["framing"]["nouns"])
    forms = sorted({*verbs, *nouns, *holders, *adjectives, *adverbs, *phrasal, *framing})
    return {
        form: Readings(
            verbs.get(form),
            nouns.get(form),
            holders.get(form),
            adjectives.get(form),
            adverbs.get(form),
            phrasal.get(form),
            form in framing,
        )
        for form in forms
    }


def _entries(tables: list[dict[str, Any]]) -> dict[str, CueWord]:
    """The words of several tables; a word in more than one takes what each of them says."""
    found: dict[str, CueWord] = {}
    for table in tables:
        takes, prepositions = frozenset(table.get("takes", ())), frozenset(table.get("with", ()))
        for lemma in table["words"]:
            known = found.get(lemma, CueWord(lemma, table["kind"], frozenset(), frozenset()))
            found[lemma] = CueWord(lemma, known.kind, known.takes | takes, known.prepositions | prepositions)
    return found


@cache
def sure_cues() -> frozenset[str]:
    """Forms of verbs of saying that are no other word, so that a wrong tag does not hide them."""
    verbs = [word for word in _entries(load("attribution")["verbs"]).values() if "clause" in word.takes]
    past = {form for word in verbs for form in forms_of(word.lemma).past}
    doubtful = frozenset(load("speech")["shapes"]["noun_forms"])
    return (frozenset(past) | frozenset(sure_forms()) | {"say", "tell", "believe"}) - doubtful
