"""Who held those whom a report tells of as held or let go, without saying by whom."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.model.event import Event, EventType, Modality, Role, RoleBasis

_CUSTODY = frozenset({EventType.DETENTION, EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE})
_AGENTLESS = frozenset({EventType.DETENTION, EventType.PRISONER_RELEASE})
_TOLD = frozenset({Modality.OCCURRED, Modality.ALLEGED})


def with_holders(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, custody without a holder given to the one party that the report names as holding people."""
    holders = [event.perpetrator.entity for event in events if event.type in _CUSTODY and event.perpetrator is not None]
    named = dict.fromkeys(holder for holder in holders if holder is not None)
    if len(named) != 1:
        return tuple(events)
    role = Role(next(iter(named)), RoleBasis.IMPLIED)
    return tuple(replace(event, perpetrator=role) if _wants_holder(event, role) else event for event in events)


def _wants_holder(event: Event, holder: Role) -> bool:
    told = event.type in _AGENTLESS and event.modality in _TOLD
    own = event.target is not None and event.target.entity == holder.entity
    return told and event.perpetrator is None and not own
