"""Where reports, or sources inside one report, cannot both be right, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from crossbearing.model.figure import HUMAN_TOLL, Figure
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.pair import PairType
from crossbearing.model.reading import Reading

KIND_OF_PAIR = {
    PairType.DENIAL: "fact",
    PairType.COUNTER_CLAIM: "blame",
    PairType.RIVAL_ACCOUNT: "blame",
    PairType.NUMERIC_CONFLICT: "number",
    PairType.INTERNAL_INCONSISTENCY: "fact",
    PairType.SCOPE_DIFFERENCE: "scope",
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two positions on one issue, with the items that take them; `scope` only looks like a conflict."""

    kind: str
    issue: str
    left: Ref
    right: Ref


def find_contradictions(readings: Sequence[Reading], incidents: Sequence[Incident]) -> list[Contradiction]:
    """Those inside each report, then figures of one incident in different reports that exclude each other."""
    found = [contradiction for reading in readings for contradiction in _inside(reading)]
    by_hash = {reading.sha256: reading for reading in readings}
    for incident in incidents:
        found.extend(_between(incident, by_hash))
    return found


def _inside(reading: Reading) -> list[Contradiction]:
    def ref(item: str) -> Ref:
        return Ref(reading.sha256, reading.doc_id, item)

    return [Contradiction(KIND_OF_PAIR[pair.type], pair.issue, ref(pair.a), ref(pair.b)) for pair in reading.pairs]


def _between(incident: Incident, readings: dict[str, Reading]) -> list[Contradiction]:
    found = []
    for tally in incident.tallies:
        if tally.category not in HUMAN_TOLL:
            continue
        for left, right in combinations(tally.figures, 2):
            one, other = _figure(readings, left), _figure(readings, right)
            if left.sha256 != right.sha256 and same_measure(one, other) and not one.agrees_with(other):
                issue = f"{tally.category.value} in {incident.label}"
                found.append(Contradiction("number", issue, left, right))
    return found


def _figure(readings: dict[str, Reading], ref: Ref) -> Figure:
    return next(figure for figure in readings[ref.sha256].quantities if figure.id == ref.id)


def same_measure(left: Figure, right: Figure) -> bool:
    """Whether two figures count the same kind of thing: "children" and "people" are not rivals."""
    return left.unit == right.unit and left.counts.split()[:1] == right.counts.split()[:1]
