"""Finds reports by what people call them: the name of their file without its ending, or the start of their hash."""

# Invariant: no reading is opened, so that a name is found as soon in a large ledger as in a small one.

from sqlalchemy import ColumnElement, or_, select

from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import REPORT

# Behind every letter of a hash.
_BEHIND = "g"
_HEX = frozenset("0123456789abcdef")


def hashes_named(store: LedgerStore, name: str) -> list[str]:
    """The hashes of reports whose file is called so, with any ending or none, in order.

    What a reading is called follows from its file, but may be less than a name with a full stop in it: who needs to
    know looks at the readings.
    """
    return _hashes(store, or_(REPORT.c.name == name, REPORT.c.name.startswith(f"{name}.", autoescape=True)))


def hashes_starting(store: LedgerStore, start: str) -> list[str]:
    """The hashes of reports that begin so, in order."""
    if not _HEX.issuperset(start):
        return []
    return _hashes(store, (REPORT.c.sha256 >= start) & (REPORT.c.sha256 < start + _BEHIND))


def _hashes(store: LedgerStore, wanted: ColumnElement[bool]) -> list[str]:
    return [str(row.sha256) for row in store.rows(select(REPORT.c.sha256).where(wanted).order_by(REPORT.c.sha256))]
