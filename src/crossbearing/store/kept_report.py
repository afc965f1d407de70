"""Reports as a ledger keeps them, for reading them again."""

from dataclasses import dataclass

from sqlalchemy import select

from crossbearing.errors import LedgerError
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import RAW, READING, REPORT


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in a ledger: its name and bytes as they were added, and the JSON of its readings, oldest first."""

    sha256: str
    name: str
    raw: bytes
    media_type: str
    readings: tuple[str, ...]


def unread(store: LedgerStore, *, reader: str) -> list[str]:
    """The hashes of the reports that `reader` has not read, in the order they were added."""
    read = select(READING.c.sha256).where((READING.c.sha256 == REPORT.c.sha256) & (READING.c.reader == reader))
    return [row.sha256 for row in store.rows(select(REPORT.c.sha256).where(~read.exists()).order_by(REPORT.c.entry))]


def kept_report(store: LedgerStore, sha256: str) -> KeptReport:
    """The report with this hash; LedgerError if its bytes are not there."""
    query = select(REPORT.c.name, REPORT.c.media_type, RAW.c.bytes).join(RAW, RAW.c.sha256 == REPORT.c.sha256)
    rows = store.rows(query.where(REPORT.c.sha256 == sha256))
    if len(rows) == 0:
        gone = f"Cannot read report {sha256[:12]} in ledger {store.address}: its bytes are gone"
        raise LedgerError(f"{gone}. Run `crossbearing verify {store.address}`")
    readings = store.rows(select(READING.c.json).where(READING.c.sha256 == sha256).order_by(READING.c.entry))
    return KeptReport(
        sha256, rows[0].name, bytes(rows[0].bytes), rows[0].media_type, tuple(row.json for row in readings)
    )
