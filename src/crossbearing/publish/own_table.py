"""Tables in the shapes of others as they were written here, read back cell for cell."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.publish.part import Cell, Column, ColumnType
from crossbearing.publish.writing.csv_file import read_csv

_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER)


def read_own(path: Path, columns: Sequence[Column], shape: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table of these columns as they went out; InputError for any other file."""
    for number, cells in enumerate(read_csv(path), 2):
        if missing := [column.name for column in columns if column.name not in cells]:
            raise InputError(
                f"{path} has no column {missing[0]!r}: it was not written by crossbearing export {shape}. "
                f"Tables of others are read by crossbearing compare"
            )
        yield tuple(_cell(path, number, column, cells[column.name]) for column in columns)


def _cell(path: Path, number: int, column: Column, text: str | None) -> Cell:
    if text is None or column.type not in _NUMBERS:
        return text
    try:
        return int(text) if text.removeprefix("-").isdecimal() else float(text)
    except ValueError as error:
        raise InputError(f"{path}, row {number}: {column.name} is {text!r}, which is no number") from error
