"""Places for words on a map, so that none stands on another."""

from collections.abc import Iterable
from dataclasses import dataclass

# The mean width of a letter as a share of its height, measured over names of towns in the font that is used.
_WIDE = 0.58
_TALL = 1.25
# Points between a dot and its words.
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words go: the point they are tied to, on which side of it, and how they are set against it."""

    x: float
    y: float
    across: str
    along: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.bottom >= 0 and self.right <= width and self.top <= height


class Labels:
    """The words on a map so many points wide and high. What stands there keeps others away."""

    def __init__(self, width: float, height: float) -> None:
        self._size = (width, height)
        self._taken: list[_Box] = []

    def keep_off(self, x: float, y: float, radius: float) -> None:
        """Have no words stand on a dot."""
        self._taken.append(_Box(x - radius, y - radius, x + radius, y + radius))

    def fill(self, left: float, bottom: float, right: float, top: float) -> None:
        """Have no words stand in a box."""
        self._taken.append(_Box(left, bottom, right, top))

    def covers(self, x: float, y: float) -> bool:
        """Whether something stands at a point already."""
        return any(box.left <= x <= box.right and box.bottom <= y <= box.top for box in self._taken)

    def place(self, text: str, x: float, y: float, letters: float, radius: float) -> Placed | None:
        """Where the words of a dot can stand: beside, above or below it; None where there is no room."""
        width, height = len(text) * letters * _WIDE, letters * _TALL
        off = radius + GAP / 2
        tries = (
            (_Box(x + off, y - height / 2, x + off + width, y + height / 2), Placed(x + off, y, "left", "center")),
            (_Box(x - off - width, y - height / 2, x - off, y + height / 2), Placed(x - off, y, "right", "center")),
            (_Box(x - width / 2, y + off, x + width / 2, y + off + height), Placed(x, y + off, "center", "bottom")),
            (_Box(x - width / 2, y - off - height, x + width / 2, y - off), Placed(x, y - off, "center", "top")),
        )
        return self._first(tries)

    def within(self, text: str, x: float, y: float, letters: float) -> Placed | None:
        """Where the words of an area can stand: in its middle, or a line above or below it; None without room."""
        width, height = len(text) * letters * _WIDE, letters * _TALL
        return self._first(
            (
                _Box(x - width / 2, y + up - height / 2, x + width / 2, y + up + height / 2),
                Placed(x, y + up, "center", "center"),
            )
            for up in (0.0, height, -height)
        )

    def _first(self, tries: Iterable[tuple[_Box, Placed]]) -> Placed | None:
        """The first of several places with room; nothing else can stand there from then on."""
        for box, placed in tries:
            if box.within(*self._size) and not any(box.meets(other) for other in self._taken):
                self._taken.append(box)
                return placed
        return None
