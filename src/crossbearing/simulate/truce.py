"""Truces with their obligations, and what was truly performed of each."""

from dataclasses import dataclass
from datetime import date

from crossbearing.simulate.terrain import Town


@dataclass(frozen=True, slots=True)
class Round:
    """One time an obligation was carried out in part or whole."""

    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class TrueObligation:
    """Who owes what: `debtor` is a side, empty where both are; `owed` is None where nothing is counted."""

    key: str
    debtor: str
    owed: int | None
    noun: str
    rounds: tuple[Round, ...]

    def done(self, day: date) -> int:
        """How much was performed up to and with this day."""
        return sum(one.amount for one in self.rounds if one.day <= day)


@dataclass(frozen=True, slots=True)
class Truce:
    """A deal over one town, with what became of it: `outcome` is completed, collapsed or stalled."""

    id: str
    war: str
    town: Town
    besieged: date
    reached: date
    obligations: tuple[TrueObligation, ...]
    outcome: str
    ends: date
