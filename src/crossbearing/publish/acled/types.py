"""Event types as ACLED has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.model.event import ATTACKS, EventType
from crossbearing.publish.acled.codes import codes
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.sides import SideKind, Sides, kind_of

_REMOTE = "Explosions/Remote violence"
_VIOLENCE = "Political violence"
# A table has some thirty types; a broken one may have another in each row.
_TYPES_KEPT = 1024
_ARMED = frozenset({SideKind.STATE, SideKind.ARMED, SideKind.UNCLEAR})


@dataclass(frozen=True, slots=True)
class AcledType:
    """Disorder, event and sub-event type; None where the ledger does not tell what they turn on."""

    disorder: str | None = None
    event: str | None = None
    sub: str | None = None

    @classmethod
    def of(cls, incident: PublicIncident) -> "AcledType":
        """The types of an incident that has a row."""
        found: Mapping[str, str] | None = codes()["types"][incident.type.value]
        if found is not None and "event" not in found:
            found = _by_explosive(incident) or _by_sides(incident)
        if found is None:
            return cls(_VIOLENCE if incident.type in ATTACKS else None)
        event, sub = found["event"], found["sub"]
        if event == _REMOTE:
            sub = _by_weapon(incident) or sub
        return cls(codes()["disorder"][event], event, sub)


def left_out(kind: EventType) -> str | None:
    """Why an event type has no row; None where it has one."""
    why: str | None = codes()["left_out"].get(kind.value)
    return why


@lru_cache(maxsize=_TYPES_KEPT)
def kinds_of(event: str, sub: str) -> frozenset[EventType]:
    """The ledger's event types that ACLED may have under these types; none where there are no such."""
    written = (name for name, row in codes()["types"].items() if (event, sub) in _pairs(row))
    return frozenset(map(EventType, (*written, *codes()["also"].get(sub, ()))))


def _pairs(row: Mapping[str, object]) -> set[tuple[object, object]]:
    pairs = {(row["event"], row["sub"])} if "event" in row else set()
    if row.get("event") == _REMOTE:
        pairs |= {(_REMOTE, sub) for sub in codes()["weapons"].values()}
    if row == codes()["types"][EventType.OFFENSIVE.value]:
        pairs |= {(_REMOTE, sub) for sub in codes()["explosives"].values()}
    return pairs | {(one["event"], one["sub"]) for one in row.values() if isinstance(one, Mapping)}


def _by_sides(incident: PublicIncident) -> Mapping[str, str] | None:
    sides = Sides.of(incident)
    cases: Mapping[str, Mapping[str, str]] = codes()["types"][incident.type.value]
    doers = {kind_of(doer) for doer in sides.doers}
    hit = {kind_of(one) for one in sides.hit}
    if hit == {SideKind.CIVILIANS} and "civilians" in cases:
        return cases["civilians"]
    if hit and hit <= _ARMED and "armed" in cases:
        return cases["armed"]
    if doers == {SideKind.STATE} and "state" in cases:
        return cases["state"]
    if doers == {SideKind.ARMED} and hit == {SideKind.CIVILIANS}:
        return cases.get("group")
    return None


def _by_explosive(incident: PublicIncident) -> Mapping[str, str] | None:
    """The type of an attack of which all weapons that are named explode by themselves."""
    used, explosives = _weapons(incident), codes()["explosives"]
    if incident.type is not EventType.OFFENSIVE or not used or not used <= explosives.keys():
        return None
    return {"event": _REMOTE, "sub": next(sub for weapon, sub in explosives.items() if weapon in used)}


def _weapons(incident: PublicIncident) -> set[str]:
    return {kind for one in incident.told for kind in one.weapons}


def _by_weapon(incident: PublicIncident) -> str | None:
    used = _weapons(incident)
    return next((sub for weapon, sub in codes()["weapons"].items() if weapon in used), None)
