"""Words of a report with those marked that were looked for, and stand-ins in the place of protected names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.span import Span
from crossbearing.reconcile.stand_ins import StandIns


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, and whether it was looked for."""

    words: str
    found: bool


def marked(whole: Span, found: Sequence[Span], stand_ins: StandIns) -> tuple[Piece, ...]:
    """The words of `whole` in order, white space as one blank; a protected name is no find, whatever was looked for."""
    hidden = list(stand_ins.places(whole.quote))
    marks = [(one.start - whole.start, one.end - whole.start) for one in found if whole.covers(one)]
    clear = [(start, end) for start, end in marks if not any(a < end and start < b for a, b, _ in hidden)]
    cuts = [*((a, b, instead, False) for a, b, instead in hidden)]
    cuts += [(start, end, whole.quote[start:end], True) for start, end in clear]
    return tuple(_pieces(whole.quote, sorted(cuts)))


def _pieces(text: str, cuts: Sequence[tuple[int, int, str, bool]]) -> Iterator[Piece]:
    at = 0
    for start, end, words, is_found in cuts:
        # What overlaps a piece that was given is in it.
        if start >= at:
            yield from _piece(text[at:start])
            yield from _piece(words, found=is_found)
            at = end
    yield from _piece(text[at:])


def _piece(words: str, *, found: bool = False) -> Iterator[Piece]:
    if words:
        edges = " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""
        inner = " ".join(words.split())
        yield Piece(f"{edges[0]}{inner}{edges[1]}" if inner else " ", found)
