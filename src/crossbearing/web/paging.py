"""Which part of a list a page shows."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

# Some screens of a list; the reports of so many things are opened while one waits.
PER_PAGE = 50
# The number of a page, from 1; nobody leafs further.
Number = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list: its number, the number of the last one, and how many things the list has."""

    number: int
    last: int
    total: int

    @property
    def offset(self) -> int:
        """How many things come before it."""
        return (self.number - 1) * PER_PAGE


def part_of(total: int, number: int) -> Part:
    """The page of that number; the last one where there are not so many."""
    last = max(1, -(-total // PER_PAGE))
    return Part(min(number, last), last, total)
