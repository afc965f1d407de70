"""What could not be read when reports were added, kept so that a monitor knows what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import IDENTITY, LOG, REFUSED

# What stands for the name of a file in a ledger that protects people, whose names it may hold.
WITHHELD = "a file"
# So many are looked for at once.
TOGETHER = 100

Known = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read: the line that says why, the SHA-256 of its bytes if seen, and when."""

    reason: str
    sha256: str | None
    at: str


def refusals(store: LedgerStore) -> list[Refusal]:
    """Everything that could not be read, in the order in which it was tried."""
    query = select(REFUSED.c.reason, REFUSED.c.sha256, LOG.c.at).join(LOG, LOG.c.sequence == REFUSED.c.entry)
    return [Refusal(row.reason, row.sha256, row.at) for row in store.rows(query.order_by(REFUSED.c.entry))]


def keep_refusals(store: LedgerStore, refused: Iterable[tuple[str, str, str | None]]) -> int:
    """How many were kept, of each name with its reason and hash; what is kept already stays the only one."""
    protects = len(store.rows(select(IDENTITY.c.entry).limit(1))) > 0
    wanted = [(reason.replace(name, WITHHELD) if protects and name else reason, key) for name, reason, key in refused]
    every, kept = list(dict.fromkeys(wanted)), 0
    for start in range(0, len(every), TOGETHER):
        some = every[start : start + TOGETHER]
        with store.one_moment() as (_, connection):
            known = _known(connection, some)
        if known >= set(some):
            continue
        with store.writing("keep what could not be read in") as (_, log):
            new = [{"sha256": key, "reason": reason} for reason, key in some if (reason, key) not in known]
            log.add_rows(REFUSED, new)
        kept += len(new)
    return kept


def _known(connection: Connection, some: Sequence[Known]) -> set[Known]:
    """Which of these are kept already. One comparison for each, as that is what an index of either database serves."""
    is_one = or_(*(REFUSED.c.reason == reason for reason, _ in some))
    return {(row.reason, row.sha256) for row in connection.execute(select(REFUSED).where(is_one))}
