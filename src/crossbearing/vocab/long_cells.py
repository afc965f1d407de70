"""Lets cells of tables be long: the limit of the csv module is one for the whole program, and others rely on theirs."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

Row = TypeVar("Row")


@contextmanager
def long_cells(most: int) -> Iterator[None]:
    """Have cells be as long as `most` characters while the `with` block runs."""
    limit = csv.field_size_limit(most)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def with_long_cells(rows: Iterator[Row], most: int) -> Iterator[Row]:
    """The rows of a reader; the limit is as it was whenever one of them is handed on."""
    while True:
        with long_cells(most):
            row = next(rows, None)
        if row is None:
            return
        yield row
