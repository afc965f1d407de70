"""The places of a ledger: where most happened, on a map, and a way to any other."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import Kind
from crossbearing.model.reading import Reading
from crossbearing.reconcile.filter import Filter
from crossbearing.web.incidents.names import place_name
from crossbearing.web.maps.located import Located, Steps, Told, located
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A place in any spelling, the page of the list, and how near the map is."""

    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    page: Number = 1
    step: Steps = 0


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place: what it is called, how many incidents lie there, and how many statuses are told of it."""

    name: str
    incidents: int
    statuses: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The places of one page with their map; `found` is the one that was asked for by name, None where none was."""

    name: str
    found: PlaceLine | None
    part: Part
    places: list[PlaceLine]
    map: Located


def look(visit: Visit, asked: Asked) -> Shown:
    """The places where most happened, and the one that is asked for."""
    view, name = visit.view, asked.name.strip()
    part = part_of(view.count_places(), asked.page)
    busiest = view.busiest_places(limit=PER_PAGE, offset=part.offset)
    readings = view.opened({one.members[0].sha256 for _, one in busiest})
    named = [(many, one, _name(one, readings)) for many, one in busiest]
    statuses = view.counts_at(name for _, _, name in named)
    lines = [PlaceLine(name, many, told) for (many, _, name), told in zip(named, statuses, strict=True)]
    told = [_told(one, name, many, readings) for many, one, name in named]
    wanted = _line(view, name) if name else None
    on_map = located(visit.ledger, visit.atlas, [one for one in told if one is not None], step=asked.step)
    return Shown(asked.name, wanted, part, lines, on_map)


def _line(view: Snapshot, name: str) -> PlaceLine:
    return PlaceLine(name, view.count(Kind.INCIDENT_SHORT, Filter(place=name)), view.counts_at([name])[0])


def _name(incident: Incident, readings: dict[str, Reading]) -> str:
    return place_name(incident.place, readings[incident.members[0].sha256]) or ""


def _told(incident: Incident, name: str, many: int, readings: dict[str, Reading]) -> Told | None:
    reading = readings[incident.members[0].sha256]
    entity = next((one.id for one in reading.entities if one.key == incident.place), None)
    return None if entity is None else Told(name, reading, entity, many, incident.place)


PAGES = (Page(name="places", path="/places", asked=Asked, shown=Shown, look=look),)
