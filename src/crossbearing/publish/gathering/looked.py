"""What gathering needs of a ledger: its views, looked up page by page, and its reports, opened one by one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Correction, Spell
from crossbearing.model.deal import Deal
from crossbearing.model.incident import Incident
from crossbearing.model.outline import Outline
from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.silence import ToldSilence
from crossbearing.reconcile.filter import Filter


class Looked(Protocol):
    """What all reports say together."""

    @property
    def by_hash(self) -> Mapping[str, Reading]:
        """The readings of the reports that were named last, by hash."""
        ...

    def forget(self) -> None:
        """Let go of the readings that were opened so far."""
        ...

    def incidents(
        self, wanted: Filter | None = None, *, limit: int | None = None, offset: int = 0, short: bool = False
    ) -> list[Incident]:
        """Incidents in order."""
        ...

    def deals(self, *, limit: int | None = None, offset: int = 0, short: bool = False) -> list[Deal]:
        """Agreements in order."""
        ...

    def contradictions(self, *, limit: int | None = None, offset: int = 0) -> list[Contradiction]:
        """Contradictions in order."""
        ...

    def spells(self, *, limit: int | None = None, offset: int = 0) -> list[Spell]:
        """Statuses of all places, in order of place and time."""
        ...

    def silences(self, *, limit: int | None = None, offset: int = 0) -> list[ToldSilence]:
        """Silences in order."""
        ...

    def reports(self, *, limit: int | None = None, offset: int = 0) -> list[Outline]:
        """Reports in order."""
        ...

    def reprints(self) -> list[Reprint]:
        """Reports that repeat another one."""
        ...

    def corrections(self) -> list[Correction]:
        """What reports take back."""
        ...


class Texts(Protocol):
    """The texts of some reports and the positions of their places."""

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        ...

    def fixes(self, reading: Reading) -> Mapping[str, Fix]:
        """Where the places of the report lie, by entity id."""
        ...


# What makes the texts of some readings, which are then looked up together.
Beside = Callable[[Sequence[Reading]], Texts]
