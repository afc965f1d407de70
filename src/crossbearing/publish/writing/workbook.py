"""Tables as one Excel workbook, a sheet each. Needs the extra `excel`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from crossbearing.publish.part import Cell, Column, Table
from crossbearing.publish.writing.cells import fit

# The limits of Excel.
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
LONGEST_SHEET_NAME = 31
# Beyond 15 digits Excel rounds a number without a word.
_LARGEST_NUMBER = 10**15
# Widths are taken from the first rows, so that a table need not be gone through twice; in letters of the usual size.
_LOOKED_AT, _NARROW, _WIDE = 100, 8, 60
_CUT = " [cut here: {} more characters; whole in the CSV tables]"
_UNFIT_FOR_SHEETS = str.maketrans("[]:*?/\\'", "--------")


@dataclass
class _Book:
    """A workbook being written."""

    book: xlsxwriter.Workbook
    most_rows: int
    names: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    cut: int = 0


def write_workbook(
    tables: Sequence[Table], path: Path, *, dated: date, most_rows: int = MOST_ROWS
) -> tuple[int, tuple[str, ...]]:
    """Write tables to a workbook that says it was made on that day. How many rows, and what Excel could not hold."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
        "use_zip64": True,
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            book.set_properties({"created": datetime(dated.year, dated.month, dated.day), "author": "crossbearing"})
            made = _Book(book, most_rows)
            rows = sum(_table(made, table) for table in tables)
    except FileCreateError as error:
        raise OSError(*(error.args[0].args if isinstance(error.args[0], OSError) else error.args)) from error
    return rows, tuple(made.notes)


def _table(made: _Book, table: Table) -> int:
    """Write one table, over several sheets where one cannot hold it. How many rows it has."""
    rows, sheets, cut = iter(table.rows()), 1, made.cut
    count = _sheet(made, table, sheets, rows)
    for more in rows:
        sheets += 1
        count += _sheet(made, table, sheets, chain((more,), rows))
    if sheets > 1:
        made.notes.append(f"{table.name}: {count:,} rows do not fit on a sheet of Excel and go on over {sheets} sheets")
    if made.cut > cut:
        was = "1 cell is" if made.cut == cut + 1 else f"{made.cut - cut} cells are"
        made.notes.append(
            f"{table.name}: {was} longer than Excel's {MOST_LETTERS:,} characters and cut, which is said in it"
        )
    return count


def _sheet(made: _Book, table: Table, number: int, rows: Iterator[Sequence[Cell]]) -> int:
    """Write as many rows as one sheet holds, under the names of their columns. How many they are."""
    sheet = made.book.add_worksheet(_sheet_name(table.name, number, made.names))
    bold = made.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    start = list(islice(rows, min(_LOOKED_AT, made.most_rows - 1)))
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column, [row[at] for row in start]))
        sheet.write_string(0, at, column.name, bold)
    sheet.freeze_panes(1, 1)
    count = 0
    for count, row in enumerate(islice(chain(start, rows), made.most_rows - 1), 1):
        made.cut += _row(sheet, count, row)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    return count


def _row(sheet: Worksheet, at: int, row: Sequence[Cell]) -> int:
    """Write one row. How many of its cells had to be cut."""
    cut = 0
    for column, cell in enumerate(row):
        match cell:
            case None | "":
                continue
            case bool():
                sheet.write_boolean(at, column, cell)
            case int() | float() if abs(cell) < _LARGEST_NUMBER:
                sheet.write_number(at, column, cell)
            case _:
                whole = str(fit(cell))
                text = _short(whole)
                cut += text is not whole
                sheet.write_string(at, column, text)
    return cut


def _short(text: str) -> str:
    """The text, or as much of it as a cell of Excel holds and a note of how much is missing."""
    if _letters(text) <= MOST_LETTERS:
        return text
    # Each character is two letters of Excel's at most, and the note has room in the last hundred.
    kept = text[: MOST_LETTERS - 100]
    while _letters(kept) > MOST_LETTERS - 100:
        kept = kept[: len(kept) - max(1, (_letters(kept) - MOST_LETTERS + 100) // 2)]
    return kept + _CUT.format(f"{len(text) - len(kept):,}")


def _letters(text: str) -> int:
    """How many letters Excel counts: characters beyond the first 65,536 are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _width(column: Column, cells: Sequence[Cell]) -> int:
    """How wide a column is: as its longest cell among these, within bounds."""
    longest = max((len(str(cell)) for cell in (column.name, *cells) if cell is not None), default=0)
    return max(_NARROW, min(_WIDE, longest + 2))


def _sheet_name(name: str, number: int, taken: set[str]) -> str:
    """A name that no other sheet has, whatever their case, and that Excel takes."""
    plain = name.translate(_UNFIT_FOR_SHEETS)
    wanted = (_within(plain, "" if count == 1 else f" ({count})") for count in _numbers(number))
    found = next(one for one in wanted if one.casefold() not in taken)
    taken.add(found.casefold())
    return found


def _numbers(first: int) -> Iterator[int]:
    while True:
        yield first
        first += 1


def _within(name: str, ending: str) -> str:
    return name[: LONGEST_SHEET_NAME - len(ending)] + ending
