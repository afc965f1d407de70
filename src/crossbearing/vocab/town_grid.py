"""Towns of a table of places by where they lie."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import floor

_TOWNS = frozenset(("city", "village", "capital"))
# A window over more cells of one degree than this is filled by the largest towns soon: the whole table is gone through.
_FEW_CELLS = 400


class TownGrid:
    """The line numbers of towns in cells of one degree, made once from the lines of a table."""

    def __init__(self, lines: Sequence[str]) -> None:
        towns = (_town(number, line) for number, line in enumerate(lines))
        # The largest first; the sort keeps those of one size in the order of the table.
        found = sorted((town for town in towns if town is not None), key=lambda town: -town[3])
        self._all = [(lat, lon, number) for lat, lon, number, _ in found]
        self._cells: dict[tuple[int, int], list[int]] = {}
        for rank, (lat, lon, _) in enumerate(self._all):
            self._cells.setdefault((floor(lat), floor(lon)), []).append(rank)

    def within(self, south: float, west: float, north: float, east: float) -> Iterator[int]:
        """The line numbers of the towns between these degrees (WGS 84), the largest first."""
        rows, columns = range(floor(south), floor(north) + 1), range(floor(west), floor(east) + 1)
        if len(rows) * len(columns) > _FEW_CELLS:
            ranks: Sequence[int] = range(len(self._all))
        else:
            ranks = sorted(rank for cell in product(rows, columns) for rank in self._cells.get(cell, ()))
        for rank in ranks:
            lat, lon, number = self._all[rank]
            if south <= lat <= north and west <= lon <= east:
                yield number


def _town(number: int, line: str) -> tuple[float, float, int, int] | None:
    """Where the town of a line lies, its line number and its population; None for what is no town or lies nowhere."""
    _, kind, _, _, lat, lon, population, _ = line.split("\t", 7)
    if kind not in _TOWNS or not lat:
        return None
    return float(lat), float(lon), number, int(population)
