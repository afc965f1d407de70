"""Tables as Parquet files with typed columns. Needs the extra `parquet`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from crossbearing.publish.part import Cell, Column, ColumnType, Table
from crossbearing.publish.writing.cells import fit

# So many rows are held at a time; each makes a group of the file.
_ROWS = 10_000
_TYPES = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}


def write_parquet(table: Table, out: BinaryIO) -> int:
    """Write a table; what a column says stands in the file as its description. How many rows there are."""
    schema = pa.schema(
        [
            pa.field(column.name, _TYPES[column.type], metadata={"description": column.words})
            for column in table.columns
        ],
        metadata={"name": table.name, "description": table.words},
    )
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _blocks(table.rows()):
            count += len(rows)
            writer.write_table(pa.Table.from_arrays(_arrays(table.columns, rows), schema=schema))
    return count


def _blocks(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    every = iter(rows)
    while block := list(islice(every, _ROWS)):
        yield block


def _arrays(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list["pa.Array"]:
    return [
        pa.array([_typed(column.type, row[at]) for row in rows], type=_TYPES[column.type])
        for at, column in enumerate(columns)
    ]


def _typed(kind: ColumnType, cell: Cell) -> Cell | date:
    match kind:
        case ColumnType.DATE:
            return None if cell is None else date.fromisoformat(str(cell))
        case ColumnType.STRING:
            return None if cell is None or cell == "" else fit(str(cell))
        case ColumnType.NUMBER:
            return None if cell is None else float(cell)
        case _:
            return cell
