"""Rows of a ledger that hang together, by the texts they share, as they stand or as they stood at first."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from crossbearing.store.masking import Kept
from crossbearing.store.sealing import Key
from crossbearing.store.tables import RAW, READING, REPORT, SEALED, TEXT

# What stood in a row at first, by its table and name.
Originals = dict[tuple[str, str], bytes]


def originals(connection: Connection, key: Key) -> Originals:
    """What stood at first in each row that was replaced."""
    found: Originals = {}
    for row in connection.execute(select(SEALED).order_by(SEALED.c.entry)):
        if (row.of, row.row) not in found:
            what = f"what stood in {row.of} {row.row[:12]}"
            found[row.of, row.row] = key.open(bytes(row.original), what=what)
    return found


def groups(connection: Connection, only: Collection[str] | None = None) -> Iterator[list[str]]:
    """The hashes of reports whose readings share a text, together; with `only`, the groups that these are in."""
    leader: dict[str, str] = {}

    def of(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for row in connection.execute(select(READING.c.sha256, READING.c.text).distinct().order_by(READING.c.sha256)):
        leader[of(f"text {row.text}")] = of(row.sha256)
    together: dict[str, list[str]] = {}
    for name in sorted(leader):
        if " " not in name:
            together.setdefault(of(name), []).append(name)
    yield from (names for names in together.values() if only is None or not set(only).isdisjoint(names))


def kept_rows(connection: Connection, hashes: Collection[str], first: Originals) -> Kept:
    """These reports with bytes, readings and texts; where what stood at first is given, that."""
    kept = Kept()
    of_reading = (READING.c.entry, READING.c.sha256, READING.c.json, READING.c.text, TEXT.c.text.label("words"))
    query = select(*of_reading).join(TEXT, TEXT.c.sha256 == READING.c.text).where(READING.c.sha256.in_(hashes))
    entries: dict[str, list[int]] = {}
    for row in connection.execute(query.order_by(READING.c.entry)):
        kept.texts[row.text] = _first(first, "text", row.text, row.words)
        kept.readings[row.entry] = (_first(first, "reading", str(row.entry), row.json), row.text)
        entries.setdefault(row.sha256, []).append(row.entry)
    of_report = select(REPORT.c.sha256, REPORT.c.name, RAW.c.bytes).join(RAW, RAW.c.sha256 == REPORT.c.sha256)
    for sha256, name, raw in connection.execute(of_report.where(REPORT.c.sha256.in_(hashes))):
        file = _first(first, "report", sha256, name)
        kept.reports[sha256] = (file, first.get(("raw", sha256), bytes(raw)), tuple(entries.get(sha256, ())))
    return kept


def _first(first: Originals, table: str, row: str, now: Any) -> str:
    found = first.get((table, row))
    return str(now) if found is None else found.decode()
