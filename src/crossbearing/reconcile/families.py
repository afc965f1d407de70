"""Which kinds of event may be one happening told in different words."""

from collections.abc import Collection

from crossbearing.model.event import ATTACKS, EventType

FAMILIES: dict[str, Collection[EventType]] = {
    "attack": ATTACKS,
    "departure": (EventType.EVACUATION, EventType.DISPLACEMENT, EventType.POSTPONEMENT),
    "transfer": (
        EventType.WITHDRAWAL,
        EventType.WEAPONS_WITHDRAWAL,
        EventType.WEAPONS_HANDOVER,
        EventType.TERRITORY_HANDOVER,
        EventType.CONTROL_CHANGE,
    ),
    "prisoners": (EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE, EventType.DETENTION),
    "talks": (
        EventType.NEGOTIATION,
        EventType.AGREEMENT_REACHED,
        EventType.CEASEFIRE_START,
        EventType.TALKS_SUSPENDED,
        EventType.TALKS_COLLAPSED,
    ),
    "aid": (EventType.AID_DELIVERY, EventType.AID_OBSTRUCTION),
    "monitoring": (
        EventType.MONITOR_ACCESS,
        EventType.MONITOR_ACCESS_DENIED,
        EventType.MONITOR_OBSERVATION,
        EventType.BREACH_TALLY,
    ),
}
_FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


def family_of(kind: EventType) -> str:
    """The family of an event type; a type in no family is one by itself."""
    return _FAMILY_OF.get(kind, kind.value)
