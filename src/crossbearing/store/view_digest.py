"""One hash over all rows of a kept view, by which it is seen that one of them was changed since."""

# Whoever changes rows can make this hash anew too: it shows damage and clumsy hands. Against others a view is worked
# out again from the rows that the log tells of.

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, insert

from crossbearing.store.row_pages import Pause, RowPages
from crossbearing.store.tables import SNAPSHOT_PARTY, SNAPSHOT_REPORT, SNAPSHOT_ROW

# The kind of the one row that keeps the hash beside the others.
DIGEST = "digest"
# Hashes of rows are added up within so many bits, so that their order does not matter.
_BITS = 256


class ViewDigest:
    """The hash of the rows that were handed in so far."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take in rows of a table."""
        for row in rows:
            line = repr([table.name, *(row.get(column.name) for column in table.columns if column.name != "snapshot")])
            self._sum += int.from_bytes(sha256(line.encode("utf-8", "surrogateescape")).digest(), "big")

    def keep(self, connection: Connection, number: int) -> None:
        """Keep it beside the rows of the view with this number."""
        row = {"snapshot": number, "kind": DIGEST, "position": 1, "id": str(self), "reports": 0, "json": b""}
        connection.execute(insert(SNAPSHOT_ROW), [row])

    def __str__(self) -> str:
        return f"{self._sum % (1 << _BITS):0{_BITS // 4}x}"


def changed_views(connection: Connection, pause: Pause | None = None) -> int:
    """How many of the views that are kept are not as they were worked out.

    With a `pause`, others may write meanwhile: a view that they drop or keep then may count as changed. Views without a
    hash are of versions that kept none, and are not looked at any more.
    """
    kept: dict[Any, Any] = {}
    found: defaultdict[Any, ViewDigest] = defaultdict(ViewDigest)
    # Nobody writes between pages of a server, which has no such key.
    key = "rowid" if connection.dialect.name == "sqlite" else "snapshot"
    for table in (SNAPSHOT_ROW, SNAPSHOT_PARTY, SNAPSHOT_REPORT):
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        for row in RowPages(connection, pause).rows(f"SELECT {columns} FROM {table.name}", key):
            if row.get("kind") == DIGEST:
                kept[row["snapshot"]] = row["id"]
            else:
                found[row["snapshot"]].add(table, [row])
    return sum(digest != str(found[number]) for number, digest in kept.items())
