"""Shares of a whole as pieces of a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

# A bar is so many units long.
LENGTH = 100.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: what it stands for, where it begins and how long it is, in units of the bar."""

    kind: str
    start: float
    length: float


def shares(parts: Sequence[tuple[str, int]], whole: int) -> tuple[Piece, ...]:
    """The parts of a whole in order, none for parts of nothing; what they leave of it stays bare."""
    pieces, start = [], 0.0
    for kind, count in parts:
        length = round(LENGTH * count / whole, 2) if whole > 0 else 0.0
        if length > 0:
            pieces.append(Piece(kind, round(start, 2), length))
        start += length
    return tuple(pieces)
