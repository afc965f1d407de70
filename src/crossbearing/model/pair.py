"""Two items of one report that stand against each other."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError


class PairType(StrEnum):
    """How two items stand to each other."""

    DENIAL = "denial"
    COUNTER_CLAIM = "counter_claim"
    RIVAL_ACCOUNT = "rival_account"
    NUMERIC_CONFLICT = "numeric_conflict"
    INTERNAL_INCONSISTENCY = "internal_inconsistency"
    SCOPE_DIFFERENCE = "scope_difference"


@dataclass(frozen=True, slots=True)
class Pair:
    """Items `a` and `b` (ids) over one issue: b denies a, offers another account, or another number."""

    id: str
    type: PairType
    a: str
    b: str
    issue: str
    note: str | None = None

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ModelError(f"Pair {self.id} sets {self.a} against itself")
