"""What a decision is made on: the readings, what people decided of them so far, and what they say together."""

from collections.abc import Callable, Sequence
from functools import cached_property

from crossbearing.api.known import Known
from crossbearing.api.snapshot import Snapshot
from crossbearing.model.decision import Decision
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.decided_readings import Decided
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.settings import Settings


class Desk:
    """A ledger as the one who decides has it before them. What is not asked for is not worked out."""

    def __init__(self, store: LedgerStore, look: Callable[[], Snapshot]) -> None:
        self._store = store
        self._known = Known(store)
        self._look = look
        self.two_person = Settings(store).two_person().on

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every reading as it was read."""
        return self._known.readings()

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Every decision, in order."""
        return self._known.decisions()

    @cached_property
    def decided(self) -> Decided:
        """The readings as people decided on them."""
        return self.under(self.decisions)

    @cached_property
    def view(self) -> Snapshot:
        """What the reports say together."""
        return self._look()

    def under(self, decisions: Sequence[Decision]) -> Decided:
        """The readings as they would be under these decisions."""
        return self._known.under(decisions, self.readings)
