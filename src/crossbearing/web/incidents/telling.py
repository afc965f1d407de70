"""An event of an incident as one report tells it, and what holds it to the others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from crossbearing.model.event import Event, EventType, Modality, Role
from crossbearing.model.incident import Bond, Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.remarks import Remarks
from crossbearing.reconcile.protection import without_names
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.incidents.remark import Remark, remark
from crossbearing.web.sourced import Sourced, sourced


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for (above zero) or against two events being one."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hold:
    """What holds an event to the others: with which it fits best, how well, by which grounds, and with how many more.

    `by` is None where a person alone merged it.
    """

    by: Sourced | None
    weight: float
    grounds: tuple[Reason, ...]
    joins: int


@dataclass(frozen=True, slots=True)
class Telling:
    """An event: what it is called in decisions, what, when (EDTF) and where it is told to be, by whom to whom."""

    name: str
    type: EventType
    modality: Modality
    date: str | None
    place: str | None
    by: str | None
    target: str | None
    words: str
    where: Sourced
    hold: Hold | None
    remarks: tuple[Remark, ...]


def telling(
    ref: Ref, bond: Bond | None, readings: Mapping[str, Reading], remarks: Remarks, hidden: Collection[str]
) -> Telling:
    """An event with the words of its report; its bond is None where the incident is this event alone."""
    reading = readings[ref.sha256]
    event = next(one for one in reading.events if one.id == ref.id)
    stand_ins = StandIns(reading)
    return Telling(
        name=f"{ref.sha256}:{ref.id}",
        type=event.type,
        modality=event.modality,
        date=event.date.edtf,
        place=stand_ins.name_of(event.place),
        by=_party(event.perpetrator, stand_ins),
        target=_party(event.target, stand_ins),
        words=stand_ins.shown(_words(event)),
        where=sourced(ref, reading),
        hold=None if bond is None else _hold(bond, readings, hidden),
        remarks=tuple(remark(decision, reading) for decision in remarks.get(ref, ())),
    )


def other_of(bond: Bond) -> Ref | None:
    """The event with which the one of the bond fits best."""
    if bond.strongest is None:
        return None
    return bond.strongest.right if bond.strongest.left == bond.event else bond.strongest.left


def _hold(bond: Bond, readings: Mapping[str, Reading], hidden: Collection[str]) -> Hold:
    other = other_of(bond)
    if other is None or bond.strongest is None:
        return Hold(None, 0.0, (), 0)
    grounds = tuple(Reason(without_names(one.words, hidden), one.weight) for one in bond.strongest.grounds)
    return Hold(sourced(other, readings[other.sha256]), bond.strongest.weight, grounds, bond.joins)


def _party(role: Role | None, stand_ins: StandIns) -> str | None:
    return None if role is None else stand_ins.name_of(role.entity)


def _words(event: Event) -> str:
    return " … ".join(span.quote for span in event.evidence or (event.trigger,))
