"""A figure that was measured, and the count behind every F1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a task, 0 to 1, on `of` gold items (documents, mentions, tokens: what the task counts)."""

    name: str
    ours: float
    of: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, how many the reader gave and how many the gold has; counts add up."""

    right: float = 0
    given: float = 0
    gold: float = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.given + other.given, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the given that is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall (van Rijsbergen 1979), 0 where nothing is right."""
        return 2 * self.right / (self.given + self.gold) if self.right else 0.0

    def measures(self, name: str) -> list[Measure]:
        """F1, precision and recall of what `name` says."""
        rows = (("F1", self.f1), ("precision", self.precision), ("recall", self.recall))
        return [Measure(f"{name} {row}", value, int(self.gold)) for row, value in rows]
