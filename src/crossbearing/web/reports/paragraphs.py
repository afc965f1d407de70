"""A report's text as its paragraphs, each with what it is for, a page of them at a time."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.reading import Reading
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.reports.layers import Mark
from crossbearing.web.reports.segments import Cutter, Segment

# So many characters are shown at once: more than nearly every report has, and few enough that a page whose every
# sentence is full of evidence is made in a tenth of a second.
PER_PART = 12_000
# What is no part of what the report tells, and shown paler.
_BESIDE = frozenset(
    {
        *(ZoneKind.READING_TIME, ZoneKind.NAVIGATION, ZoneKind.SHARE, ZoneKind.PROMO, ZoneKind.ADVERT),
        *(ZoneKind.RELATED, ZoneKind.COMMENTS, ZoneKind.SCRIPT, ZoneKind.FOOTER, ZoneKind.TICKER),
    }
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text: what it is for (None: not said), whether that is beside what is told, and its pieces."""

    zone: str | None
    is_beside: bool
    segments: tuple[Segment, ...]


class Paragraphs:
    """The paragraphs of a report's text, in parts."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._text = text
        self._replaced = list(StandIns(reading).places(text))
        self._starts, self._kinds = _stretches(reading.zones, text)
        self._parts = list(self._cut())

    @property
    def parts(self) -> int:
        """How many parts the text has."""
        return len(self._parts)

    def part_of(self, place: int) -> int:
        """The number of the part, from 1, in which a character stands."""
        return max(1, bisect_right([start for start, _ in self._parts], place))

    def bounds(self, part: int) -> tuple[int, int]:
        """From where to where a part goes."""
        return self._parts[part - 1]

    def shown(self, part: int, marks: Sequence[Mark]) -> list[Paragraph]:
        """The paragraphs of a part, cut where these marks begin and end."""
        start, end = self.bounds(part)
        pieces = Cutter(self._text, self._replaced, self._starts).segments(start, end, marks)
        found: dict[int, list[Segment]] = {}
        for piece in pieces:
            found.setdefault(bisect_right(self._starts, piece.start) - 1, []).append(piece)
        return [self._paragraph(index, tuple(its)) for index, its in found.items()]

    def _paragraph(self, index: int, pieces: tuple[Segment, ...]) -> Paragraph:
        kind = self._kinds[index] if 0 <= index < len(self._kinds) else None
        return Paragraph(None if kind is None else kind.value, kind in _BESIDE, pieces)

    def _cut(self) -> Iterator[tuple[int, int]]:
        """The parts: as many paragraphs as go in, or a piece of one that does not."""
        start, whole = 0, len(self._text)
        while whole - start > PER_PART:
            before = bisect_right(self._starts, start + PER_PART)
            last = self._starts[before - 1] if before else start
            end = last if last > start else start + PER_PART
            # No name that is replaced is cut in two.
            end = next((after for first, after, _ in self._replaced if first < end < after), end)
            yield start, end
            start = end
        if start < whole or start == 0:
            yield start, whole


def _stretches(zones: Sequence[Zone], text: str) -> tuple[list[int], list[ZoneKind | None]]:
    """Where paragraphs begin, and what each is for; white space behind one belongs to it."""
    spans = sorted((span.start, span.end, zone.kind) for zone in zones for span in zone.spans)
    starts: list[int] = []
    kinds: list[ZoneKind | None] = []
    at = 0
    for start, end, kind in spans:
        if start > at and text[at:start].strip():
            starts.append(at + _blank(text, at, start))
            kinds.append(None)
        starts.append(start)
        kinds.append(kind)
        at = max(at, end)
    if at < len(text) and text[at:].strip():
        starts.append(at + _blank(text, at, len(text)))
        kinds.append(None)
    return (starts, kinds) if starts else ([0], [None])


def _blank(text: str, start: int, end: int) -> int:
    """How much white space a stretch begins with."""
    piece = text[start:end]
    return len(piece) - len(piece.lstrip())
