"""Figures that exclude one another: of one incident, one class of people and one kind of harm."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from crossbearing.model.contradiction import Contradiction, ContradictionKind, Position
from crossbearing.model.figure import HUMAN_TOLL, Figure
from crossbearing.model.incident import Counted, Incident, Ref, Tally
from crossbearing.reconcile.contradictions.index import Index
from crossbearing.reconcile.tallies.classes import class_of, is_total
from crossbearing.reconcile.tallies.count import REPEATED


def number_conflicts(incidents: Sequence[Incident], index: Index) -> Iterator[Contradiction]:
    """One for each tally in which independent sources give numbers that exclude one another."""
    for incident in incidents:
        for tally in _distinct(incident.tallies):
            used = [one for one in tally.figures if one.aside is None]
            if _conflict(used, index):
                told = [one for one in tally.figures if one.aside in (None, REPEATED)]
                yield _contradiction(incident, tally, told, index)


def _distinct(tallies: Sequence[Tally]) -> Iterator[Tally]:
    """The tallies of people, each set of figures once: over all before by class."""
    seen: set[tuple[Ref, ...]] = set()
    for tally in tallies:
        used = tuple(one.figure for one in tally.figures if one.aside is None)
        if tally.category in HUMAN_TOLL and tally.blamed is None and used not in seen:
            seen.add(used)
            yield tally


def _conflict(used: Sequence[Counted], index: Index) -> bool:
    figures = [(one.origin, _figure(index, one.figure)) for one in used]
    return any(
        origin != other_origin and _count_alike(one, other) and not one.agrees_with(other)
        for (origin, one), (other_origin, other) in combinations(figures, 2)
    )


def _count_alike(one: Figure, other: Figure) -> bool:
    """Whether both are of one class of people, or both totals: classes that are added up exclude nothing."""
    left, right = class_of(one), class_of(other)
    return left == right or (is_total(left) and is_total(right))


def _contradiction(incident: Incident, tally: Tally, told: Sequence[Counted], index: Index) -> Contradiction:
    sides: dict[tuple[object, ...], list[Ref]] = {}
    for one in told:
        sides.setdefault((one.value, one.low, one.high), []).append(one.figure)
    positions = tuple(Position(_figure(index, refs[0]).span.quote, tuple(refs)) for refs in sides.values())
    what = f"{tally.counts} {tally.category.value}"
    return Contradiction(
        id=f"{incident.id}.{tally.category.value}.{tally.counts}",
        kind=ContradictionKind.NUMBER,
        issue=f"{what}: {incident.label}",
        why=f"they count {what} in one incident, by different sources, and no number satisfies all",
        sides=positions,
        incident=incident.id,
    )


def _figure(index: Index, ref: Ref) -> Figure:
    found = index.figure(ref)
    assert found is not None  # a tally is made of the readings' own figures
    return found
