"""Characters of one report's text, with the words that stand there."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.errors import ModelError, UngroundedError


@dataclass(frozen=True, slots=True)
class Span:
    """The words `quote` at characters `start` to `end` (not included) of a report's text, in code points."""

    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ModelError(f"Span {self.start}:{self.end} holds no text")
        if len(self.quote) != self.end - self.start:
            raise UngroundedError(
                f"Span {self.start}:{self.end} has room for {self.end - self.start} characters, "
                f"its quote has {len(self.quote)}"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of characters `start` to `end` of `text`."""
        return cls(text[start:end], start, end)

    @classmethod
    def trimmed(cls, text: str, start: int, end: int) -> "Span | None":
        """The same without white space at its edges; None if nothing is left."""
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return cls(text[start:end], start, end) if start < end else None

    def stands_in(self, text: str) -> bool:
        """Whether the quote is at its offsets in `text`."""
        return text[self.start : self.end] == self.quote

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every character of the other is in this one."""
        return self.start <= other.start and other.end <= self.end


def require_grounded(spans: Iterable[Span], text: str) -> None:
    """Raise UngroundedError for the first span whose quote is not at its offsets."""
    for span in spans:
        if not span.stands_in(text):
            found = text[span.start : span.end]
            raise UngroundedError(
                f"Quote {span.quote[:60]!r} is not at {span.start}:{span.end}; the report has {found[:60]!r} there"
            )
