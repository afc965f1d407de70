"""What was decided of an incident: merges and splits of its events, and all that its view does not know of yet."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.decision import Decision, Subject, Verb, in_force, unconfirmed
from crossbearing.model.incident import Incident
from crossbearing.reconcile.incidents import incident_id
from crossbearing.web.incidents.remark import Remark, bare_remark

_TOGETHER = frozenset({Verb.MERGE, Verb.SPLIT})


@dataclass(frozen=True, slots=True)
class Decided:
    """A merge or split that speaks of the incident; whether it waits for a second person, and the reports it names."""

    remark: Remark
    waits: bool
    reports: tuple[str, ...]


def decided(incident: Incident, decisions: Sequence[Decision], hidden: Collection[str]) -> Iterator[Decided]:
    """The merges and splits of its events that stand or wait, in order."""
    members = {(ref.sha256, ref.id) for ref in incident.members}
    waiting = {one.id for one in unconfirmed(decisions)}
    for one in (*in_force(decisions), *unconfirmed(decisions)):
        subjects = (*one.about, *one.others)
        if one.verb in _TOGETHER and any((subject.sha256, subject.id) in members for subject in subjects):
            reports = tuple(dict.fromkeys(subject.sha256 for subject in subjects))
            yield Decided(bare_remark(one, hidden), one.id in waiting, reports)


def merged_event(incident: str, decisions: Sequence[Decision]) -> Subject | None:
    """The event that an incident of this id began with, of those that a merge in force joined; None for no such."""
    merges = (one for one in in_force(decisions) if one.verb is Verb.MERGE)
    events = (subject for one in merges for subject in one.about)
    return next((event for event in events if incident_id(event.sha256, event.id) == incident), None)


def newer(
    incident: Incident, decisions: Iterable[Decision], behind: Collection[str], hidden: Collection[str]
) -> Iterator[Remark]:
    """The decisions made since the view was worked out that speak of the incident's reports."""
    reports = {ref.sha256 for ref in incident.members}
    for one in decisions:
        if one.id in behind and any(subject.sha256 in reports for subject in (*one.about, *one.others)):
            yield bare_remark(one, hidden)
