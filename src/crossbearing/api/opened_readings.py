"""The readings that a look at a view opens."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from crossbearing.model.reading import Reading


class OpenedReadings(Mapping[str, Reading]):
    """Readings by hash, of which only those are opened that are asked for; those expected are opened together."""

    def __init__(self, open_readings: Callable[[Collection[str]], list[Reading]]) -> None:
        self._open = open_readings
        self._opened: dict[str, Reading] = {}
        self._expected: set[str] = set()

    def expect(self, hashes: Iterable[str]) -> None:
        """Have these opened together when the first of them is asked for."""
        self._expected.update(key for key in hashes if key not in self._opened)

    def forget(self) -> None:
        """Let go of what was opened, and expect nothing."""
        self._opened.clear()
        self._expected.clear()

    def __getitem__(self, sha256: str) -> Reading:
        if sha256 not in self._opened:
            wanted = sorted({sha256, *self._expected})
            self._expected.clear()
            self._opened.update((reading.sha256, reading) for reading in self._open(wanted))
        return self._opened[sha256]

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)
