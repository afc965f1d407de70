"""Work for tests of the pool: in a module of its own, so that other processes find it."""

import os
from collections.abc import Sequence


def doubled(numbers: Sequence[int]) -> list[int]:
    """Twice each number; 13 raises, and 99 ends the process without a word."""
    if 13 in numbers:
        raise ValueError("thirteen")
    if 99 in numbers:
        os._exit(1)
    return [2 * number for number in numbers]


def lost(number: int, fault: BaseException) -> int:
    """What stands for a number that could not be doubled."""
    return -number
