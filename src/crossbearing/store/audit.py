"""The audit of a workbench: who signed in, did what, and was refused what. It is only added to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, insert, select

from crossbearing.model.decision import person_key
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import AUDIT

DONE, REFUSED = "done", "refused"
# What was done is a short word, and what it was done to an id or an address of the workbench.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Audited:
    """One thing that was done or refused: when, by whom (empty: nobody known), what, to what, from which machine."""

    number: int
    at: str
    who: str
    what: str
    about: str
    outcome: str
    address: str


class Audit:
    """The audit of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def add(self, who: str, what: str, about: str, *, address: str, outcome: str = DONE) -> None:
        """Write down one thing."""
        values = {
            "person": person_key(who),
            "who": who,
            "what": what,
            "about": about[:_MOST],
            "outcome": outcome,
            "address": address,
        }
        with self._store.writing("write down what was done in") as (connection, _):
            last = connection.execute(select(func.max(AUDIT.c.number))).scalar() or 0
            connection.execute(insert(AUDIT).values(number=last + 1, at=self._store.time(), **values))

    def listed(
        self, *, who: str | None = None, what: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Audited]:
        """What was written down, the newest first, of one person or kind of thing."""
        query = _of(select(AUDIT), who, what).order_by(AUDIT.c.number.desc()).limit(limit).offset(offset)
        return [_audited(row) for row in self._store.rows(query)]

    def count(self, *, who: str | None = None, what: str | None = None) -> int:
        """How much of that there is."""
        return int(self._store.rows(_of(select(func.count()).select_from(AUDIT), who, what))[0][0])

    def whats(self) -> list[str]:
        """Every kind of thing that was written down."""
        return [row.what for row in self._store.rows(select(AUDIT.c.what).distinct().order_by(AUDIT.c.what))]


def _audited(row: Any) -> Audited:
    return Audited(row.number, row.at, row.who, row.what, row.about, row.outcome, row.address)


def _of(query: Select[Any], who: str | None, what: str | None) -> Select[Any]:
    if who is not None:
        query = query.where(AUDIT.c.person == person_key(who))
    return query if what is None else query.where(AUDIT.c.what == what)
