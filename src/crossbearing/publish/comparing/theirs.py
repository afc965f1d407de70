"""The rows of a table of others, by the shape that its columns show; Airwars' tables also as nested JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.publish.comparing import acled_shape, airwars_shape, ucdp_shape
from crossbearing.publish.comparing.days import day_of, months_first
from crossbearing.publish.comparing.record import Record, Unusable
from crossbearing.publish.comparing.shape import Reading, Shape
from crossbearing.publish.comparing.table_file import TableFile

Rows = Callable[[], Iterator[tuple[int, dict[str, str]]]]
SHAPES = (acled_shape.SHAPE, ucdp_shape.SHAPE, airwars_shape.SHAPE)
# A table has most of a shape's columns; a word or two in common is chance.
_FEWEST_MARKS = 3
_NAMED_COLUMNS = 12
_JSON = ".json"


@dataclass(frozen=True, slots=True)
class Theirs:
    """A table of others: its shape, the rows that can be compared, and those that cannot."""

    shape: Shape
    records: tuple[Record, ...]
    unusable: tuple[Unusable, ...]

    @classmethod
    def read(cls, path: Path) -> "Theirs":
        """The table in a file; InputError where it has no shape that is known, or lacks a column."""
        shape, rows = _json_rows(path) if path.suffix.lower() == _JSON else _csv_rows(path)
        # The file is gone through twice, so that of a large one no more is held than what is compared.
        month_first = months_first(row.get(name, "") for _, row in rows() for name in shape.dates)
        day = partial(day_of, month_first=month_first)
        made = [shape.record(Reading(number, row, day)) for number, row in rows()]
        records = tuple(one for one in made if isinstance(one, Record))
        return cls(shape, records, tuple(one for one in made if isinstance(one, Unusable)))


def _csv_rows(path: Path) -> tuple[Shape, Rows]:
    table = TableFile.open(path)
    shape = shape_of(path, table.columns)
    return shape, partial(table.rows, shape.read)


def shape_of(path: Path, columns: Iterable[str]) -> Shape:
    """The shape that columns have; InputError where they have none, or one is missing."""
    found = tuple(columns)
    shape = max(SHAPES, key=lambda one: len(one.marks.intersection(found)))
    if len(shape.marks.intersection(found)) < _FEWEST_MARKS:
        names = ", ".join(found[:_NAMED_COLUMNS]) + (" ..." if len(found) > _NAMED_COLUMNS else "")
        known = "; ".join(f"{one.words}: {', '.join(sorted(one.marks)[:5])} ..." for one in SHAPES)
        raise InputError(f"{path} has no columns of a known table. It has {names}. Known are {known}")
    missing = [" or ".join(names) for names in shape.needed if not any(name in found for name in names)]
    if missing:
        raise InputError(f"{path} looks like {shape.words} and lacks columns: {', '.join(dict.fromkeys(missing))}")
    return shape


def _json_rows(path: Path) -> tuple[Shape, Rows]:
    try:
        tree = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}; give a table") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"Cannot read {path}: it is no JSON ({error}); save it again") from error
    rows = tree.get("incidents") if isinstance(tree, Mapping) else tree
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise InputError(f"{path} has no list of incidents; give JSON in Airwars' shape, or a CSV file")
    shape = shape_of(path, [str(name).casefold() for name in rows[0]])
    return shape, lambda: ((number, _plain(row)) for number, row in enumerate(rows, 1))


def _plain(row: Mapping[str, object]) -> dict[str, str]:
    return {str(name).casefold(): str(value) for name, value in row.items() if isinstance(value, (str, int, float))}
