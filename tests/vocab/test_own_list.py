from pathlib import Path

import pytest

from crossbearing.vocab.own_list import OwnList, Row, checked_rows


def _no_complaint(_: Row) -> str | None:
    return None


THINGS = OwnList("things.csv", ("name", "aliases"), ("name",), _no_complaint)


def _complaints(folder: Path, text: str) -> list[str]:
    (folder / "given.csv").write_text(text, encoding="utf-8", newline="")
    return checked_rows(folder / "given.csv", THINGS)[1]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Or\x00la", "control character (U+0000)"),
        ("Or\x1b[31mla", "control character (U+001B)"),
        ("Or\u202ela", "control character (U+202E)"),
        ("O" * 201, "201 characters, more than 200"),
        ("O" * 140_000, "a cell of more than 131,072 characters"),
    ],
)
def test_a_cell_that_holds_no_name_is_named(tmp_path: Path, cell: str, told: str) -> None:
    (complaint,) = _complaints(tmp_path, f"name\n{cell}\n")
    assert told in complaint
    assert "line 2" in complaint


def test_many_names_in_one_cell_may_be_long_together(tmp_path: Path) -> None:
    assert _complaints(tmp_path, "name,aliases\nOrla," + "|".join(f"Orla {n}" for n in range(99)) + "\n") == []


def test_a_decimal_comma_that_splits_a_row_is_hinted_at(tmp_path: Path) -> None:
    (complaint,) = _complaints(tmp_path, "name\nOrla,34,73\n")
    assert "numbers with a point" in complaint
