"""The type of violence and the sides as UCDP has them."""

from dataclasses import dataclass

from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.sides import SideKind, Sides, kind_of
from crossbearing.publish.values import Party

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"


@dataclass(frozen=True, slots=True)
class Violence:
    """`type_of_violence` and the names of its sides; None where the reports do not tell, or differ."""

    type: int | None
    side_a: str | None
    side_b: str | None

    @classmethod
    def of(cls, incident: PublicIncident) -> "Violence":
        """What the kinds of the sides say; of who meant to hit whom nothing is judged."""
        sides = Sides.of(incident)
        pairs = [(doer, hit) for doer in sides.doers for hit in sides.hit if doer.key != hit.key]
        types = {_type(kind_of(doer), kind_of(hit)) for doer, hit in pairs}
        found = types.pop() if len(types) == 1 else None
        if found == ONE_SIDED:
            return cls(found, _name(sides.doer), CIVILIANS)
        others = [hit for hit in sides.hit if hit not in sides.doers]
        side_a, side_b = sides.doer, others[0] if len(others) == 1 else None
        if kind_of(side_a) is not SideKind.STATE and kind_of(side_b) is SideKind.STATE:
            # A state is always the first side, whoever attacked.
            side_a, side_b = side_b, side_a
        return cls(found, _name(side_a), CIVILIANS if kind_of(side_b) is SideKind.CIVILIANS else _name(side_b))

    @property
    def dyad(self) -> str | None:
        """Both sides' names; None where one of them is missing."""
        return f"{self.side_a} - {self.side_b}" if self.side_a and self.side_b else None

    @property
    def conflict(self) -> str | None:
        """The conflict's name, which is that of its sides unless a state fights: then UCDP names what it is over."""
        return self.dyad if self.type in (NON_STATE, ONE_SIDED) else None


def _type(doer: SideKind | None, hit: SideKind | None) -> int | None:
    if doer is None or hit is None or doer is SideKind.CIVILIANS:
        return None
    if hit is SideKind.CIVILIANS:
        return ONE_SIDED
    if SideKind.STATE in (doer, hit):
        return STATE_BASED
    return NON_STATE if doer is hit is SideKind.ARMED else None


def _name(party: Party | None) -> str | None:
    """What a side is called; whoever is neither armed nor a civilian by any report is none."""
    return None if party is None or kind_of(party) is None else party.name
