"""The sides of an incident as ACLED has them."""

from dataclasses import dataclass

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.publish.acled.codes import codes
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.sides import SideKind, Sides, kind_of
from crossbearing.publish.values import Party

_LISTED = "; "


@dataclass(frozen=True, slots=True)
class Actors:
    """Names and kinds of both sides; None where the reports do not tell, or differ over who did it."""

    actor1: str | None
    inter1: str | None
    actor2: str | None
    beside2: str | None
    inter2: str | None
    interaction: str | None

    @classmethod
    def of(cls, incident: PublicIncident) -> "Actors":
        """The doer first, whoever was hit by most reports second, and beside him whom other reports name."""
        sides = Sides.of(incident)
        country = None if incident.site is None else incident.site.country
        doer, hit = sides.doer, sides.main_hit
        first, second = _inter(doer, country), _inter(hit, country)
        return cls(
            actor1=None if doer is None else doer.name,
            inter1=_words(first),
            actor2=None if hit is None else hit.name,
            beside2=_LISTED.join(party.name for party in sides.hit[1:]) or None,
            inter2=_words(second),
            interaction=_interaction(first, second, alone=hit is None),
        )


def _inter(party: Party | None, country: str | None) -> str | None:
    """What a side is in ACLED's sense; None where that is not told."""
    kind = kind_of(party)
    if party is None or kind is None:
        return None
    if kind is SideKind.CIVILIANS:
        return "civilians"
    if party.alignment in (Alignment.FOREIGN_STATE, Alignment.COALITION):
        return "external"
    if kind is SideKind.STATE:
        return _of_state(party, country)
    return "rebels" if party.alignment is Alignment.OPPOSITION else None


def _of_state(party: Party, country: str | None) -> str | None:
    """A state's forces are external in another state's land; where either is unknown, the report's word counts."""
    if party.country is not None and country is not None:
        return "state" if party.country == country else "external"
    is_home = party.alignment is Alignment.GOVERNMENT or party.type is not EntityType.GOVERNMENT
    return "state" if is_home else None


def _words(inter: str | None) -> str | None:
    return None if inter is None else str(codes()["inter"][inter]["words"])


def _interaction(first: str | None, second: str | None, *, alone: bool) -> str | None:
    if first is not None and alone:
        return f"{_words(first)} only"
    if first is None or second is None:
        return None
    if {first, second} == {"civilians", "external"}:
        # The one pair that ACLED writes with the higher number first.
        first, second = "external", "civilians"
    else:
        first, second = sorted((first, second), key=lambda inter: int(codes()["inter"][inter]["number"]))
    return f"{_words(first)}-{_words(second)}"
