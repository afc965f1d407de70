"""Who fought or attacked whom, as tables of conflict data need it: two sides, and what each of them is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.publish.evidence import blamed_in
from crossbearing.publish.outgoing import Involved, PublicIncident
from crossbearing.publish.values import Party


class SideKind(StrEnum):
    """What a side is, as far as the reports put it somewhere."""

    STATE = "state"
    ARMED = "armed"  # an organised armed group that is no state's
    UNCLEAR = "unclear"  # armed, and the reports do not say whose
    CIVILIANS = "civilians"


_STATES = frozenset({Alignment.GOVERNMENT, Alignment.FOREIGN_STATE, Alignment.COALITION})
_GROUPS = frozenset({Alignment.OPPOSITION, Alignment.DE_FACTO_AUTHORITY})
# Whoever takes no part in fighting, by what he is or by where the reports put him.
_UNARMED = frozenset({EntityType.MEDIA, EntityType.MONITOR})
_NO_SIDES = frozenset({EntityType.PLACE, EntityType.FACILITY, EntityType.DOCUMENT})
_CIVIL = frozenset({Alignment.CIVILIAN, Alignment.HUMANITARIAN, Alignment.MONITOR})


def kind_of(party: Party | None) -> SideKind | None:
    """What a party is; None for nobody, for people under a code and for whoever the reports put nowhere."""
    if party is None or party.protected:
        return None
    if party.type is EntityType.GOVERNMENT:
        return SideKind.STATE
    if party.type is EntityType.ARMED_ACTOR:
        return _armed(party.alignment)
    return SideKind.CIVILIANS if party.type in _UNARMED or party.alignment in _CIVIL else None


def _armed(alignment: Alignment) -> SideKind:
    if alignment in _STATES:
        return SideKind.STATE
    return SideKind.ARMED if alignment in _GROUPS else SideKind.UNCLEAR


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an incident: every party that some version has for its doer, and every party told to be hit.

    Of both, the one that most reports name comes first.
    """

    doers: tuple[Party, ...]
    hit: tuple[Party, ...]

    @classmethod
    def of(cls, incident: PublicIncident) -> "Sides":
        """The sides by all who tell the incident."""
        told = _named(one.perpetrator for one in incident.told)
        doers = {party.key: party for party in (*told, *blamed_in(incident))}
        return cls(tuple(doers.values()), _named(one.target for one in incident.told))

    @property
    def doer(self) -> Party | None:
        """Who did it where all versions have the same party; None where they differ or name nobody."""
        return self.doers[0] if len(self.doers) == 1 else None

    @property
    def main_hit(self) -> Party | None:
        """Who was hit by most reports; None where none names anybody."""
        return self.hit[0] if self.hit else None

    @property
    def hits_civilians(self) -> bool:
        """Whether those hit were civilians by every report that names anybody."""
        return bool(self.hit) and all(kind_of(one) is SideKind.CIVILIANS for one in self.hit)


def _named(roles: Iterable[Involved | None]) -> tuple[Party, ...]:
    """The parties of roles, the most named first; a town or a building that was hit is no side."""
    named = [role.party for role in roles if role is not None and role.party is not None]
    found = [party for party in named if party.type not in _NO_SIDES]
    parties = {party.key: party for party in reversed(found)}
    order = {party.key: number for number, party in reversed(list(enumerate(found)))}
    count = Counter(party.key for party in found)
    return tuple(parties[key] for key in sorted(parties, key=lambda key: (-count[key], order[key])))
