"""One incident in full: figures and who gives them, accounts, events, what joins them, what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.api.snapshot import Snapshot
from crossbearing.errors import InputError
from crossbearing.model.decision import Decision
from crossbearing.model.event import EventType
from crossbearing.model.incident import Bond, Incident, Ref, Tally
from crossbearing.model.reading import Reading
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.reconcile.tallies.tallies import distinct
from crossbearing.web.disputes import Dispute, disputes
from crossbearing.web.errors import MissingError
from crossbearing.web.incidents.course import Course, courses
from crossbearing.web.incidents.decided import Decided, decided, merged_event, newer
from crossbearing.web.incidents.names import Names, place_name
from crossbearing.web.incidents.neighbours import neighbours
from crossbearing.web.incidents.part import Run, part, run_of
from crossbearing.web.incidents.remark import Remark
from crossbearing.web.incidents.row import Row, rows
from crossbearing.web.incidents.telling import Telling, other_of, telling
from crossbearing.web.incidents.version import SAYINGS, Version, longest, version, words_of
from crossbearing.web.incidents.weighed import Weighed, weighed
from crossbearing.web.incidents.weighing_by import Chosen, chosen_policy
from crossbearing.web.maps.located import Located, Steps, Told, located
from crossbearing.web.page import Page
from crossbearing.web.paging import Number
from crossbearing.web.visit import Visit

# So many figures of each tally, events, contradictions and origins are shown at once; their reports are opened for it.
FIGURES, EVENTS, DISPUTES, ORIGINS = 25, 25, 20, 30

Words = Annotated[str, msgspec.Meta(max_length=400)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The incident, the policy its figures are weighed by, and which part of each long list is wanted.

    A decision that could not be taken comes back with its `verb` and the reason that was written.
    """

    id: Annotated[str, msgspec.Meta(max_length=200)]
    policy: Annotated[str, msgspec.Meta(max_length=40)] = "range"
    order: Words = ""
    figures: Number = 1
    said: Number = 1
    events: Number = 1
    step: Steps = 0
    verb: Annotated[str, msgspec.Meta(max_length=40)] = ""
    why: Annotated[str, msgspec.Meta(max_length=2000)] = ""


