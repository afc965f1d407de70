"""The limit of cells is raised for one reading alone."""

import csv

from crossbearing.vocab.long_cells import with_long_cells


def test_the_limit_is_as_it_was_between_rows_however_many_read_at_once():
    limit = csv.field_size_limit()
    text = ["x" * 200_000, "y" * 200_000]
    one, other = (with_long_cells(csv.reader(text), 1 << 20) for _ in range(2))
    assert len(next(one)[0]) == len(next(other)[0]) == 200_000
    assert csv.field_size_limit() == limit
    del one
    assert [len(row[0]) for row in other] == [200_000]
    assert csv.field_size_limit() == limit
