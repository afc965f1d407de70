"""Up to where people have seen what came into a ledger."""

from crossbearing.model.came import Came, Mark
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.looked import came_after, keep_mark, mark_of


class Looks:
    """The marks that people set to say that they have seen what a ledger holds. The log does not tell of them."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def of(self, person: str) -> Mark | None:
        """Up to where a person has seen what came; None for somebody who never said so."""
        return mark_of(self._store, person)

    def done(self, person: str) -> None:
        """Keep that a person has seen everything that there is now."""
        keep_mark(self._store, person)

    def came(self, mark: Mark, *, limit: int) -> Came:
        """What came since, with the hashes of `limit` of the reports."""
        return came_after(self._store, mark.entry, limit=limit)
