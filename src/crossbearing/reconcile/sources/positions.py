"""What each source says of an incident, so far as it can be set against what others say: numbers, and who did it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossbearing.model.figure import HUMAN_TOLL, reach_of
from crossbearing.model.incident import Incident, Ref
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.sources.known import Known

# What is counted: a category and a class of people.
Counts = tuple[str, str]


@dataclass(slots=True)
class Position:
    """What one source says of one incident.

    `numbers` has its last count by what is counted; `said` and `denied` the sides that it has did it, None for an
    account that names nobody.
    """

    numbers: dict[Counts, tuple[float, float]] = field(default_factory=dict)
    said: set[str | None] = field(default_factory=set)
    denied: set[str | None] = field(default_factory=set)

    def is_against(self, other: "Position") -> bool:
        """Whether both cannot be right."""
        if not self.denied.isdisjoint(other.said) or not self.said.isdisjoint(other.denied):
            return True
        blamed, others = self.said - {None}, other.said - {None}
        if blamed and others and blamed.isdisjoint(others):
            return True
        return any(
            not _meet(reach, other.numbers[what]) for what, reach in self.numbers.items() if what in other.numbers
        )

    def agrees(self, other: "Position") -> bool:
        """Whether they name one side, or give numbers that one count could satisfy."""
        if not (self.said - {None}).isdisjoint(other.said):
            return True
        return any(_meet(self.numbers[what], other.numbers[what]) for what in self._counted_by_both(other))

    def _counted_by_both(self, other: "Position") -> set[Counts]:
        return self.numbers.keys() & other.numbers.keys()


def positions_on(incident: Incident, known: Known, origins: Origins, sides: Mapping[str, str]) -> dict[str, Position]:
    """By source what it says of an incident. Figures that a policy sets aside are no position."""
    found: dict[str, Position] = {}

    def of(source: str | None) -> Position:
        # What rests on nobody who may be named is nobody's position.
        return Position() if source is None else found.setdefault(source, Position())

    for tally in incident.tallies:
        if tally.blamed is None and tally.category in HUMAN_TOLL:
            told = (one for one in tally.figures if one.aside is None)
            for one in sorted(told, key=lambda one: (one.published or "", one.figure)):
                position = of(known.of(one.origin, one.figure.sha256))
                position.numbers[tally.category.value, tally.counts] = reach_of(one.value, one.low, one.high)
    for account in incident.accounts:
        side = None if account.blamed is None else sides.get(account.blamed, account.blamed)
        for ref in account.said:
            of(_source(ref, known, origins)).said.add(side)
        for ref in account.denied:
            of(_source(ref, known, origins)).denied.add(side)
    return found


def _source(ref: Ref, known: Known, origins: Origins) -> str | None:
    """Whom a claim rests on; the publisher for what a report tells in its own voice."""
    return known.of(origins.of_claims(ref.sha256, [ref.id]), ref.sha256)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
