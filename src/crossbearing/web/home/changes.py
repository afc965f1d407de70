"""What changed in a ledger since somebody last looked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.came import Came
from crossbearing.model.decision import Decision, is_same_person
from crossbearing.model.figure import HUMAN_TOLL, Category
from crossbearing.model.incident import Incident, Tally
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.web.home.labels import (
    Happening,
    Opposition,
    Unspoken,
    happenings,
    oppositions,
    unspoken,
)
from crossbearing.web.review.told import Told, told
from crossbearing.web.visit import Visit

Bounds = tuple[int | float | None, int | float | None]
# So many of each kind are listed: one screen.
MOST = 5
# Of so many of the newest reports the incidents are looked through, and so many incidents for figures that moved.
NEWEST, LOOKED_THROUGH = 300, 100


@dataclass(frozen=True, slots=True)
class Moved:
    """An incident whose figures of a category were other ones before, with the least and the most then and now."""

    incident: Happening
    category: Category
    before: Bounds
    now: Bounds


@dataclass(frozen=True, slots=True)
class Changes:
    """What came since: counts, and the first few of each kind.

    `is_part` says that more reports came than were looked through for incidents: the newest were.
    """

    reports: int
    is_part: bool
    contradictions: int
    against: list[Opposition]
    silences: int
    silent: list[Unspoken]
    incidents: int
    new: list[Happening]
    moved: list[Moved]
    decisions: int
    decided: list[Told]

    def __bool__(self) -> bool:
        return self.reports > 0 or self.decisions > 0


def changes(visit: Visit, came: Came, decisions: Sequence[Decision]) -> Changes:
    """What the reports and other people's decisions that came since brought about."""
    view, new = visit.view, came.newest
    touched = view.incidents_of(new, limit=LOOKED_THROUGH) if new else []
    fresh = [one for one in touched if _is_new(one, new)]
    others = [one for one in decisions if one.id in came.decisions and not is_same_person(one.who, visit.person.name)]
    silent = view.silences_of(new, limit=MOST) if new else []
    return Changes(
        reports=came.reports,
        is_part=came.reports > len(new) or len(touched) == LOOKED_THROUGH,
        contradictions=view.count_of(Kind.CONTRADICTION, new) if new else 0,
        against=oppositions(view, view.contradictions_of(new, limit=MOST)) if new else [],
        silences=view.count_of(Kind.SILENCE, new) if new else 0,
        silent=unspoken(view, silent),
        incidents=len(fresh),
        new=happenings(view, fresh[-MOST:][::-1]),
        moved=_moved(view, [one for one in touched if one not in fresh], frozenset(new)),
        decisions=len(others),
        decided=[told(visit, one) for one in others[::-1][:MOST]],
    )


def _is_new(incident: Incident, reports: Collection[str]) -> bool:
    """Whether only these reports tell of it."""
    return all(ref.sha256 in reports for ref in incident.members)


def _moved(view: Snapshot, incidents: Sequence[Incident], new: frozenset[str]) -> list[Moved]:
    """The incidents whose figures the new reports changed, the first few."""
    found: list[tuple[Incident, Category, Bounds, Bounds]] = []
    for incident in incidents:
        found.extend((incident, *change) for change in islice(_changes(view, incident, new), 1))
        if len(found) == MOST:
            break
    named = happenings(view, [one[0] for one in found])
    return [Moved(name, what, before, now) for name, (_, what, before, now) in zip(named, found, strict=True)]


def _changes(view: Snapshot, incident: Incident, new: frozenset[str]) -> Iterator[tuple[Category, Bounds, Bounds]]:
    """The categories of people whose least or most is another one without the new reports."""
    weighing = view.weighing(incident)
    known = replace(weighing, counts=tuple(one for one in weighing.counts if one.ref.sha256 not in new))
    before = {one.category: one for one in known.tallies(Policy()) if _is_over_all(one)}
    for tally in weighing.tallies(Policy()):
        earlier = before.get(tally.category)
        if _is_over_all(tally) and earlier is not None and _bounds(earlier) != _bounds(tally):
            yield tally.category, _bounds(earlier), _bounds(tally)


def _is_over_all(tally: Tally) -> bool:
    return tally.blamed is None and tally.counts == PEOPLE and tally.category in HUMAN_TOLL


def _bounds(tally: Tally) -> Bounds:
    return tally.low, tally.high
