"""What came into a ledger since somebody looked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The last entry of the log that somebody has seen, and when they said so (ISO 8601, in UTC)."""

    entry: int
    at: str


@dataclass(frozen=True, slots=True)
class Came:
    """How many reports came, the hashes of the newest of them, newest first, and the ids of all decisions that came."""

    reports: int
    newest: tuple[str, ...]
    decisions: frozenset[str]
