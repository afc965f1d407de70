"""What holds each event of an incident to the others, in short: a thousand events make half a million joins."""

from dataclasses import dataclass

from crossbearing.model.incident import Bond, Incident, Join, Ref


@dataclass(frozen=True, slots=True)
class Bonds:
    """The bonds of an incident, in the order of its members."""

    incident: str
    bonds: tuple[Bond, ...]


def bonds_of(incident: Incident) -> Bonds:
    """Of each event its strongest join, the first of equals, and how many it has."""
    strongest: dict[Ref, Join] = {}
    joins = dict.fromkeys(incident.members, 0)
    for join in incident.joins:
        for ref in (join.left, join.right):
            joins[ref] += 1
            if ref not in strongest or join.weight > strongest[ref].weight:
                strongest[ref] = join
    return Bonds(incident.id, tuple(Bond(ref, joins[ref], strongest.get(ref)) for ref in incident.members))
