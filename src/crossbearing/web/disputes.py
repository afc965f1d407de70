"""Contradictions in a line each, as other pages name them."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.contradiction import Contradiction, ContradictionKind
from crossbearing.reconcile.hidden_words import without_hidden
from crossbearing.reconcile.stand_ins import StandIns


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction: its id, what it is about, and how many positions are taken."""

    id: str
    kind: ContradictionKind
    issue: str
    positions: int


def disputes(view: Snapshot, contradictions: Sequence[Contradiction]) -> list[Dispute]:
    """The contradictions in a line each, with stand-ins for protected people."""
    hidden, readings = view.protected(), view.opened({_first(one) for one in contradictions})
    issues = (without_hidden(StandIns(readings[_first(one)]).shown(one.issue), hidden) for one in contradictions)
    return [Dispute(one.id, one.kind, issue, len(one.sides)) for one, issue in zip(contradictions, issues, strict=True)]


def _first(one: Contradiction) -> str:
    return one.sides[0].refs[0].sha256
