"""Reads tables in the shape of UCDP GED that were written here."""

from collections.abc import Iterator
from pathlib import Path

from crossbearing.publish.own_table import read_own
from crossbearing.publish.part import Cell
from crossbearing.publish.ucdp.columns import COLUMNS


def read_ucdp(path: Path) -> Iterator[tuple[Cell, ...]]:
    """The rows of such a table, cell for cell as they went out; InputError for any other file."""
    return read_own(path, COLUMNS, "ucdp")
