"""Pairs rows and columns one to one so that the sum of their worth is greatest."""

from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column of each pair, by row; the shorter side is paired whole (Kuhn 1955, Munkres 1957)."""
    if len(worth) == 0 or len(worth[0]) == 0:
        return []
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    row_of = _row_of_each_column([[-value for value in row] for row in worth])
    return sorted((row - 1, column) for column, row in enumerate(row_of[1:]) if row > 0)


def _row_of_each_column(cost: Sequence[Sequence[float]]) -> list[int]:
    """For each column, from 1, the row paired with it, from 1; 0 for none. There are no more rows than columns.

    Rows come in one after the other; each finds the cheapest way to make room, over reduced costs kept above zero.
    """
    width = len(cost[0])
    of_row, of_column, row_of = [0.0] * (len(cost) + 1), [0.0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        row_of[0] = row
        before, column = _cheapest_way(cost, of_row, of_column, row_of)
        while column != 0:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return row_of


def _cheapest_way(
    cost: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], row_of: Sequence[int]
) -> tuple[list[int], int]:
    """From column 0 to the nearest free one: what each column was reached from, and that one.

    The reductions of rows and columns are brought up to date on the way.
    """
    width = len(cost[0])
    before, least = [0] * (width + 1), [float("inf")] * (width + 1)
    reached = [True] + [False] * width
    column = 0
    while row_of[column] != 0:
        row = row_of[column]
        for other in range(1, width + 1):
            reduced = cost[row - 1][other - 1] - of_row[row] - of_column[other]
            if not reached[other] and reduced < least[other]:
                least[other], before[other] = reduced, column
        nearest = min((c for c in range(1, width + 1) if not reached[c]), key=lambda c: least[c])
        step = least[nearest]
        for other in range(width + 1):
            if reached[other]:
                of_row[row_of[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = nearest
        reached[column] = True
    return before, column
