"""Rows of a ledger with the entries of the log that tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from crossbearing.store.tables import DECISION, LOG, READING, REPORT

# What a row is known by in every ledger that holds it.
NAMES = {REPORT: ("sha256",), READING: ("sha256", "reader"), DECISION: ("id",)}
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A row, and its entry in the log: the number, the hash of what was added, and who added it."""

    number: int
    content: str
    who: str
    table: Table
    row: dict[str, Any]

    @property
    def key(self) -> Key:
        """The same in every ledger that holds this."""
        return _key(self.table, self.row)


def told(connection: Connection, first: int, last: int) -> list[Told]:
    """The reports, readings and decisions that the log tells of between two entries, in order."""
    found: list[Told] = []
    for table in NAMES:
        query = select(LOG.c.content, LOG.c.who, table).join(LOG, LOG.c.sequence == table.c.entry)
        for one in connection.execute(query.where(table.c.entry.between(first, last))).mappings():
            row = {column.name: one[column.name] for column in table.columns}
            found.append(Told(row["entry"], one["content"], one["who"], table, row))
    return sorted(found, key=lambda one: one.number)


def written_already(connection: Connection, entries: Sequence[Told]) -> dict[Key, str]:
    """By key, the content in the log of what a ledger holds of these rows already."""
    found: dict[Key, str] = {}
    for table, names in NAMES.items():
        first = table.c[names[0]]
        keys = {entry.row[names[0]] for entry in entries if entry.table is table}
        query = select(LOG.c.content, *(table.c[name] for name in names)).join(LOG, LOG.c.sequence == table.c.entry)
        for one in connection.execute(query.where(first.in_(keys))).mappings():
            found[_key(table, one)] = one["content"]
    return found


def _key(table: Table, row: Any) -> Key:
    return (table.name, *(row[name] for name in NAMES[table]))
