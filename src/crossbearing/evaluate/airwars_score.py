"""Scores ranges of victims: the lower end exact, inside the gold's range, and silence where nothing is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from crossbearing.evaluate.measure import Measure


@dataclass(frozen=True, slots=True)
class Range:
    """At least `low` and at most `high` people."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tolls:
    """What is said of one incident; None: nothing. Children and women are those killed."""

    killed: Range | None
    injured: Range | None
    children: Range | None
    women: Range | None


def score(gold: Sequence[Tolls], answers: Sequence[Tolls]) -> Iterator[Measure]:
    """For each kind: over the incidents where the gold knows it, then over those where it does not."""
    for field in fields(Tolls):
        pairs = [
            (getattr(right, field.name), getattr(mine, field.name)) for right, mine in zip(gold, answers, strict=True)
        ]
        yield from _scored(field.name, pairs)


def _scored(name: str, pairs: Sequence[tuple[Range | None, Range | None]]) -> Iterator[Measure]:
    known = [(right, mine) for right, mine in pairs if right is not None]
    unknown = [mine for right, mine in pairs if right is None]
    told = [(right, mine) for right, mine in known if mine is not None]
    rows = (
        ("low exact", sum(mine.low == right.low for right, mine in told)),
        ("low inside range", sum(right.low <= mine.low <= right.high for right, mine in told)),
        ("high exact", sum(mine.high == right.high for right, mine in told)),
        ("low and high exact", sum(mine == right for right, mine in told)),
    )
    for row, count in rows:
        yield Measure(f"{name} {row}", count / len(known) if known else 0.0, len(known))
    silent = sum(mine is None for mine in unknown)
    yield Measure(f"{name} abstains where unknown", silent / len(unknown) if unknown else 0.0, len(unknown))
