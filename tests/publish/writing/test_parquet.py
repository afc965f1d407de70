"""Parquet files hold typed columns with what each says."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from crossbearing.publish.part import Column, ColumnType, Table
from crossbearing.publish.writing.parquet import write_parquet

COLUMNS = (
    Column("name", "who"),
    Column("count", "how many", ColumnType.INTEGER),
    Column("share", "what part", ColumnType.NUMBER),
    Column("known", "whether", ColumnType.BOOLEAN),
    Column("day", "when", ColumnType.DATE),
)
ROWS = (("=a\x00", 0, 1, True, "2031-03-08"), (None, None, None, None, None), ("", 7, 0.5, False, None))


def written(path: Path, rows: tuple[tuple[str | int | float | bool | None, ...], ...]) -> pa.Table:
    with path.open("wb") as out:
        assert write_parquet(Table("made", "made rows", COLUMNS, lambda: rows), out) == len(rows)
    return pq.read_table(path)


def test_each_column_has_its_type_and_nothing_stays_nothing(tmp_path: Path) -> None:
    table = written(tmp_path / "a.parquet", ROWS)
    assert [str(one) for one in table.schema.types] == ["string", "int64", "double", "bool", "date32[day]"]
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        ("=a␀", 0, 1.0, True, date(2031, 3, 8)), (None,) * 5, (None, 7, 0.5, False, None)
    ]  # fmt: skip


def test_columns_and_table_say_what_they_are(tmp_path: Path) -> None:
    schema = written(tmp_path / "a.parquet", ROWS).schema
    assert schema.field("day").metadata == {b"description": b"when"}
    assert schema.metadata[b"description"] == b"made rows"


def test_a_table_of_nothing_and_one_of_many_rows_are_read_back(tmp_path: Path) -> None:
    assert written(tmp_path / "a.parquet", ()).num_rows == 0
    assert written(tmp_path / "b.parquet", ROWS * 10_000).num_rows == 30_000


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.parquet", "b.parquet"):
        written(tmp_path / name, ROWS)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
