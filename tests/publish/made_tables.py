"""Tables of a few cells, for tests of what writes them."""

from collections.abc import Sequence

from crossbearing.publish.part import Cell, Column, ColumnType, Table

_TYPE_OF = {bool: ColumnType.BOOLEAN, int: ColumnType.INTEGER, float: ColumnType.NUMBER}


def made_table(*rows: Sequence[Cell], name: str = "made") -> Table:
    """A table of these rows; the first row tells what its columns hold."""
    first = rows[0] if rows else ("",)
    columns = tuple(
        Column(f"c{at}", f"cell {at}", _TYPE_OF.get(type(cell), ColumnType.STRING)) for at, cell in enumerate(first)
    )
    return Table(name, "made rows", columns, lambda: rows)
