"""Stretches of a text that others are put in the place of, and where every other character is then."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `start` to `end` of a text, and what is to stand there."""

    start: int
    end: int
    new: str


class Edits:
    """Edits of one text, none of which overlap: of two that do, the first and longest is taken."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end, edit.new)):
            if not self.edits or edit.start >= self.edits[-1].end:
                self.edits.append(edit)
        # How far what begins with each edit has moved by the edits before it.
        self._moved = [0]
        for edit in self.edits:
            self._moved.append(self._moved[-1] + len(edit.new) - (edit.end - edit.start))
        self._starts = [edit.start for edit in self.edits]

    def __bool__(self) -> bool:
        return bool(self.edits)

    def applied(self, text: str) -> str:
        """The text as it stands afterwards."""
        parts, done = [], 0
        for edit in self.edits:
            parts += [text[done : edit.start], edit.new]
            done = edit.end
        return "".join([*parts, text[done:]])

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` are afterwards; a stretch that cuts an edit has the whole of it."""
        return self._at(start, is_end=False), self._at(end, is_end=True)

    def _at(self, at: int, *, is_end: bool) -> int:
        number = bisect_right(self._starts, at - 1 if is_end else at)
        if number and at < self.edits[number - 1].end:
            edit = self.edits[number - 1]
            return edit.start + self._moved[number - 1] + (len(edit.new) if is_end else 0)
        return at + self._moved[number]
