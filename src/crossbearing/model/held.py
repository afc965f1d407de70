"""Readings as a ledger holds them: now, and when decisions were made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Held:
    """A reading with the text that its offsets count in, by the entry of the log that tells of it."""

    entry: int
    reading: Reading
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """Reports that decisions speak of: as they are read now, by hash, and as they had been read by then.

    `before` has, by decision, every reading of its reports that was there when it was made, newest first.
    """

    present: Mapping[str, Held] = field(default_factory=dict)
    before: Mapping[str, Sequence[Held]] = field(default_factory=dict)


NO_PAST = Past()
