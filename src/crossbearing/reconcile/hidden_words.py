"""Finds protected names in words that are of no report at hand: the name of a deal, the label of an incident."""

import re
from collections.abc import Collection, Iterator, Sequence

HIDDEN = "[protected]"
# The longest name of a person, in words, that is looked for.
NAME_WORDS = 8
# A word with the signs and vowel marks inside it; those at its edges are no part of a name, nor is the s of possession.
_WORD = re.compile(r"[^\W_]+(?:['’.\-\u0300-\u036f\u064b-\u065f\u0670]+[^\W_]+)*")
_POSSESSION = ("'s", "’s")


def hidden_in(text: str, hidden: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text that are among the hidden ones (small letters): the longest first, none twice."""
    words = [match.span() for match in _WORD.finditer(text)] if hidden else []
    number = 0
    while number < len(words):
        found = _longest(text, words[number : number + NAME_WORDS], hidden)
        if found is None:
            number += 1
        else:
            count, end = found
            yield words[number][0], end
            number += count


def without_hidden(text: str, hidden: Collection[str]) -> str:
    """The text with a stand-in for each hidden name."""
    parts, at = [], 0
    for start, end in hidden_in(text, hidden):
        parts += [text[at:start], HIDDEN]
        at = end
    return "".join([*parts, text[at:]])


def _longest(text: str, words: Sequence[tuple[int, int]], hidden: Collection[str]) -> tuple[int, int] | None:
    """Of how many words, from the first one, the longest hidden name is, and where it ends; None for none."""
    for count in range(len(words), 0, -1):
        run = text[words[0][0] : words[count - 1][1]]
        for end in ("", *_POSSESSION):
            if run.casefold().endswith(end) and " ".join(run.removesuffix(end).split()).casefold() in hidden:
                return count, words[0][0] + len(run.removesuffix(end))
    return None
