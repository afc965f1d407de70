"""Incidents for tests of formats, each a change of the shelling of Tall Nur."""

from dataclasses import replace

from made_outgoing import SHELLING, TOWN, MadeOutgoing, day, killed

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.event import EventType, RoleBasis
from crossbearing.model.figure import Category
from crossbearing.publish.outgoing import Involved, PublicIncident, PublicTally
from crossbearing.publish.part import Cell, Table
from crossbearing.publish.values import Number, Party

ARMY = Party("actor:army", "Sahla Army", EntityType.ARMED_ACTOR, Alignment.GOVERNMENT, country="SY")
FRONT = Party("actor:front", "River Front", EntityType.ARMED_ACTOR, Alignment.OPPOSITION)
LEAGUE = Party("actor:league", "Hill League", EntityType.ARMED_ACTOR, Alignment.DE_FACTO_AUTHORITY)
GUNMEN = Party("actor:gunmen", "gunmen", EntityType.ARMED_ACTOR)
NEIGHBOUR = Party("actor:neighbour", "Lowland Army", EntityType.ARMED_ACTOR, Alignment.FOREIGN_STATE, country="TR")
RESIDENTS = Party("group:residents", "residents", EntityType.GROUP, Alignment.CIVILIAN)
TOWN_HIT = Party("place:tall-nur", "Tall Nur", EntityType.PLACE)
SOMEBODY = Party("person:source-7kpq", "source-7KPQ", EntityType.PERSON, protected=True)


def tally(low: Number | None, best: Number | None, high: Number | None, counts: str = "people") -> PublicTally:
    """The killed of a class over all."""
    return PublicTally(Category.KILLED, counts, None, low, best, high, "range", "one source", (killed(12),))


def attack(
    doer: Party | None = ARMY,
    hit: Party | None = RESIDENTS,
    kind: EventType = EventType.SHELLING,
    *tallies: PublicTally,
    **changes: object,
) -> PublicIncident:
    """An attack by somebody on somebody, told by one report."""
    told = replace(
        SHELLING.told[0],
        type=kind,
        perpetrator=None if doer is None else Involved(doer, RoleBasis.STATED),
        target=None if hit is None else Involved(hit, RoleBasis.STATED),
    )
    made = replace(SHELLING, type=kind, told=(told,), accounts=(), tallies=tallies or (tally(12, 12, 12),))
    return replace(made, **changes)  # type: ignore[arg-type]


def away(number: int, date: str, km: float = 0.0, **changes: object) -> PublicIncident:
    """Another attack, on a day, so many kilometres north of Tall Nur."""
    assert TOWN.lat is not None
    site = replace(TOWN, lat=round(TOWN.lat + km / 111.2, 4), name="Tall Nur" if km == 0 else f"Village {number}")
    return attack(id=f"i{number:04}", date=day(date), site=site, **changes)  # type: ignore[arg-type]


def row_of(table: Table, number: int = 0) -> dict[str, Cell]:
    """A row by its columns."""
    return dict(zip((column.name for column in table.columns), list(table.rows())[number], strict=True))


def outgoing(*incidents: PublicIncident) -> MadeOutgoing:
    """What goes out of a ledger that has these alone."""
    return MadeOutgoing(made_incidents=tuple(incidents))
