"""Counts of times, incidents and complaints: breaches of a truce, rounds of asking and refusing, or neither."""

import re
from functools import cache

from crossbearing.extract.figures.figure_noun import Counted
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# Where a truce is told of, attacks are counted as breaches of it.
_TRUCE = re.compile(
    r"\b(?:truce|cease-?fire|armistice|cessation\s+of\s+hostilities|non-?aggression|peace\s+pact|pact|violations?|breach(?:es)?)\b",
    re.IGNORECASE,
)
# Acts of war told of so often are counted in a tally, not told one by one.
_TALLIED = 10


def is_truce_told(marked: Marked) -> bool:
    """Whether the report tells of a truce or of breaches of one."""
    return _TRUCE.search(marked.text) is not None


def times_category(marked: Marked, place: Token, value: float | None) -> Category:
    """What "twice" or "13 times" counts, by the verb it stands with."""
    verb = _verb_of(marked, place)
    if verb is None:
        return Category.OTHER
    words = {word.lower for word in (verb, *marked.children(verb, "compound:prt", "obj", "advmod", "xcomp"))}
    if not words.isdisjoint(_words("breaking")):
        return Category.VIOLATIONS
    if verb.lower in _words("asking"):
        return Category.ROUNDS
    often = value is not None and value >= _TALLIED
    fought = not words.isdisjoint(_words("fighting"))
    return Category.VIOLATIONS if often and fought and is_truce_told(marked) else Category.OTHER


def is_tallied(marked: Marked, counted: Counted) -> bool:
    """Whether incidents, complaints or files are those that watchers of a truce keep count of."""
    listed = load("counted")["tally"]
    noun = None if counted.noun is None else counted.noun.lemma.lower()
    if noun in listed["incidents"]:
        return is_truce_told(marked)
    if noun not in listed["files"]:
        return False
    sentence = marked.sentences[counted.anchor.sentence]
    beside = {word.lower for word in marked.words(sentence)}
    return not beside.isdisjoint(_words("recording")) and is_truce_told(marked)


def _verb_of(marked: Marked, place: Token) -> Token | None:
    """The verb that a count of times stands with: over it in the tree, else the nearest one in its sentence."""
    above = next((word for word in marked.ancestors(place) if word.tag.startswith("VB")), None)
    if above is not None:
        return above
    near = [word for word in marked.words(marked.sentences[place.sentence]) if word.tag.startswith("VB")]
    return min(near, key=lambda word: abs(word.i - place.i), default=None)


@cache
def _words(kind: str) -> frozenset[str]:
    """Every form of the words of one kind."""
    return all_forms(frozenset(load("counted")["tally"][kind]))
