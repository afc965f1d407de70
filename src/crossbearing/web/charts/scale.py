"""Where numbers stand on an axis from zero up."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log1p, log10

from crossbearing.web.charts.shares import LENGTH

# From one number to a hundred times it, the small ones cannot be told apart on an even axis.
_UNEVEN = 100.0
# What is left free at both ends of the axis: half a dot before zero, an arrow behind the last number.
_BEFORE, _BEHIND = 2.0, 8.0
# So many marks at most on an even axis: their numbers fit beside one another on a phone.
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the axis, and where it stands."""

    value: int
    at: float


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from zero to `top`, in units of its length; an uneven one gives small numbers more room."""

    top: float
    uneven: bool

    def at(self, value: float) -> float:
        """Where a number stands."""
        share = log1p(value) / log1p(self.top) if self.uneven else value / self.top
        return round(_BEFORE + share * (LENGTH - _BEFORE - _BEHIND), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers along the axis."""
        return tuple(Tick(value, self.at(value)) for value in self._numbers())

    def _numbers(self) -> list[int]:
        if self.uneven:
            return [0, *(10**power for power in range(floor(log10(self.top)) + 1))]
        step = _step(self.top)
        return list(range(0, int(self.top) + 1, step))


def scale_of(numbers: Iterable[float]) -> Scale:
    """The axis that has room for these numbers, none of which is below zero."""
    known = [number for number in numbers if number > 0]
    top = max([*known, 1.0])
    return Scale(top, bool(known) and top / min(known) > _UNEVEN)


def _step(top: float) -> int:
    """The least of 1, 2, 5, 10, 20 ... that needs no more marks than fit."""
    step, factors = 1, (2.0, 2.5, 2.0)
    turn = 0
    while top / step > _TICKS:
        step = int(step * factors[turn % 3])
        turn += 1
    return step
