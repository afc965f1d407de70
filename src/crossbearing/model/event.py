"""One happening as one report tells it."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, When


class EventType(StrEnum):
    """The kinds of happening the ledger keeps."""

    OFFENSIVE = "offensive"
    SHELLING = "shelling"
    ROCKET_FIRE = "rocket_fire"
    AIRSTRIKE = "airstrike"
    OVERFLIGHT = "overflight"
    SNIPER_FIRE = "sniper_fire"
    SMALL_ARMS_FIRE = "small_arms_fire"
    ARMED_CLASH = "armed_clash"
    FIRE = "fire"
    SIEGE = "siege"
    EVACUATION = "evacuation"
    POSTPONEMENT = "postponement"
    PRISONER_RELEASE = "prisoner_release"
    PRISONER_EXCHANGE = "prisoner_exchange"
    WEAPONS_HANDOVER = "weapons_handover"
    WEAPONS_WITHDRAWAL = "weapons_withdrawal"
    WITHDRAWAL = "withdrawal"
    TERRITORY_HANDOVER = "territory_handover"
    CONTROL_CHANGE = "control_change"
    CEASEFIRE_START = "ceasefire_start"
    AGREEMENT_REACHED = "agreement_reached"
    TALKS_SUSPENDED = "talks_suspended"
    TALKS_COLLAPSED = "talks_collapsed"
    NEGOTIATION = "negotiation"
    BREACH_TALLY = "breach_tally"
    AID_DELIVERY = "aid_delivery"
    AID_OBSTRUCTION = "aid_obstruction"
    MONITOR_ACCESS_DENIED = "monitor_access_denied"
    MONITOR_ACCESS = "monitor_access"
    MONITOR_OBSERVATION = "monitor_observation"
    DISPLACEMENT = "displacement"
    DETENTION = "detention"
    STATEMENT = "statement"


# What may be one attack told in different words.
ATTACKS = frozenset(
    {
        EventType.OFFENSIVE,
        EventType.SHELLING,
        EventType.ROCKET_FIRE,
        EventType.AIRSTRIKE,
        EventType.SNIPER_FIRE,
        EventType.SMALL_ARMS_FIRE,
        EventType.ARMED_CLASH,
    }
)


class Modality(StrEnum):
    """Whether the report has it that the event took place."""

    OCCURRED = "occurred"
    ALLEGED = "alleged"
    PLANNED = "planned"
    POSTPONED = "postponed"
    DENIED = "denied"
    RETRACTED = "retracted"


class RoleBasis(StrEnum):
    """On what ground a party is put in a role."""

    STATED = "stated"
    ALLEGED = "alleged"
    IMPLIED = "implied"
    UNATTRIBUTED = "unattributed"


class EventStance(StrEnum):
    """Whether the event is the publisher's word, somebody's, or contested in the report."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    DISPUTED = "disputed"


class DamageLevel(StrEnum):
    """How badly an object was hit."""

    DAMAGED = "damaged"
    SEVERELY_DAMAGED = "severely_damaged"
    DESTROYED = "destroyed"
    OUT_OF_SERVICE = "out_of_service"


@dataclass(frozen=True, slots=True)
class Role:
    """A party in an event: an entity, or None where the report says the author is unknown."""

    entity: str | None
    basis: RoleBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A means of attack and its words."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Damage:
    """An object hit, how badly, and the words."""

    object: str
    level: DamageLevel
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one report tells it, however often it is told there.

    `place` and the roles hold entity ids, `casualties` figure ids, `claims` claim ids (none: narrator only).
    """

    id: str
    type: EventType
    label: str
    trigger: Span
    modality: Modality
    date: When = UNKNOWN_WHEN
    place: str | None = None
    perpetrator: Role | None = None
    target: Role | None = None
    weapons: tuple[Weapon, ...] = ()
    casualties: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    claims: tuple[str, ...] = ()
    stance: EventStance = EventStance.ASSERTED
    evidence: tuple[Span, ...] = ()
    cluster: str | None = None
