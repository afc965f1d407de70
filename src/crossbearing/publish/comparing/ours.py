"""The incidents of a ledger as they are compared, as far as a table of some shape would have them."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.model.event import Modality
from crossbearing.model.figure import Category
from crossbearing.publish.comparing.record import Record, Spot, Toll, Unusable
from crossbearing.publish.comparing.shape import Shape
from crossbearing.publish.comparing.slack import OF_EXTENT
from crossbearing.publish.evidence import happened
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicFigure,
    PublicIncident,
    PublicTally,
)
from crossbearing.publish.sides import Sides
from crossbearing.publish.ucdp.deaths import Deaths
from crossbearing.publish.values import Site

_PEOPLE, _CIVILIANS = "people", "civilians"
# So many publishers of one number are named.
_NAMED = 3
_HELD = (Modality.OCCURRED, Modality.ALLEGED)


@dataclass(frozen=True, slots=True)
class Ours:
    """The ledger's incidents: those that can be compared, and those that cannot."""

    records: tuple[Record, ...]
    unusable: tuple[Unusable, ...]

    @classmethod
    def of(cls, outgoing: Outgoing, shape: Shape) -> "Ours":
        """The incidents that took place by some report."""
        made = [_record(incident, shape) for incident in happened(outgoing)]
        records = tuple(one for one in made if isinstance(one, Record))
        return cls(records, tuple(one for one in made if isinstance(one, Unusable)))


def _record(incident: PublicIncident, shape: Shape) -> Record | Unusable:
    first, last = incident.date.first, incident.date.last
    if first is None or last is None:
        return Unusable(incident.id, None, "its date is unknown, or open at one end")
    sides = Sides.of(incident)
    told = [one for one in incident.told if one.modality in _HELD]
    return Record(
        key=incident.id,
        row=None,
        first=first,
        last=last,
        spot=_spot(incident.site),
        kind=incident.type.value.replace("_", " "),
        kinds=frozenset((incident.type, *(one.type for one in told))),
        toll=_toll(incident, civilians=shape.civilians),
        sides=tuple(party.name for party in (*sides.doers, *sides.hit)),
        beyond=shape.beyond(incident),
    )


def _spot(site: Site | None) -> Spot:
    if site is None:
        return Spot()
    slack = 0.0 if site.extent is None else OF_EXTENT[site.extent]
    return Spot(site.name or None, site.lat, site.lon, slack, site.country)


def _toll(incident: PublicIncident, *, civilians: bool) -> Toll:
    """The deaths; of civilians where the table counts these and a report does, else of everybody."""
    tally = incident.tally(Category.KILLED, _CIVILIANS) if civilians else None
    if tally is not None:
        return Toll(tally.low, tally.best, tally.high, _said(tally.figures))
    deaths = Deaths.of(incident)
    return Toll(deaths.low, deaths.best, deaths.high, _said(_killed(incident.tallies)))


def _killed(tallies: Iterable[PublicTally]) -> list[PublicFigure]:
    over_all = [one for one in tallies if one.category is Category.KILLED and one.blamed is None]
    people = [figure for one in over_all if one.counts == _PEOPLE for figure in one.figures]
    return people or [figure for one in over_all for figure in one.figures]


def _said(figures: Iterable[PublicFigure]) -> tuple[str, ...]:
    """Each number with whoever gives it, and the publishers that print it."""
    givers: dict[tuple[str, str | None], list[str]] = {}
    for one in figures:
        publisher = one.words.source.publisher or "a report"
        giver = None if one.said_by == publisher else one.said_by
        givers.setdefault((_number(one), giver), []).append(publisher)
    return tuple(f"{number} ({_giver(giver, publishers)})" for (number, giver), publishers in givers.items())


def _number(figure: PublicFigure) -> str:
    return f"{figure.value:,}" if figure.value is not None else f"“{figure.words.exact}”"


def _giver(giver: str | None, publishers: Iterable[str]) -> str:
    named = list(dict.fromkeys(publishers))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    printed = f"{', '.join(named[:_NAMED])}{more}"
    return printed if giver is None else f"{giver}, in {printed}"
