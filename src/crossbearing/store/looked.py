"""Up to where people have seen what came into a ledger."""

from sqlalchemy import delete, func, insert, select

from crossbearing.model.came import Came, Mark
from crossbearing.model.decision import person_key
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import DECISION, LOOKED, REPORT


def mark_of(store: LedgerStore, person: str) -> Mark | None:
    """Up to where somebody has seen what came; None for who never said so."""
    rows = store.rows(select(LOOKED.c.entry, LOOKED.c.at).where(LOOKED.c.person == person_key(person)))
    return Mark(int(rows[0].entry), rows[0].at) if rows else None


def keep_mark(store: LedgerStore, person: str) -> None:
    """Keep that somebody has seen all that there is now."""
    key, entry = person_key(person), store.log_end()
    with store.writing("note what was looked at in") as (connection, _):
        connection.execute(delete(LOOKED).where(LOOKED.c.person == key))
        connection.execute(insert(LOOKED).values(person=key, entry=entry, at=store.time()))


def came_after(store: LedgerStore, entry: int, *, limit: int) -> Came:
    """What was added after an entry of the log."""
    since = REPORT.c.entry > entry
    count = int(store.rows(select(func.count()).select_from(REPORT).where(since))[0][0])
    newest = store.rows(select(REPORT.c.sha256).where(since).order_by(REPORT.c.entry.desc()).limit(limit))
    decisions = store.rows(select(DECISION.c.id).where(DECISION.c.entry > entry))
    return Came(count, tuple(row.sha256 for row in newest), frozenset(row.id for row in decisions))
