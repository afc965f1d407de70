"""Rows of a CSV file in the form of a list: each usable, or named with its line, what was found and what to do."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.vocab.long_cells import with_long_cells
from crossbearing.vocab.own_file import content_of

# Several names in one cell stand between these.
BETWEEN_NAMES = "|"
# The longest names of bodies have about 120 letters; more is text that got into the wrong cell.
LONGEST_NAME = 200
# The longest cell that is looked at; a quotation mark left open swallows the rest of the file.
_LONGEST_CELL = 131_072
_DELIMITERS = (",", ";", "\t")
# Characters that a terminal obeys or that turn a line round; no name has them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TOO_LONG = "field larger than field limit"

Row = Mapping[str, str]
Cells = tuple[str, ...]


def _no_clash(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No two rows of the list can be at odds."""
    yield from ()


@dataclass(frozen=True, slots=True)
class OwnList:
    """What one list looks like: file name, columns, those no row may leave empty, and what is wrong with a row.

    `complaint` gets a row whose needed cells are filled and returns what was found and what to do, or None. `clashes`
    gets all rows and gives those that are at odds with one before them: position and what was found.
    """

    file: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    complaint: Callable[[Row], str | None]
    clashes: Callable[[Sequence[Row]], Iterator[tuple[int, str]]] = _no_clash


def rows_of(path: Path, own: OwnList) -> list[Row]:
    """The rows of a CSV file in the form of a list; an error names the first row that cannot be used."""
    rows, complaints = checked_rows(path, own)
    if complaints:
        more = len(complaints) - 1
        rest = f" ({more:,} more {'row' if more == 1 else 'rows'} cannot be used)" if more else ""
        raise InputError(complaints[0] + rest)
    return rows


def checked_rows(path: Path, own: OwnList) -> tuple[list[Row], list[str]]:
    """The usable rows of a CSV file, and one line for each row that is not: file, line, what was found, what to do."""
    text = _text(path)
    first = text.partition("\n")[0]
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    rows: list[Row] = []
    lines: list[int] = []
    complaints: list[tuple[int, str]] = []
    within = with_long_cells(cells, _LONGEST_CELL)
    try:
        columns = [cell.strip().lower() for cell in next(within, [])]
        if wrong := _wrong_header(columns, own):
            return [], [f"{path}, line 1: {wrong}"]
        for row in within:
            if not any(cell.strip() for cell in row):
                continue
            values = _values(row, columns, own)
            if wrong := _wrong_row(row, values, columns, own):
                complaints.append((cells.line_num, wrong))
            else:
                rows.append(values)
                lines.append(cells.line_num)
    except csv.Error as error:
        complaints.append((cells.line_num, _not_csv(error)))
    complaints.extend((lines[at], wrong) for at, wrong in own.clashes(rows))
    return rows, [f"{path}, line {line}: {wrong}" for line, wrong in sorted(complaints)]


def names_in(cell: str) -> tuple[str, ...]:
    """The names of one cell, each once."""
    return tuple(dict.fromkeys(name.strip() for name in cell.split(BETWEEN_NAMES) if name.strip()))


def cells_of(row: Row, own: OwnList) -> Cells:
    """The cells of a row in the order of the list's columns."""
    return tuple([row.get(name, "") for name in own.columns])


def _values(row: list[str], columns: list[str], own: OwnList) -> dict[str, str]:
    values = dict.fromkeys(own.columns, "")
    for name, cell in zip(columns, row, strict=False):
        values[name] = " ".join(cell.split())
    return values


def _wrong_header(columns: list[str], own: OwnList) -> str | None:
    known = ", ".join(own.columns)
    if missing := [name for name in own.needed if name not in columns]:
        return f"no column {', '.join(missing)}; begin the file with a line of column names, out of: {known}"
    if unknown := [name for name in columns if name not in own.columns]:
        return f"unknown column {unknown[0]!r}; the columns are: {known}"
    if twice := [name for name in columns if columns.count(name) > 1]:
        return f"column {twice[0]!r} stands there twice; keep one"
    return None


def _wrong_row(row: list[str], values: Row, columns: list[str], own: OwnList) -> str | None:
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        return (
            f"{len(row)} cells for {len(columns)} columns; put a cell with a comma in quotation marks, and write "
            "numbers with a point (34.73)"
        )
    if empty := [name for name in own.needed if not values[name]]:
        return f"{empty[0]} is empty; fill it in or take the row out"
    return _wrong_text(values) or own.complaint(values)


def _wrong_text(values: Row) -> str | None:
    """Whether a cell has what no name has."""
    whole = "".join(values.values())
    if found := None if whole.isprintable() else _UNSEEN.search(whole):
        column = next(name for name, cell in values.items() if found[0] in cell)
        return f"{column} has a control character (U+{ord(found[0]):04X}); take it out"
    if len(whole) <= LONGEST_NAME:
        return None
    for column, cell in values.items():
        if (length := max(map(len, cell.split(BETWEEN_NAMES)))) > LONGEST_NAME:
            return (
                f"{column} has {length:,} characters, more than {LONGEST_NAME}; shorten it, or close the quotation mark"
            )
    return None


def _not_csv(error: csv.Error) -> str:
    if str(error).startswith(_TOO_LONG):
        return f"a cell of more than {_LONGEST_CELL:,} characters; shorten it, or close the quotation mark opening it"
    return f"not CSV ({error}); close every quotation mark"


def _text(path: Path) -> str:
    try:
        return content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}); save it as CSV UTF-8 and try again") from error
