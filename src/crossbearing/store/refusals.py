"""What could not be read when reports were added, kept so that a monitor knows what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import IDENTITY, LOG, REFUSED

# What stands for the name of a file in a ledger that protects people, whose names it may hold.
WITHHELD = "a file"


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


def keep_refusals(store: LedgerStore, refused: Iterable[tuple[str, str, str | None]]) -> None:
    """Keep, of each name with its reason and hash, what is not kept already: trying again adds nothing."""
    protects = len(store.rows(select(IDENTITY.c.entry).limit(1))) > 0
    wanted = [(reason.replace(name, WITHHELD) if protects and name else reason, key) for name, reason, key in refused]
    known = {(row.reason, row.sha256) for row in refusals(store)} if wanted else set()
    new = [one for one in dict.fromkeys(wanted) if one not in known]
    if len(new) == 0:
        return
    with store.writing("keep what could not be read in") as (_, log):
        for reason, key in new:
            log.add_row(REFUSED, {"sha256": key, "reason": reason})
