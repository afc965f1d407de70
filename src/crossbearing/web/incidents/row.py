"""An incident in one line of a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.model.incident import Incident
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.web.incidents.names import place_name


@dataclass(frozen=True, slots=True)
class Toll:
    """What is counted, and the least, best and most by the policy; None is not known."""

    category: Category
    low: int | float | None
    best: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in short: what, when (EDTF), where, how many, how well supported and by which rule.

    `place_key` names the place in the ledger. `contradictions` is how many are about it.
    """

    id: str
    type: EventType
    date: str | None
    place: str | None
    place_key: str | None
    killed: Toll | None
    wounded: Toll | None
    grade: str | None
    rule: str | None
    reports: int
    origins: int
    contradictions: int


def rows(incidents: Sequence[Incident], view: Snapshot) -> list[Row]:
    """The lines of these incidents; of each, one report is opened for what its place is called."""
    over = Counter(one.incident for one in view.contradictions_on([one.id for one in incidents]))
    readings = view.opened({one.members[0].sha256 for one in incidents if one.place is not None})
    return [
        Row(
            id=one.id,
            type=one.type,
            date=one.date,
            place=place_name(one.place, readings.get(one.members[0].sha256)),
            place_key=one.place,
            killed=_toll(one, Category.KILLED),
            wounded=_toll(one, Category.WOUNDED),
            grade=None if one.grade is None else one.grade.grade,
            rule=None if one.grade is None else one.grade.rule,
            reports=len({ref.sha256 for ref in one.members}),
            origins=0 if one.grade is None else len(one.grade.origins),
            contradictions=over[one.id],
        )
        for one in incidents
    ]


def _toll(incident: Incident, category: Category) -> Toll | None:
    """The toll over all; None where no report gives a figure."""
    for tally in incident.tallies:
        if tally.category is category and tally.counts == PEOPLE and tally.blamed is None:
            return Toll(category, tally.low, tally.best, tally.high)
    return None
