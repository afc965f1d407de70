"""The rules by which words tell a state of a place, as the vocabulary lists them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.needed_words import NeededWords
from crossbearing.extract.words.templates import Templates
from crossbearing.model.place_status import Attribute
from crossbearing.model.span import Span
from crossbearing.vocab import load


class Who(StrEnum):
    """Where the holder of a place stands: in the subject, behind the words, in them, nowhere, or it leaves."""

    SUBJECT = "subject"
    AGENT = "agent"
    SIDE = "side"
    NONE = "none"
    LEAVER = "leaver"


@dataclass(frozen=True, slots=True)
class Rule:
    """Templates for one attribute, and what must stand around them.

    `agent` and `placed` demand a holder or a place right behind the words, `named` a place in the sentence, `people`
    somebody to live there, `about` a subject of some class of words. `lasts` marks a change that goes on from its
    date; `standing` an attribute ("besieged") that no date of its sentence bounds and no wish ahead of it undoes.
    """

    attribute: Attribute
    who: Who
    templates: Templates
    agent: bool = False
    placed: bool = False
    named: bool = False
    people: bool = False
    about: str | None = None
    lasts: bool = False
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """The words of a clause at which a rule's templates match."""

    rule: Rule
    clause: Clause
    span: Span


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in order of the vocabulary: of rules for the same attribute the first that fits answers."""
    words = load("place_status")
    return tuple(_rule(entry, words["classes"]) for entry in words["rules"])


def possible_rules(words: frozenset[str]) -> list[Rule]:
    """The rules of which a template may match among these words, in order."""
    return [rules()[number] for number in _needed().possible(words)]


@cache
def _needed() -> NeededWords:
    return NeededWords((number, needs) for number, rule in enumerate(rules()) for needs in rule.templates.needs)


def _rule(entry: dict[str, Any], classes: dict[str, list[str]]) -> Rule:
    flags = {key: value for key, value in entry.items() if key not in ("attribute", "who", "templates")}
    templates = Templates(entry["templates"], classes)
    return Rule(Attribute(entry["attribute"]), Who(entry["who"]), templates, **flags)


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of the vocabulary (`grounds`, `prisons` ...)."""
    return frozenset(load("place_status")["words"][name])


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of words that templates may name (`force`, `people` ...)."""
    return frozenset(load("place_status")["classes"][name])
