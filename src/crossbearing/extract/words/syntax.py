"""The one role every tagger and parser fills: sentences in, words and names out."""

from collections.abc import Sequence
from typing import Protocol

import msgspec


# Made by the thousand for every report, so of the kind of value that is made fastest.
class Word(msgspec.Struct, frozen=True, gc=False):
    """One token of a sentence, in Universal Dependencies terms.

    `start` and `end` are characters of the sentence text, end not included. `tag` is the Penn tag, `pos` the
    universal part of speech, `head` the index of the governing word in the sentence (its own index at the root),
    `dep` the dependency label without its subtype stripped (`nsubj`, `nsubj:pass`, `obl`, `acl:relcl` ...).
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name found by the model: words first to last (not included) and its kind (`person`, `place` ...)."""

    first: int
    last: int
    kind: str


class Parse(msgspec.Struct, frozen=True):
    """What the grammar makes of one sentence."""

    words: tuple[Word, ...]
    names: tuple[Name, ...]


class Grammar(Protocol):
    """Tags, parses and finds names. Any tagger and parser that gives this may take the shipped one's place."""

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        ...
