"""Cells of the PRIO-GRID: half a degree by half a degree, counted from the south-west corner of the world."""

from math import floor

_CELLS_A_DEGREE = 2
_COLUMNS = 360 * _CELLS_A_DEGREE
_ROWS = 180 * _CELLS_A_DEGREE


def grid_cell(lat: float, lon: float) -> int:
    """The number of the cell that a point lies in: 1 at 90 south and 180 west, then eastward, row by row to the north.

    What lies on the north or east end of the world is in the last cell.
    """
    row = min(floor((lat + 90) * _CELLS_A_DEGREE), _ROWS - 1)
    column = min(floor((lon + 180) * _CELLS_A_DEGREE), _COLUMNS - 1)
    return row * _COLUMNS + column + 1
