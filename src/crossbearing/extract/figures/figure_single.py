"""Single persons told of as killed or wounded without a number: "a midwife died", "wounding her grandson"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.figures.figure_category import fate_of_person
from crossbearing.extract.figures.figure_noun import Counted, meaning_of
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# The note of a figure that no number word prints.
ONE_PERSON = "one person, told of without a number"

_TOLLS = (Category.KILLED, Category.WOUNDED)
_ARTICLES = frozenset({"a", "an", "another", "his", "her", "their"})
_PHRASE = ("DT", "PRP$", "JJ", "VBN", "NN", "HYPH", "CD")
_LONGEST = 6
# Behind these a person belongs to those told before, or is a second word for one.
_APPOSING = frozenset({",", "(", "–", "—", "-", ":", "as", "including", "include", "includes", "like"})


@dataclass(frozen=True, slots=True)
class Single:
    """One person, the words `start` to `end`, and what became of them."""

    start: int
    end: int
    counted: Counted
    fate: Category


@cache
def fate_words() -> frozenset[str]:
    """Every form of the words that say that people were killed or wounded."""
    table = load("counted")
    tables = [table[name] for name in ("object_verbs", "subject_verbs", "governing_nouns", "persons", "states")]
    lemmas = frozenset(
        lemma for kind in tables for label in (*_TOLLS, Category.CASUALTIES) for lemma in kind.get(label.value, ())
    )
    return lemmas | all_forms(lemmas)


def find_singles(marked: Marked, sentence: Sentence) -> Iterator[Single]:
    """The single persons whom a sentence tells of as killed or wounded; not those among people told of before."""
    words = marked.words(sentence)
    if fate_words().isdisjoint(word.lower for word in words):
        return
    for place, word in enumerate(words):
        if word.lower not in _ARTICLES or word.tag not in ("DT", "PRP$"):
            continue
        phrase = _phrase(words[place : place + _LONGEST])
        if phrase is None or _is_apposed(words, place):
            continue
        counted = Counted(phrase[-1], phrase[-1], phrase[-1].end, phrase)
        fate = fate_of_person(marked, counted, word.start)
        if fate in _TOLLS:
            yield Single(word.start, phrase[-1].end, counted, fate)


def _phrase(words: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """The words up to the noun for one person; None where they name something else."""
    last = 0
    while last + 1 < len(words) and words[last + 1].tag in _PHRASE:
        last += 1
    noun = words[last]
    if last == 0 or noun.tag != "NN" or any(word.tag == "CD" and word.end == word.start for word in words):
        return None
    meaning = meaning_of(noun)
    alone = meaning.person and meaning.category not in (*_TOLLS, Category.CASUALTIES, Category.DETAINED)
    return words[: last + 1] if alone and noun.lower not in ("people", "police", "personnel", "staff", "crew") else None


def _is_apposed(words: tuple[Token, ...], place: int) -> bool:
    before = words[place - 1] if place > 0 else None
    return before is not None and before.lower in _APPOSING
