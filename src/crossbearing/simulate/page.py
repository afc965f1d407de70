"""The text of a report as it is written, with the place of every word."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from crossbearing.model.span import Span

Fill = Mapping[str, Callable[[], None]]
_PIECES = re.compile(r"(\{\w+\}|\[|\])")
Mark = tuple[int, int]


class Page:
    """Takes words one after the other and gives back where they stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._raise = False
        self._owed_comma = False

    def put(self, words: str) -> Span:
        """Write words; where they stand."""
        if self._owed_comma:
            self._owed_comma = False
            if words[0] not in ".,":
                self.put(",")
        if self._raise:
            words, self._raise = words[:1].upper() + words[1:], False
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return Span(words, start, self._length)

    def begin(self) -> None:
        """Have the next letter a capital one."""
        self._raise = True

    def close_apposition(self) -> None:
        """Have a comma after what was written, unless a sign follows by itself."""
        self._owed_comma = True

    @property
    def mark(self) -> Mark:
        """Where the text ends now; `since` takes it back."""
        return len(self._pieces), self._length

    def since(self, mark: Mark) -> Span:
        """Everything written since the mark."""
        number, start = mark
        return Span("".join(self._pieces[number:]), start, self._length)

    @property
    def text(self) -> str:
        """Everything written."""
        return "".join(self._pieces)

    def render(self, template: str, fill: Fill) -> list[Span]:
        """Write a template, each {slot} by its writer in `fill`; where the words between [ and ] stand."""
        opened = self.mark
        marked: list[Span] = []
        for piece in _pieces(template):
            if piece == "[":
                opened = self.mark
            elif piece == "]":
                marked.append(self.since(opened))
            elif piece[0] == "{":
                fill[piece[1:-1]]()
            else:
                self.put(piece)
        return marked


@cache
def _pieces(template: str) -> tuple[str, ...]:
    return tuple(piece for piece in _PIECES.split(template) if piece)


def after(sentence: Span, words: Span) -> Span:
    """What a sentence says behind some words of it, without its full stop."""
    start = words.end + 1
    return Span(sentence.quote[start - sentence.start : -1], start, sentence.end - 1)


def unstopped(sentence: Span) -> Span:
    """A sentence without its full stop."""
    return Span(sentence.quote[:-1], sentence.start, sentence.end - 1)