@dataclass(frozen=True, slots=True)
class Support:
    """How well an incident is supported: the grade, by which rule of which policy, and on how many origins it rests.

    `origins` are what the first of these are called; None for a publisher who is not known.
    """

    grade: str
    policy: str
    rule: str
    rests_on: int
    origins: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident: what, when (EDTF), where, how well supported. `first` names one of its events, as HASH:ITEM.

    The runs say which part of a list is here. `newer` are decisions that the view does not know of yet. `refused` is
    the verb of a decision that could not be taken, `why` the reason that was written for it.
    """

    id: str
    type: EventType
    date: str | None
    place: str | None
    place_key: str | None
    map: Located
    first: str
    support: Support | None
    reports: int
    policy: Chosen
    tallies: tuple[Weighed, ...]
    figures_run: Run
    accounts: tuple[Version, ...]
    said_run: Run
    courses: tuple[Course, ...]
    events: tuple[Telling, ...]
    events_run: Run
    disputes: list[Dispute]
    times_disputed: int
    neighbours: list[Row]
    decided: tuple[Decided, ...]
    newer: tuple[Remark, ...]
    refused: str
    why: str

    @property
    def query(self) -> dict[str, object]:
        """What was asked for besides parts of lists, for the address of another part."""
        order = ", ".join(self.policy.order)
        return {"policy": None if self.policy.name == "range" else self.policy.name, "order": order or None}


def look(visit: Visit, asked: Asked) -> Shown:
    """The incident, weighed by the policy asked for, with the parts of its lists that are asked for."""
    view, decisions = visit.view, visit.ledger.decisions()
    found = _found(view, asked, decisions)
    incident, hashes = found.incident, set(found.hashes(asked))
    readings, hidden = view.opened(hashes), view.protected()
    names, remarks = Names(readings.values(), hidden), visit.ledger.remarks(hashes)
    over = view.contradictions_on([incident.id])
    figures = {tally: part(tally.figures, asked.figures, FIGURES) for tally in found.tallies}
    bonds = found.bonds if len(found.bonds) > 1 else {}
    return Shown(
        id=incident.id,
        type=incident.type,
        date=incident.date,
        place=names.of(incident.place) if names.knows(incident.place) else place_name(incident.place, None),
        place_key=incident.place,
        map=located(visit.ledger, visit.atlas, list(_places(found.events(asked), readings)), step=asked.step),
        first=f"{incident.members[0].sha256}:{incident.members[0].id}",
        support=_support(incident, names),
        reports=len({ref.sha256 for ref in incident.members}),
        policy=found.chosen,
        tallies=tuple(weighed(tally, own, readings, remarks, names) for tally, own in figures.items()),
        figures_run=run_of(max((len(one.figures) for one in found.tallies), default=0), asked.figures, FIGURES),
        accounts=tuple(version(one, asked.said, readings, names) for one in incident.accounts),
        said_run=run_of(max(map(longest, incident.accounts), default=0), asked.said, SAYINGS),
        courses=found.courses,
        events=tuple(telling(ref, bonds.get(ref), readings, remarks, hidden) for ref in found.events(asked)),
        events_run=run_of(len(found.told), asked.events, EVENTS),
        disputes=disputes(view, over[:DISPUTES]),
        times_disputed=len(over),
        neighbours=rows(neighbours(incident, view), view),
        decided=tuple(decided(incident, decisions, hidden)),
        newer=tuple(newer(incident, decisions, visit.behind.decisions, hidden)),
        refused=asked.verb,
        why=asked.why,
    )


def found_incident(view: Snapshot, name: str, decisions: Sequence[Decision]) -> Incident:
    """The incident of that id or of an event (HASH:ITEM), without the grounds of its joins. MissingError if none.

    An id is that of the event that told it first, so that a merge may end it; the events stay, and it leads to theirs.
    """
    report, colon, item = name.rpartition(":")
    if colon:
        beside = view.incidents_of([report])
        found = next(
            (one for one in beside if any((ref.sha256, ref.id) == (report, item) for ref in one.members)), None
        )
        if found is None:
            raise MissingError(f"The incident of {name!r} was asked for, and the ledger has no such event")
        return found
    try:
        return view.incident(name, short=True)
    except InputError as error:
        event = merged_event(name, decisions)
        if event is None:
            raise MissingError(str(error)) from error
        return found_incident(view, f"{event.sha256}:{event.id}", ())


@dataclass(frozen=True, slots=True)
class _Found:
    """What is looked up of an incident before any report is opened; `told` are its events by date of publication."""

    incident: Incident
    chosen: Chosen
    tallies: tuple[Tally, ...]
    courses: tuple[Course, ...]
    told: tuple[Ref, ...]
    bonds: dict[Ref, Bond]

    def events(self, asked: Asked) -> Sequence[Ref]:
        """The events of the part that is asked for."""
        return part(self.told, asked.events, EVENTS)

    def hashes(self, asked: Asked) -> Iterator[str]:
        """The reports whose words are shown."""
        # What the place is called stands in the first one, whichever events are shown.
        yield self.incident.members[0].sha256
        for tally in self.tallies:
            yield from (one.figure.sha256 for one in part(tally.figures, asked.figures, FIGURES))
        for account in self.incident.accounts:
            yield from (ref.sha256 for ref in words_of(account, asked.said))
        for ref in self.events(asked):
            other = other_of(self.bonds[ref])
            yield from (one.sha256 for one in (ref, other) if one is not None)


def _found(view: Snapshot, asked: Asked, decisions: Sequence[Decision]) -> _Found:
    incident = found_incident(view, asked.id, decisions)
    policy, chosen = chosen_policy(asked.policy, asked.order, incident)
    weighing = view.weighing(incident)
    tallies = tuple(distinct(weighing.tallies(policy)))
    return _Found(
        incident=incident,
        chosen=chosen,
        tallies=tallies,
        courses=tuple(courses(tallies, weighing, policy)),
        told=tuple(ref for stage in weighing.stages for ref in stage.reports),
        bonds={one.event: one for one in view.bonds(incident)},
    )


def _places(events: Sequence[Ref], readings: Mapping[str, Reading]) -> Iterator[Told]:
    """Where each of these events is, by the report that tells it."""
    for ref in events:
        reading = readings[ref.sha256]
        place = next(one.place for one in reading.events if one.id == ref.id)
        name = StandIns(reading).name_of(place)
        if place is not None and name is not None:
            yield Told(name, reading, place)


def _support(incident: Incident, names: Names) -> Support | None:
    grade = incident.grade
    if grade is None:
        return None
    origins = tuple(names.origins(grade.origins[:ORIGINS]))
    return Support(grade.grade, grade.policy, grade.rule, len(grade.origins), origins)


PAGES = (Page(name="incident", path="/incidents/{id}", asked=Asked, shown=Shown, look=look),)
