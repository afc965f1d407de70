"""Files that go out, as records whose values can be checked before anything is written."""

# Invariant: whatever a file is to say stands in its records; writers add no words of a report.

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | float | bool | None
Json = Cell | Sequence["Json"] | Mapping[str, "Json"]
JsonObject = Mapping[str, Json]


class ColumnType(StrEnum):
    """What the cells of a column are; the names are those of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and what they say, in words for the data dictionary."""

    name: str
    words: str
    type: ColumnType = ColumnType.STRING


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of as many cells as there are columns; `rows` starts anew each time it is called.

    `key` is the column that names a row, `words` say what a row is. Numbers are numbers, dates ISO 8601 text.
    `name` has no ending: it is `incidents.csv`, a sheet `incidents` or `incidents.parquet`.
    """

    name: str
    words: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A file of JSON objects, one a line; `name` is the file's whole name."""

    name: str
    objects: Callable[[], Iterable[JsonObject]]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file of one JSON object: `head`, and in its member `member` the list of `objects`."""

    name: str
    head: JsonObject
    member: str
    objects: Callable[[], Iterable[Json]]


@dataclass(frozen=True, slots=True)
class Page:
    """A file of text as it stands: HTML, Markdown, SVG, CSS. What a person reads in it is checked, signs included."""

    name: str
    text: Callable[[], str]


Part = Table | Lines | Tree | Page


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of one format; `left_out` says what could not be put into it and why, a line each."""

    files: tuple[Part, ...]
    left_out: Callable[[], Iterable[str]] = tuple
