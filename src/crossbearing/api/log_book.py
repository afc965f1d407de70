"""The decision log of a ledger, worked out once for each state of what is kept."""

from crossbearing.api.lost import Lost
from crossbearing.reconcile.decisions.decision_log import DecisionLog
from crossbearing.store.ledger_store import LedgerStore


class LogBook:
    """Reads the decisions of a ledger, with what became of each, again only where something was added."""

    def __init__(self, store: LedgerStore, lost: Lost) -> None:
        self._store = store
        self._lost = lost
        self._read: tuple[int, DecisionLog] | None = None

    def read(self) -> DecisionLog:
        """Every decision made so far, and where it stands."""
        # The end is asked for first: what is added meanwhile is read the next time.
        end, before = self._store.log_end(), self._read
        if before is not None and before[0] == end:
            return before[1]
        decisions = self._store.decisions()
        log = DecisionLog(decisions, self._lost.waiting(decisions))
        self._read = end, log
        return log
