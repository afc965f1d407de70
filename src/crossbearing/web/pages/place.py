"""A place: how it fared over time, what happened there, where it lies and what around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.course import Spell
from crossbearing.model.entity import MentionKind
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import Kind
from crossbearing.model.place import Extent
from crossbearing.model.place_status import Attribute
from crossbearing.model.reading import Reading
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.disputes import Dispute, disputes
from crossbearing.web.errors import MissingError
from crossbearing.web.incidents.names import Names
from crossbearing.web.incidents.row import Row, rows
from crossbearing.web.maps.located import Located, Steps, Told, fixes_at, located
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.places.lanes import Course, Spelled, course
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit

# So many statuses, contradictions, and readings that tell where the place lies are looked at.
STATUSES, DISPUTES, LOCATING = 150, 20, 8


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The place in any spelling, a time (EDTF) that is looked at, the pages of its lists, and how near the map is."""

    name: Annotated[str, msgspec.Meta(max_length=200)]
    time: Annotated[str, msgspec.Meta(max_length=60)] = ""
    statuses: Number = 1
    page: Number = 1
    step: Steps = 0


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One thing said of the place: what of, which, by whom, when (EDTF), in which words, and what stands against it."""

    number: int
    attribute: Attribute
    value: str
    holder: str | None
    interval: str | None
    words: str
    against: int
    where: Sourced


@dataclass(frozen=True, slots=True)
class Around:
    """A place that this one lies in: its name, how large it is, and its code (P-code or GeoNames)."""

    name: str
    extent: Extent
    code: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A place: its statuses as lines and over time, incidents and contradictions there, its spellings and map."""

    name: str
    time: str
    spellings: tuple[str, ...]
    around: tuple[Around, ...]
    map: Located
    course: Course | None
    statuses_part: Part
    statuses: list[StatusLine]
    part: Part
    incidents: list[Row]
    disputes: list[Dispute]
    times_disputed: int


def look(visit: Visit, asked: Asked) -> Shown:
    """What the ledger has of that place; MissingError where it has nothing."""
    view, name = visit.view, asked.name.strip()
    wanted = Filter(place=name, time=asked.time.strip() or None)
    statuses_part = _parted(view.count(Kind.SPELL, wanted), asked.statuses)
    part = part_of(view.count(Kind.INCIDENT_SHORT, wanted), asked.page)
    spells = view.place(name, time=wanted.time, limit=STATUSES, offset=(statuses_part.number - 1) * STATUSES)
    incidents = view.newest(wanted, limit=PER_PAGE, offset=part.offset)
    if statuses_part.total == 0 and part.total == 0 and not asked.time:
        raise MissingError(
            f"The place {asked.name!r} was asked for, and nothing is told of it. /places lists those known"
        )
    readings = view.opened({one.ref.sha256 for one in spells} | {one.members[0].sha256 for one in incidents[:LOCATING]})
    names = Names(readings.values(), view.protected())
    lines = [_line(number, one, readings, names) for number, one in enumerate(spells, 1)]
    told = _told(spells, incidents, readings)
    over = view.contradictions(place=name, limit=DISPUTES)
    return Shown(
        name=_shown_name(told, name),
        time=asked.time,
        spellings=_spellings(told),
        around=_around(visit, told),
        map=located(visit.ledger, visit.atlas, told[:LOCATING], step=asked.step),
        course=course(
            [_spelled(one, line) for one, line in zip(spells, lines, strict=True)],
            view.incident_days(wanted),
            within=wanted.time,
        ),
        statuses_part=statuses_part,
        statuses=lines,
        part=part,
        incidents=rows(incidents, view),
        disputes=disputes(view, over),
        times_disputed=view.count_contradictions(place=name),
    )


def _parted(total: int, number: int) -> Part:
    last = max(1, -(-total // STATUSES))
    return Part(min(number, last), last, total)


def _line(number: int, spell: Spell, readings: Mapping[str, Reading], names: Names) -> StatusLine:
    reading = readings[spell.ref.sha256]
    status = next(one for one in reading.place_status if one.id == spell.ref.id)
    words = " … ".join(span.quote for span in status.spans)
    stand_ins = StandIns(reading)
    return StatusLine(
        number=number,
        attribute=spell.attribute,
        value=stand_ins.shown(spell.value),
        holder=names.of(spell.holder),
        interval=spell.interval,
        words=stand_ins.shown(words),
        against=len(spell.against),
        where=sourced(spell.ref, reading),
    )


def _spelled(spell: Spell, line: StatusLine) -> Spelled:
    return Spelled(line.number, line.attribute, line.value, line.holder, spell.interval, line.against > 0)


def _told(spells: Sequence[Spell], incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> list[Told]:
    """The place as each report names it, each report once."""
    found: dict[str, Told] = {}
    named = [(one.ref.sha256, one.place) for one in spells]
    named += [(one.members[0].sha256, one.place) for one in incidents if one.place is not None]
    for sha256, key in named:
        reading = readings.get(sha256)
        entity = None if reading is None else next((one for one in reading.entities if one.key == key), None)
        if reading is not None and entity is not None and sha256 not in found:
            found[sha256] = Told(StandIns(reading).shown(entity.name), reading, entity.id)
    return list(found.values())


def _shown_name(told: Sequence[Told], name: str) -> str:
    """What most reports call the place, of several the shortest; as it was asked for where none names it."""
    names = [one.name for one in told]
    return min(names, key=lambda one: (-names.count(one), len(one), one), default=name)


def _spellings(told: Sequence[Told]) -> tuple[str, ...]:
    """Every way the place is written in these reports."""
    found = {
        mention.quote
        for one in told
        for entity in one.reading.entities
        if entity.id == one.entity
        for mention in entity.mentions
        if mention.kind is MentionKind.NAME
    }
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def _around(visit: Visit, told: Sequence[Told]) -> tuple[Around, ...]:
    """What the place lies in, the smallest first, by the first report whose place is found."""
    fix = next((one for one in fixes_at(visit.ledger, told[:LOCATING]) if one is not None), None)
    if fix is None:
        return ()
    return tuple(Around(one.names[0], one.extent, one.id) for one in (fix.place, *visit.atlas.around(fix)))


# A name may have a stroke in it, which in an address is no part of a step.
PAGES = (Page(name="place", path="/places/{name:path}", asked=Asked, shown=Shown, look=look),)
