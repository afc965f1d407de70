"""Which part of a long list a page of an incident shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a list: its number, the number of the last one, and how many things the list has."""

    number: int
    last: int
    total: int


def run_of(total: int, number: int, size: int) -> Run:
    """The part of that number; the last one where there are not so many."""
    last = max(1, -(-total // size))
    return Run(min(number, last), last, total)


def part(items: Sequence[Item], number: int, size: int) -> Sequence[Item]:
    """The items of that part; none where the list ends before."""
    return items[(number - 1) * size : number * size]
