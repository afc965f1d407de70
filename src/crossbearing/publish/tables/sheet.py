"""What a table is before it has rows: its columns, and how each cell is taken from what the row is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Cell, Column, ColumnType, Table

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Field(Generic[Of]):
    """A column and where its cells come from."""

    column: Column
    cell: Callable[[Of], Cell]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Of]):
    """A table to be: `of` gives what each row is about. The first field names the row.

    Every row ends with the policy that weighed its figures and the edition it stands in.
    """

    name: str
    words: str
    of: Callable[[Outgoing], Iterable[Of]]
    fields: Sequence[Field[Of]]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of every table of this kind."""
        return (*(field.column for field in self.fields), *_EDITION)

    def table(self, outgoing: Outgoing) -> Table:
        """The table of what goes out."""
        return Table(self.name, self.words, self.columns, partial(self._rows, outgoing), self.fields[0].column.name)

    def _rows(self, outgoing: Outgoing) -> Iterator[tuple[Cell, ...]]:
        edition = outgoing.edition
        for one in self.of(outgoing):
            cells = (field.cell(one) for field in self.fields)
            yield (*(None if cell == "" else cell for cell in cells), edition.policy, edition.id)


_EDITION = (
    Column("policy", "The policy that weighs figures in this edition."),
    Column("edition", "The edition that the row stands in."),
)


def text(name: str, words: str, cell: Callable[[Of], str | None]) -> Field[Of]:
    """A column of text."""
    return Field(Column(name, words), cell)


def number(name: str, words: str, cell: Callable[[Of], int | float | None]) -> Field[Of]:
    """A column of numbers, whole or not."""
    return Field(Column(name, words, ColumnType.NUMBER), cell)


def whole(name: str, words: str, cell: Callable[[Of], int | None]) -> Field[Of]:
    """A column of whole numbers."""
    return Field(Column(name, words, ColumnType.INTEGER), cell)


def yes_no(name: str, words: str, cell: Callable[[Of], bool]) -> Field[Of]:
    """A column of true and false."""
    return Field(Column(name, words, ColumnType.BOOLEAN), cell)
