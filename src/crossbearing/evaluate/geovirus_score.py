"""Scores place names with positions: exact words, and distance along the great circle."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from crossbearing.evaluate.measure import Count
from crossbearing.model.place import distance_km

# A hundred miles, the distance within which geoparsing counts a position as right (Gritta et al. 2018).
NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at characters `start` to `end` and its position; None where none was given."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """How many names were right, how many of these have a position, and how many of those lie near the gold one."""

    names: Count = field(default_factory=Count)
    placed: int = 0
    near: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.names + other.names, self.placed + other.placed, self.near + other.near)

    @property
    def accuracy(self) -> float:
        """Share of all gold names that were found and placed right."""
        return self.near / self.names.gold if self.names.gold else 0.0

    @property
    def accuracy_of_found(self) -> float:
        """Share of the names found and placed that were placed right."""
        return self.near / self.placed if self.placed else 0.0


def score(gold: Iterable[Toponym], given: Iterable[Toponym]) -> Score:
    """The score of one text."""
    right = {(one.start, one.end): one for one in gold}
    found = {(one.start, one.end): one for one in given}
    both = [(right[words], found[words]) for words in right.keys() & found.keys()]
    distances = [km for one, other in both if (km := _apart(one, other)) is not None]
    return Score(Count(len(both), len(found), len(right)), len(distances), sum(km <= NEAR_KM for km in distances))


def _apart(one: Toponym, other: Toponym) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)
