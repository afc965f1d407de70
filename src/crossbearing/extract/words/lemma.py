"""Finds the dictionary form of a word from its Penn tag: a table of exceptions over learned endings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

LONGEST_ENDING = 6

# Where the table lies inside a pipeline's folder.
LEMMAS_FILE = "lemmas.json"


class Ending(msgspec.Struct, frozen=True, array_like=True):
    """What turns a form into its lemma: cut so many characters off the end, then add these."""

    cut: int
    add: str

    def apply(self, form: str) -> str:
        return form[: len(form) - self.cut] + self.add


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The lemma of any English word. `words` holds whole forms, `endings` the rules, both by Penn tag."""

    words: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, Mapping[str, Ending]]

    def find(self, form: str, tag: str) -> str:
        """The lemma, in lower case unless the word is a proper name."""
        plain = form.replace("’", "'")
        low = plain.lower()
        known = self.words.get(tag, {}).get(low)
        if known is not None:
            return known
        lemma = self.by_ending(low, tag)
        return plain[: len(lemma)] + lemma[len(plain) :] if tag.startswith("NNP") else lemma

    def by_ending(self, low: str, tag: str) -> str:
        """The lemma by rule alone: the longest known ending of this tag decides."""
        rules = self.endings.get(tag, {})
        for length in range(min(LONGEST_ENDING, len(low) - 1), -1, -1):
            rule = rules.get(low[len(low) - length :])
            if rule is not None:
                return rule.apply(low)
        return low


def load_lemmas(path: Path) -> Lemmas:
    """The table that the recipe wrote."""
    return msgspec.json.decode(path.read_bytes(), type=Lemmas)


def save_lemmas(lemmas: Lemmas, path: Path) -> None:
    """Write the table, sorted, so that the same lemmas give the same file."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(lemmas, order="sorted"), indent=0))
