"""Words that say whether what a clause tells took place, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.vocab import load


@dataclass(frozen=True, slots=True)
class ModalWords:
    """The lists of the modality vocabulary, their forms spelled out."""

    unreal: frozenset[str]
    unreal_nouns: frozenset[str]
    averted: frozenset[str]
    open_question: frozenset[str]
    owed: frozenset[str]
    terms: tuple[str, ...]
    planned: frozenset[str]
    scheduled: frozenset[str]
    future: frozenset[str]
    negation: frozenset[str]
    denial: frozenset[str]
    unmet: tuple[str, ...]
    awaited: frozenset[str]
    hostile: frozenset[str]
    blamed: frozenset[str]
    deals: frozenset[str]
    authorship: frozenset[str]
    own_words: tuple[str, ...]


@cache
def modal_words() -> ModalWords:
    """The words of the shipped vocabulary."""
    table = load("modality")

    def members(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    return ModalWords(
        all_forms(members("unreal")),
        plurals(members("unreal_nouns")),
        all_forms(members("averted")),
        members("open_question"),
        members("owed"),
        tuple(table["terms"]),
        all_forms(members("planned")),
        all_forms(members("scheduled")),
        members("future"),
        members("negation"),
        all_forms(members("denial")),
        tuple(table["unmet"]),
        members("awaited"),
        members("hostile"),
        members("blamed"),
        members("deals"),
        members("authorship"),
        tuple(table["own_words"]),
    )
