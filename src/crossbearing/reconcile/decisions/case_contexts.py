"""How much of a report goes out with a case made of it: all, or where it names protected people a paragraph."""

# Invariant: no text goes out in which somebody is mentioned who is protected, by whatever words the report has.

from collections.abc import Collection
from dataclasses import dataclass

from crossbearing.model.entity import MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.stand_ins import StandIns

_BLANK = "\n\n"


@dataclass(frozen=True, slots=True)
class Context:
    """A text that goes out, and how far words stand further on in it than in their report."""

    text: str
    shift: int = 0

    def moved(self, words: Span) -> Span:
        """Words of the report where they stand in this text."""
        return Span(words.quote, words.start + self.shift, words.end + self.shift)


class Contexts:
    """What may go out of one report. `hidden` are names, small letters, that no text may have."""

    def __init__(self, reading: Reading, text: str, hidden: Collection[str]) -> None:
        self.reading = reading
        self._text = text
        self._hidden = hidden
        self._stand_ins = StandIns(reading)
        self._mentions = [
            mention
            for entity in reading.entities
            if entity.protect
            for mention in entity.mentions
            if mention.kind is not MentionKind.PRONOUN
        ]

    def around(self, words: Span) -> Context | None:
        """The whole report, or the paragraph with these words under the publisher; None where nothing may go out."""
        if not words.stands_in(self._text):
            return None
        if self._may_go(0, len(self._text)):
            return Context(self._text)
        start = self._text.rfind(_BLANK, 0, words.start)
        start = 0 if start < 0 else start + len(_BLANK)
        end = self._text.find(_BLANK, words.end)
        end = len(self._text) if end < 0 else end
        if not self._may_go(start, end):
            return None
        head = "" if self.reading.document.publisher is None else f"publisher: {self.reading.document.publisher}\n\n"
        return Context(head + self._text[start:end], len(head) - start)

    def _may_go(self, start: int, end: int) -> bool:
        """Whether nobody is mentioned there who is protected."""
        piece = self._text[start:end]
        folded = piece.casefold()
        return (
            all(mention.end <= start or mention.start >= end for mention in self._mentions)
            and self._stand_ins.masked(piece) == piece
            and not any(name in folded for name in self._hidden)
        )
