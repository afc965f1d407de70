"""Finds the decisions whose items the present readings do not have, as often as it is asked."""

from collections.abc import Sequence

from crossbearing.api.known import Known
from crossbearing.model.decision import Decision, in_force
from crossbearing.reconcile.placing import Places, Waiting
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.past import read_once


class Lost:
    """What became of decisions' items; each decision is looked at once for each state of the readings."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._state = -1
        self._seen: dict[str, Waiting | None] = {}

    def waiting(self, decisions: Sequence[Decision]) -> list[Waiting]:
        """The decisions in force of which something was not found, in order."""
        standing = in_force(decisions)
        state = self._store.readings_state()
        if state != self._state:
            self._state, self._seen = state, {}
        seen = self._seen
        new = [one for one in standing if one.id not in seen]
        seen.update((one.id, None) for one in new)
        seen.update((one.decision.id, one) for one in self._look(new))
        return [waiting for one in standing if (waiting := seen[one.id]) is not None]

    def _look(self, decisions: Sequence[Decision]) -> list[Waiting]:
        """Look at those whose reports were read again since, or are not there: an only reading has its items."""
        once = read_once(self._store, {sha256 for one in decisions for sha256 in _reports(one)})
        doubtful = [one for one in decisions if not _reports(one) <= once]
        known = Known(self._store)
        hashes = set().union(*map(_reports, doubtful))
        return Places(known.some(hashes), known.past(doubtful)).waiting(doubtful) if doubtful else []


def _reports(decision: Decision) -> set[str]:
    return {one.sha256 for one in (*decision.about, *decision.others)}
