"""One sentence as attribution looks at it: its words, the reach of every word in the tree, and what is quoted."""

from dataclasses import dataclass
from itertools import pairwise

from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.words.marked import Marked, Sentence, Token

Range = tuple[int, int]

PAUSES = frozenset({",", ";", ":", "—", "–", "--", "-"})
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "cannot", "no", "hardly"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What stands before the first word of a noun phrase and is not part of it.
_LEADING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "INTJ"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of tokens `first` to `last` (not included, final punctuation left out).

    `tokens` are those of the whole report. `left` and `right` hold the first and last token of everything each word
    governs; `quoted` the tokens of direct words, marks included.
    """

    marked: Marked
    tokens: tuple[Token, ...]
    first: int
    last: int
    left: list[int]
    right: list[int]
    quoted: frozenset[int]

    def left_of(self, i: int) -> int:
        """The first token of what this word governs."""
        return self.left[i - self.first]

    def right_of(self, i: int) -> int:
        """The last token of what this word governs."""
        return self.right[i - self.first]

    def children(self, i: int) -> tuple[Token, ...]:
        """The words of the stretch that this one governs."""
        found = self.marked.children(self.tokens[i])
        if len(found) > 0 and (found[0].i < self.first or found[-1].i >= self.last):
            return tuple(child for child in found if self.first <= child.i < self.last)
        return found

    def is_finite(self, i: int) -> bool:
        """Whether a finite verb stands there."""
        return self.tokens[i].tag in _FINITE

    def has_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in the stretch."""
        return any(token.tag in _FINITE for token in self.tokens[first:last])

    def is_nominal(self, i: int) -> bool:
        """Whether a noun, name, pronoun or number stands there."""
        return self.tokens[i].pos in _NOMINAL

    def phrase(self, head: int, low: int, high: int) -> Range:
        """The noun phrase around a head, within tokens `low` to `high`, relative clauses behind a comma left out."""
        first, last = max(low, self.left_of(head)), min(high, self.right_of(head) + 1)
        for child in self.children(head):
            if child.i < head and child.dep in (
                "cc",
                "punct",
                "mark",
                "advmod",
                "advcl",
                "obl",
                "parataxis",
                "discourse",
            ):
                first = max(first, min(child.i + 1, self.right_of(child.i) + 1, head))
        while first < head and self.tokens[first].pos in _LEADING and self.tokens[first].text not in ("$", "#"):
            first += 1
        return first, max(head + 1, self.trimmed_end(first, last))

    def trimmed_end(self, first: int, last: int) -> int:
        """`last` without commas, dashes and links right before it."""
        while last - 1 > first and (self.tokens[last - 1].text in PAUSES or self.tokens[last - 1].pos == "CCONJ"):
            last -= 1
        return last


def segments(marked: Marked, sentence: Sentence) -> list[Range]:
    """The sentence, cut where a full stop or closing mark is followed by a mark or capital of another one."""
    cuts = [sentence.first]
    tokens = marked.tokens
    for token in tokens[sentence.first + 1 : sentence.last - 1]:
        if token.text not in MARKS:
            continue
        before, after = tokens[token.i - 1], tokens[token.i + 1]
        if before.text in _ENDS:
            opening = marked.text[token.start - 1 : token.start].isspace()
            if opening and after.text[:1].isupper():
                cuts.append(token.i)
            elif not opening and after.text[:1].isupper() and before.text == ".":
                cuts.append(after.i)
    return list(pairwise([*cuts, sentence.last]))


def scene_of(marked: Marked, first: int, last: int, quoted: frozenset[int]) -> Scene:
    """The scene of a segment."""
    left = list(range(first, last))
    right = list(left)
    for token in marked.tokens[first:last]:
        i, head = token.i, token.head
        while head != i and first <= head < last:
            at = head - first
            grown = False
            if left[at] > token.i:
                left[at], grown = token.i, True
            if right[at] < token.i:
                right[at], grown = token.i, True
            if not grown:
                break
            i, head = head, marked.tokens[head].head
    while last - 1 > first and marked.tokens[last - 1].text in _ENDS:
        last -= 1
    return Scene(marked, marked.tokens, first, last, left, right, quoted)
