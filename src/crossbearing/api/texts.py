"""The texts of readings that are asked for one after the other, looked up many at a time."""

from collections.abc import Callable, Collection, Sequence

from crossbearing.model.reading import Reading

# So many are looked up, and held, together.
TOGETHER = 500


class Texts:
    """The texts of readings that are asked for in the order in which they are given here."""

    def __init__(self, readings: Sequence[Reading], look_up: Callable[[Collection[str]], dict[str, str]]) -> None:
        self._order = [reading.sha256 for reading in readings]
        self._place = {key: number for number, key in enumerate(self._order)}
        self._look_up = look_up
        self._held: dict[str, str] = {}

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        if reading.sha256 not in self._held:
            start = self._place[reading.sha256]
            self._held = self._look_up(self._order[start : start + TOGETHER])
        return self._held[reading.sha256]
