"""Scores time expressions as TempEval-3 task A does: extents strict and relaxed, and values."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossbearing.evaluate.measure import Count, Measure


@dataclass(frozen=True, slots=True)
class Timed:
    """Characters `start` to `end` that tell a time, with its TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right of the time expressions of some texts."""

    strict: Count = field(default_factory=Count)
    relaxed: Count = field(default_factory=Count)
    value: Count = field(default_factory=Count)
    kind: Count = field(default_factory=Count)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.value + other.value,
            self.kind + other.kind,
        )

    def measures(self) -> list[Measure]:
        """The shared task ranks systems by the first: relaxed F1 times the share of values right among the matched."""
        of = int(self.value.gold)
        return [
            Measure("value F1", self.value.f1, of),
            Measure("type F1", self.kind.f1, of),
            *self.relaxed.measures("relaxed extent"),
            *self.strict.measures("strict extent"),
        ]


def tally(gold: Sequence[Timed], given: Sequence[Timed]) -> Tally:
    """The count of one text. An expression matches the first that overlaps it and is not matched yet."""
    open_gold = sorted(gold, key=lambda timed: (timed.start, timed.end))
    pairs: list[tuple[Timed, Timed]] = []
    for timed in sorted(given, key=lambda timed: (timed.start, timed.end)):
        match = next((g for g in open_gold if g.start < timed.end and timed.start < g.end), None)
        if match is not None:
            open_gold.remove(match)
            pairs.append((match, timed))

    def count(right: int) -> Count:
        return Count(right, len(given), len(gold))

    return Tally(
        strict=count(sum((g.start, g.end) == (t.start, t.end) for g, t in pairs)),
        relaxed=count(len(pairs)),
        value=count(sum(g.value == t.value for g, t in pairs)),
        kind=count(sum(g.kind == t.kind for g, t in pairs)),
    )
