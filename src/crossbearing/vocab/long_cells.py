"""Lets cells of tables be long: the limit of the csv module is one for the whole program, and others rely on theirs."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_cells(most: int) -> Iterator[None]:
    """Have cells be as long as `most` characters while the `with` block runs."""
    limit = csv.field_size_limit(most)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
