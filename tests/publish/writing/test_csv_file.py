"""CSV: what is written can be read back, and no program takes a text for a formula."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tables import made_table

from crossbearing.errors import InputError
from crossbearing.publish.part import Cell
from crossbearing.publish.writing.cells import FORMULA_SIGNS, guarded, unguarded
from crossbearing.publish.writing.csv_file import read_csv, write_csv
from crossbearing.vocab.long_cells import long_cells


def written(*cells: Cell) -> str:
    out = io.BytesIO()
    write_csv(made_table(*((cell,) for cell in cells)), out)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (None, '""'),
        (0, "0"),
        (-3, "-3"),
        (2.5, "2.5"),
        (True, "true"),
        ("Waer", "Waer"),
        ("=1+1", "'=1+1"),
        ("-12", "'-12"),
        ("+963", "'+963"),
        ("@home", "'@home"),
        ("'quoted'", "''quoted'"),
        ("\tx", "'\tx"),
        ("one, two", '"one, two"'),
        ("a\x00b\x7f", "a␀b␡"),
        ("half \ud83d", "half \ufffd"),
        ("الوعر", "الوعر"),
    ],
)
def test_a_cell_is_written_so_that_every_program_reads_it_as_it_is(cell: Cell, line: str) -> None:
    assert written(cell) == f"c0\r\n{line}\r\n"


def test_lines_end_as_the_standard_for_csv_has_it_and_line_ends_in_cells_stay() -> None:
    assert written("a\nb", "c") == 'c0\r\n"a\nb"\r\nc\r\n'


@given(st.text())
def test_the_guard_comes_off_again_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in FORMULA_SIGNS - {"'"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_texts_are_read_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    with path.open("wb") as out:
        write_csv(made_table(tuple(texts)), out)
    assert [list(row.values()) for row in read_csv(path)] == [texts]


def test_a_quote_as_long_as_a_report_is_read_back(tmp_path: Path) -> None:
    path, limit = tmp_path / "t.csv", csv.field_size_limit()
    with path.open("wb") as out:
        write_csv(made_table(("x" * 400_000,)), out)
    with long_cells(131_072):
        assert [len(row["c0"] or "") for row in read_csv(path)] == [400_000]
        assert csv.field_size_limit() == 131_072, "others rely on their own limit"
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize("data", [b"\xff\xfe", None])
def test_what_is_no_table_is_refused_in_one_line(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "t.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=r"Cannot read the table .*t\.csv"):
        list(read_csv(path))
