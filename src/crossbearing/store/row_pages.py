"""Reads long tables from end to end without keeping writers out for as long as that takes."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text

from crossbearing.store.tables import CLAIM, DECISION, LOG, LOGGED, READING, REPORT

Row = dict[str, Any]
# So many rows are held at once.
ROWS = 256
# No database takes a larger number; of rows there are fewer.
MOST_ROWS = (1 << 63) - 1
# Ends a look at the database, for which writers wait; the next page begins another.
Pause = Callable[[], object]


class RowPages:
    """Rows as they come, without the types their tables promise. With a `pause`, others may write between pages."""

    def __init__(self, connection: Connection, pause: Pause | None = None) -> None:
        self._connection = connection
        self._pause = pause

    def rows(self, query: str, key: str) -> Iterator[Row]:
        """All rows of a query that has neither WHERE nor ORDER BY, in the order of a key that no two of them share."""
        if self._pause is None:
            found = self._connection.execute(text(f"{query} ORDER BY {key}"), execution_options={"yield_per": ROWS})
            yield from map(dict, found.mappings())
            return
        keyed = query.replace("SELECT ", f"SELECT {key} AS page_key, ", 1)
        page = self._page(f"{keyed} ORDER BY {key}")
        seen: set[Any] = set()
        # A damaged file may hand out the same page for ever.
        while page and (after := page[-1]["page_key"]) not in seen:
            seen.add(after)
            for row in page:
                del row["page_key"]
            yield from page
            page = self._page(f"{keyed} WHERE {key} > :after ORDER BY {key}", after=after)

    def at_once(self, query: str) -> list[Row]:
        """All rows of a query that is answered in no time."""
        found = [dict(row) for row in self._connection.execute(text(query)).mappings()]
        if self._pause is not None:
            self._pause()
        return found

    def _page(self, query: str, **values: Any) -> list[Row]:
        found = self._connection.execute(text(f"{query} LIMIT {ROWS}"), values).mappings()
        rows = [dict(row) for row in found]
        assert self._pause is not None
        self._pause()
        return rows


def last_entry(connection: Connection) -> int | None:
    """The number of the log's last entry; None where rows speak of a later one, which only a vandal brings about."""
    last: int | None = connection.execute(select(func.max(LOG.c.sequence))).scalar()
    of_entries = [*(table.c.entry for table in (REPORT, READING, DECISION, *LOGGED.values())), CLAIM.c.reading]
    later = (connection.execute(select(func.max(column))).scalar() for column in of_entries)
    return None if last is None or any(entry is not None and entry > last for entry in later) else last
