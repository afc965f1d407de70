"""Quantities as reported: bounds, unit, what is counted and over what period."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError
from crossbearing.model.span import Span
from crossbearing.model.when import days_of


class Modifier(StrEnum):
    """How the report bounds a figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    OVER_PERCENT = "over_percent"
    ONLY = "only"


class Category(StrEnum):
    """What a figure measures."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    RELEASED = "released"
    EVACUATED = "evacuated"
    POPULATION = "population"
    FIGHTERS = "fighters"
    BODIES = "bodies"
    WEAPONS = "weapons"
    MUNITIONS = "munitions"
    VIOLATIONS = "violations"
    VEHICLES = "vehicles"
    AID = "aid"
    DURATION = "duration"
    DISTANCE = "distance"
    ORDINAL = "ordinal"
    SHARE = "share"
    ROUNDS = "rounds"
    OTHER = "other"


# Categories that can be an event's casualties (what measures it).
HUMAN_TOLL = frozenset(
    {
        Category.KILLED,
        Category.WOUNDED,
        Category.CASUALTIES,
        Category.MISSING,
        Category.CAPTURED,
        Category.DETAINED,
        Category.RELEASED,
        Category.EVACUATED,
        Category.BODIES,
    }
)


# The note of a figure that counts some of the people another figure counts: "among them three children".
PART_OF_COUNT = "part of another count"

# "About 300" is not contradicted by 310; beyond a tenth to either side it is another number.
VAGUE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as one report prints it. Zero is a figure; unknown is None.

    `value` is the number printed, `low` and `high` bound what the words assert (None: no bound stated), `strict`
    says that the bound itself is excluded ("more than 600"). `interval` is the EDTF period the count covers.
    """

    id: str
    span: Span
    value: int | float | None
    low: int | float | None
    high: int | float | None
    strict: bool
    modifier: Modifier
    unit: str
    counts: str
    category: Category
    interval: str | None = None
    event: str | None = None
    claims: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        for number in (self.value, self.low, self.high):
            if number is not None and number < 0:
                raise ModelError(f"Figure {self.span.quote!r} is below zero: {number}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ModelError(f"Figure {self.span.quote!r} has low {self.low} above high {self.high}")
        if self.interval is not None:
            days_of(self.interval)

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the most this figure leaves possible; a vague one ("about") reaches to either side."""
        return reach_of(self.value, self.low, self.high)

    def agrees_with(self, other: "Figure") -> bool:
        """Whether one number could satisfy both figures."""
        (low, high), (other_low, other_high) = self.reach, other.reach
        return low <= other_high and other_low <= high


def reach_of(value: float | None, low: float | None, high: float | None) -> tuple[float, float]:
    """The least and the most that a number with these bounds leaves possible; one without bounds is a vague one."""
    if value is not None and low is None and high is None:
        return value * (1 - VAGUE_SHARE), value * (1 + VAGUE_SHARE)
    return 0.0 if low is None else float(low), float("inf") if high is None else float(high)
