"""A workbook opens with its reader and holds what the tables hold, or says what it could not hold."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from made_tables import made_table

from crossbearing.publish.part import Cell, Table
from crossbearing.publish.writing.workbook import MOST_LETTERS, write_workbook

DAY = date(2031, 3, 8)


def written(tmp_path: Path, *tables: Table, most_rows: int = 100) -> tuple[openpyxl.Workbook, tuple[str, ...]]:
    _, notes = write_workbook(tables, tmp_path / "a.xlsx", dated=DAY, most_rows=most_rows)
    return openpyxl.load_workbook(tmp_path / "a.xlsx"), notes


def values(book: openpyxl.Workbook, sheet: str) -> list[tuple[Cell, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize(
    "cell", [0, -3, 2.5, True, False, None, "=1+1", "'a", "0012", "https://a.example", "الوعر", "a\nb"]
)
def test_a_cell_is_read_as_it_is(tmp_path: Path, cell: Cell) -> None:
    book, _ = written(tmp_path, made_table((1, cell)))
    assert values(book, "made") == [(1, cell)]
    assert book["made"]["B2"].data_type != "f"


def test_a_control_sign_is_shown_by_its_picture(tmp_path: Path) -> None:
    book, _ = written(tmp_path, made_table(("a\x00b",)))
    assert values(book, "made") == [("a␀b",)]


def test_a_number_that_excel_would_round_is_kept_as_text(tmp_path: Path) -> None:
    book, _ = written(tmp_path, made_table((12345678901234567,)))
    assert values(book, "made") == [("12345678901234567",)]


def test_each_table_has_its_sheet_with_a_frozen_head_and_the_day_of_the_edition(tmp_path: Path) -> None:
    book, notes = written(tmp_path, made_table((1,)), made_table(name="empty"))
    assert book.sheetnames == ["made", "empty"]
    assert (book["made"].freeze_panes, book["made"]["A1"].value, book["made"]["A1"].font.bold) == ("B2", "c0", True)
    assert book.properties.created == datetime(2031, 3, 8)
    assert notes == ()


def test_rows_that_do_not_fit_go_on_over_more_sheets_and_that_is_said(tmp_path: Path) -> None:
    book, notes = written(tmp_path, made_table(*((number,) for number in range(9))), most_rows=5)
    assert [values(book, name) for name in book.sheetnames] == [
        [(0,), (1,), (2,), (3,)], [(4,), (5,), (6,), (7,)], [(8,)]
    ]  # fmt: skip
    assert book.sheetnames == ["made", "made (2)", "made (3)"]
    assert notes == ("made: 9 rows do not fit on a sheet of Excel and go on over 3 sheets",)


def test_rows_that_just_fit_take_one_sheet(tmp_path: Path) -> None:
    book, notes = written(tmp_path, made_table((1,), (2,)), most_rows=3)
    assert (book.sheetnames, notes) == (["made"], ())


@pytest.mark.parametrize("text", ["x" * 40_000, "\U0001f54a" * 20_000, "x" * 32_000 + "\U0001f54a" * 400])
def test_a_text_too_long_for_a_cell_is_cut_and_says_how_much_is_missing(tmp_path: Path, text: str) -> None:
    book, notes = written(tmp_path, made_table((text,)))
    ((cell,),) = values(book, "made")
    kept, _, rest = str(cell).partition(" [cut here: ")
    assert text.startswith(kept) and rest.startswith(f"{len(text) - len(kept):,} more")
    assert len(str(cell).encode("utf-16-le")) // 2 <= MOST_LETTERS
    assert notes == ("made: 1 cell is longer than Excel's 32,767 characters and cut, which is said in it",)


def test_a_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    book, notes = written(tmp_path, made_table(("x" * MOST_LETTERS,)))
    assert (values(book, "made"), notes) == ([("x" * MOST_LETTERS,)], ())


def test_names_of_sheets_are_such_as_excel_takes_and_differ(tmp_path: Path) -> None:
    names = ("a" * 40, "A" * 40, "b/c:d", "a" * 31)
    book, _ = written(tmp_path, *(made_table((1,), name=name) for name in names))
    assert book.sheetnames == ["a" * 31, "A" * 27 + " (2)", "b-c-d", "a" * 27 + " (3)"]
