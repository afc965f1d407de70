"""The rules of the events vocabulary, their words spelled out in every form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from crossbearing.errors import SetupError
from crossbearing.extract.words.inflections import all_forms, forms_of, past_forms, plurals
from crossbearing.model.event import EventType
from crossbearing.vocab import load

# The words of a phrase, one set of choices for each; None is a gap.
Pattern = tuple[frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the vocabulary; see the head of `events.toml` for what each field asks.

    `phrases` are filed under each word they may begin with, so that a word calls up only what it can begin.
    """

    type: EventType
    verbs: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    needs: str = ""
    mention: bool = False


@cache
def event_rules() -> tuple[Rule, ...]:
    """The rules of the shipped vocabulary, in their order."""
    return read_rules(load("events"))


def read_rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    """The rules of a table of classes and rules; SetupError if a rule names a class that is not there."""
    classes = {name: _class(name, frozenset(words.split())) for name, words in table["classes"].items()}
    return tuple(_rule(entry, classes) for entry in table["rule"])


def _class(name: str, words: frozenset[str]) -> frozenset[str]:
    """The words of a class with their forms: of verbs, as a name with `do_` says, all; else the plurals."""
    return all_forms(words) if name.startswith("do_") else plurals(words)


def _rule(entry: dict[str, Any], classes: dict[str, frozenset[str]]) -> Rule:
    def members(field: str) -> frozenset[str]:
        names = entry.get(field, "").split()
        unknown = sorted(set(names) - set(classes))
        if unknown:
            raise SetupError(f"Rule for {entry['type']!r} names unknown word classes {unknown}")
        return frozenset().union(*(classes[name] for name in names))

    verbs = frozenset(entry.get("verbs", "").split())
    return Rule(
        type=EventType(entry["type"]),
        verbs=all_forms(verbs),
        past=past_forms(verbs),
        nouns=plurals(frozenset(entry.get("nouns", "").split())),
        phrases=_filed(pattern for text in entry.get("phrases", ()) for pattern in _patterns(text, classes)),
        subject=members("subject"),
        object=members("object"),
        words=members("with"),
        without=members("without"),
        not_object=members("not_object"),
        theme=members("theme"),
        against=members("against"),
        about=members("about"),
        never=classes.get("elsewhere", frozenset()),
        needs=entry.get("needs", ""),
        mention=entry.get("mention", False),
    )


def _filed(patterns: Iterator[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by each word they may begin with, in their order."""
    filed: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in pattern[0] or ():
            filed.setdefault(word, []).append(pattern)
    return {word: tuple(found) for word, found in filed.items()}


def _patterns(text: str, classes: dict[str, frozenset[str]]) -> Iterator[Pattern]:
    """The phrase as sets of words, once for every way in which its hyphened words may be cut."""
    for choice in product(*(_cuts(element) for element in text.split())):
        flat = [piece for pieces in choice for piece in pieces]
        yield tuple(None if piece == "*" else _alternatives(piece, classes) for piece in flat)


def _cuts(element: str) -> tuple[tuple[str, ...], ...]:
    if "-" not in element or "|" in element or element == "-":
        return ((element,),)
    left, right = element.split("-", 1)
    return ((element,), (left, "-", right))


def _alternatives(piece: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in piece.split("|"):
        if word.startswith("@") and word[1:] not in classes:
            raise SetupError(f"Phrase element {piece!r} names an unknown word class")
        found |= classes[word[1:]] if word.startswith("@") else forms_of(word).all | {word}
    return frozenset(found)
