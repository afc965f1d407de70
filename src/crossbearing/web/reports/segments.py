"""A text cut where marks begin and end, so that every piece of it is in the same marks from end to end."""

# Invariants: the pieces in order are the whole stretch, without a gap; a piece has the marks that cover it, all of them
# and no others; a name that is replaced is one piece.

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from crossbearing.web.reports.layers import Mark

# Where a name is replaced: start, end (not included), and what stands there instead.
Replaced = tuple[int, int, str]
_RETURN = re.compile(r"\r\n?|(?<=\r)\n")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text from `start` to `end`, with the items that it carries, the narrowest first, and their layers.

    `first` are the items that are found here first in the text.
    """

    start: int
    end: int
    text: str
    items: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cutter:
    """A text that is cut: `replaced` are the names in it that are, `cuts` where it is cut in any case, in order."""

    text: str
    replaced: Sequence[Replaced] = ()
    cuts: Sequence[int] = ()

    def segments(self, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
        """The pieces of a stretch of the text, in order; `marks` are in order too."""
        instead = {first: words for first, _, words in self.replaced}
        here = [mark for mark in marks if mark.start < end and start < mark.end]
        # The number of a mark tells those with one end apart.
        active: list[tuple[int, int, Mark]] = []
        seen: set[str] = set()
        waiting = 0
        for begin, stop in pairwise(self._edges(start, end, here)):
            while waiting < len(here) and here[waiting].start < stop:
                heappush(active, (here[waiting].end, waiting, here[waiting]))
                waiting += 1
            while active and active[0][0] <= begin:
                heappop(active)
            over = [one[2] for one in sorted(active, key=lambda one: (one[2].end - one[2].start, one[1]))]
            items = tuple(dict.fromkeys(mark.item for mark in over))
            fresh = tuple(item for item in items if item not in seen)
            seen.update(fresh)
            layers = tuple(dict.fromkeys(mark.layer for mark in over))
            yield Segment(begin, stop, instead.get(begin, self.text[begin:stop]), items, layers, fresh)

    def _edges(self, start: int, end: int, marks: Sequence[Mark]) -> list[int]:
        """Where pieces begin, and where the last one ends."""
        found = {start, end, *(cut for cut in self.cuts if start < cut < end)}
        for mark in marks:
            found.update((max(start, mark.start), min(end, mark.end)))
        # Browsers make one character of CR LF: behind it a piece begins, whose characters are counted anew.
        found.update(match.end() for match in _RETURN.finditer(self.text, start, end))
        for first, last, _ in self.replaced:
            if start <= first < end:
                found.update((first, min(last, end)))
                # Nothing is cut within a name.
                found.difference_update(range(first + 1, min(last, end)))
        return sorted(found)
