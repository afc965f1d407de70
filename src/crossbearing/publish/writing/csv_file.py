"""Tables as CSV: UTF-8, comma, lines that end in CR LF (RFC 4180), texts guarded against being taken for formulas."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from crossbearing.errors import InputError
from crossbearing.publish.part import Cell, Table
from crossbearing.publish.writing.cells import fit, guarded, unguarded
from crossbearing.vocab.long_cells import with_long_cells

# A quote may be as long as a report; the module's own limit is 131,072 characters.
_LONGEST_CELL = 1 << 30


def write_csv(table: Table, out: BinaryIO) -> int:
    """Write a table. How many rows it has."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([column.name for column in table.columns])
    count = 0
    for row in table.rows():
        rows.writerow([_cell(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(str(fit(cell))) if isinstance(cell, str) else cell


def read_csv(path: Path) -> Iterator[dict[str, str | None]]:
    """The rows of a table that `write_csv` wrote, by column, as text; a blank cell is None."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from map(_row, with_long_cells(csv.DictReader(lines), _LONGEST_CELL))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"Cannot read the table {path}: {error}. Name a folder that crossbearing wrote") from error


def _row(row: Mapping[str | None, str | Sequence[str] | None]) -> dict[str, str | None]:
    named = ((name, cell) for name, cell in row.items() if name is not None)
    return {name: unguarded(cell) if isinstance(cell, str) and cell else None for name, cell in named}
