"""Incidents as they go out."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from crossbearing.model.event import Damage, Event, EventType
from crossbearing.model.figure import Category, Figure
from crossbearing.model.incident import Account, Counted, Incident, Ref, Tally
from crossbearing.publish.gathering.preparing import Preparing, public_id
from crossbearing.publish.gathering.shelf import Opened
from crossbearing.publish.outgoing import (
    Harm,
    PublicAccount,
    PublicFigure,
    PublicIncident,
    PublicTally,
    ToldEvent,
)
from crossbearing.publish.times import span_of, span_of_when
from crossbearing.publish.values import Site


class Incidents:
    """Makes public incidents.

    `contradictions` are the ids of those about each incident, `touched` are incidents that touch somebody protected.
    """

    def __init__(
        self, preparing: Preparing, contradictions: Mapping[str, Sequence[str]], touched: Collection[str]
    ) -> None:
        self._preparing = preparing
        self._contradictions = contradictions
        self._touched = touched

    def incident(self, incident: Incident) -> PublicIncident:
        """The incident with every report's telling of it."""
        touched = incident.id in self._touched
        told = tuple(self._told(ref, touched=touched) for ref in incident.members)
        grade, site = incident.grade, self._site(incident, touched=touched)
        named = self._preparing.origins(incident.members)
        return PublicIncident(
            id=incident.id,
            type=incident.type,
            label=_label(incident.type, site),
            date=self._preparing.time(span_of(incident.date), touched=touched),
            site=site,
            grade=None if grade is None else grade.grade,
            grade_rule=None if grade is None else grade.rule,
            origins=() if grade is None else tuple(map(named.name, grade.origins)),
            told=told,
            tallies=tuple(self._tally(tally, incident, touched=touched) for tally in incident.tallies),
            accounts=tuple(self._account(account, incident, touched=touched) for account in incident.accounts),
            contradictions=tuple(self._contradictions.get(incident.id, ())),
        )

    def _site(self, incident: Incident, *, touched: bool) -> Site | None:
        """The incident's place, by the report that places it most finely."""
        found = []
        for ref in incident.members:
            opened = self._preparing.shelf[ref.sha256]
            event = _event(opened, ref)
            entity = opened.entities.get(event.place or "")
            if entity is not None and entity.key == incident.place:
                site = self._preparing.site(opened, entity.id, touched=touched)
                found.extend([] if site is None else [site])
        return min(found, key=lambda site: (site.lat is None, -(site.confidence or 0.0), site.name), default=None)

    def _told(self, ref: Ref, *, touched: bool) -> ToldEvent:
        preparing = self._preparing
        opened = preparing.shelf[ref.sha256]
        event = _event(opened, ref)
        site = preparing.site(opened, event.place, touched=touched)
        figures = [item for key in event.casualties if isinstance(item := opened.items.get(key), Figure)]
        return ToldEvent(
            id=public_id(ref),
            source=preparing.source(opened),
            type=event.type,
            modality=event.modality,
            stance=event.stance,
            label=_label(event.type, site),
            date=preparing.time(span_of_when(event.date), touched=touched),
            site=site,
            perpetrator=preparing.involved(opened, event.perpetrator, touched=touched),
            target=preparing.involved(opened, event.target, touched=touched),
            weapons=tuple(dict.fromkeys(weapon.kind for weapon in event.weapons)),
            damage=tuple(self._harm(opened, one, touched=touched) for one in event.damage),
            figures=tuple(self._figure(opened, figure, touched=touched) for figure in figures),
            words=preparing.passages([ref], touched=touched),
            claims=tuple(public_id(Ref(ref.sha256, ref.doc, claim)) for claim in event.claims),
        )

    def _harm(self, opened: Opened, damage: Damage, *, touched: bool) -> Harm:
        """What was hit; if `touched`, in the report's words without the places that go out coarser."""
        return Harm(self._preparing.words(damage.object, opened, touched=touched), damage.level.value)

    def _figure(self, opened: Opened, figure: Figure, counted: Counted | None = None, *, touched: bool) -> PublicFigure:
        preparing, reading = self._preparing, opened.reading
        return PublicFigure(
            id=public_id(Ref(reading.sha256, reading.doc_id, figure.id)),
            category=figure.category,
            counts=preparing.words(figure.counts, opened, touched=touched),
            value=figure.value,
            low=figure.low,
            high=figure.high,
            modifier=figure.modifier,
            unit=preparing.words(figure.unit, opened, touched=touched),
            words=preparing.passage(opened, figure.span, touched=touched or preparing.touches(opened, figure.id)),
            said_by=None if counted is None else preparing.maybe(counted.source, opened, touched=touched),
            origin=None if counted is None else self._origin(opened, counted),
            aside=None if counted is None else preparing.maybe(counted.aside, opened),
        )

    def _origin(self, opened: Opened, counted: Counted) -> str:
        reading = opened.reading
        return self._preparing.origins([Ref(reading.sha256, reading.doc_id, counted.figure.id)]).name(counted.origin)

    def _tally(self, tally: Tally, incident: Incident, *, touched: bool) -> PublicTally:
        preparing = self._preparing
        figures = []
        for one in tally.figures:
            opened = preparing.shelf[one.figure.sha256]
            if isinstance(figure := opened.items.get(one.figure.id), Figure):
                figures.append(self._figure(opened, figure, one, touched=touched))
        return PublicTally(
            category=Category(tally.category),
            counts=preparing.words(tally.counts),
            blamed=preparing.party_of(tally.blamed, _refs(incident), touched=touched),
            low=tally.low,
            best=tally.best,
            high=tally.high,
            policy=tally.policy,
            why=preparing.words(tally.why),
            figures=tuple(figures),
        )

    def _account(self, account: Account, incident: Incident, *, touched: bool) -> PublicAccount:
        preparing = self._preparing
        return PublicAccount(
            blamed=preparing.party_of(
                account.blamed, (*account.said, *account.denied, *_refs(incident)), touched=touched
            ),
            said=preparing.passages(account.said, touched=touched),
            denied=preparing.passages(account.denied, touched=touched),
            why=preparing.passages(account.why, touched=touched),
            origins=tuple(map(preparing.origins(_refs(incident)).name, account.origins)),
        )


def _label(kind: EventType, site: Site | None) -> str:
    """What happened and where, without the words of any report: those stand in its passages, with their source."""
    words = kind.value.replace("_", " ")
    return words if site is None else f"{words}, {site.name}"


def _refs(incident: Incident) -> Iterable[Ref]:
    """Every item of a report that has to do with an incident."""
    yield from incident.members
    for account in incident.accounts:
        yield from (*account.said, *account.denied)


def _event(opened: Opened, ref: Ref) -> Event:
    found = opened.items[ref.id]
    assert isinstance(found, Event)
    return found
