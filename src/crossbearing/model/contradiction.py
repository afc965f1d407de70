"""Positions that cannot all be right, on one issue, and the reason."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError
from crossbearing.model.incident import Ref


class ContradictionKind(StrEnum):
    """What the positions are about."""

    NUMBER = "number"
    DATE = "date"
    BLAME = "blame"
    FACT = "fact"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class Position:
    """One position in words, and the items that take it."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two positions or more of which one at most is right; `incident` is the id of the incident they are about."""

    id: str
    kind: ContradictionKind
    issue: str
    why: str
    sides: tuple[Position, ...]
    incident: str | None = None

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise ModelError(f"Contradiction over {self.issue!r} needs two positions and has {len(self.sides)}")
