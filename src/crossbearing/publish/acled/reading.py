"""Reads tables in the shape of ACLED that were written here."""

from collections.abc import Iterator
from pathlib import Path

from crossbearing.publish.acled.columns import COLUMNS
from crossbearing.publish.own_table import read_own
from crossbearing.publish.part import Cell


def read_acled(path: Path) -> Iterator[tuple[Cell, ...]]:
    """The rows of such a table, cell for cell as they went out; InputError for any other file."""
    return read_own(path, COLUMNS, "acled")
