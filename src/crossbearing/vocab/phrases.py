"""Finds listed words and phrases in running text, longest first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.vocab.alternatives import alternatives


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed phrase found at characters `start` to `end`, and the label it is listed under."""

    start: int
    end: int
    label: str
    phrase: str


class Phrases:
    """A lexicon of label -> phrases, matched case-blind at word borders; of rival phrases the longest wins."""

    def __init__(self, lexicon: Mapping[str, Sequence[str]], *, cased: bool = False) -> None:
        fold = str if cased else str.casefold
        self._fold = fold
        self._label = {fold(phrase): label for label, phrases in lexicon.items() for phrase in phrases}
        self._pattern = re.compile(rf"(?<!\w){alternatives(self._label, cased=cased)}(?!\w)")

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Each phrase found in `text[start:end]`, left to right, not overlapping."""
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            phrase = " ".join(match.group().replace("’", "'").split())
            yield Hit(match.start(), match.end(), self._label[self._fold(phrase)], phrase)

    def label(self, word: str) -> str | None:
        """The label of exactly this word or phrase; None if it is not listed."""
        return self._label.get(self._fold(word.replace("’", "'")))
