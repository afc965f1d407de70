"""Where the places of reports lie, kept because it takes longer to work out than to look up."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, select

from crossbearing.store.tables import SITED

Connect = Callable[[], AbstractContextManager[Connection]]


class Sited:
    """What is kept of one ledger, as JSON beside a hash of it and of what it was worked out from."""

    def __init__(self, reading: Connect, writing: Connect) -> None:
        self._reading = reading
        self._writing = writing

    def rows(self, hashes: Sequence[str]) -> dict[str, tuple[str, str]]:
        """By report its inputs and its JSON, for those of these reports that are kept."""
        query = select(SITED.c.sha256, SITED.c.inputs, SITED.c.json).where(SITED.c.sha256.in_(hashes))
        with self._reading() as connection:
            return {row.sha256: (row.inputs, row.json) for row in connection.execute(query)}

    def clear(self) -> None:
        """Drop everything."""
        with self._writing() as connection:
            connection.execute(delete(SITED))

    def keep(self, rows: Mapping[str, tuple[str, str]]) -> None:
        """Keep these, in place of what was kept of the same reports."""
        with self._writing() as connection:
            connection.execute(delete(SITED).where(SITED.c.sha256.in_(rows)))
            columns = [{"sha256": key, "inputs": inputs, "json": json} for key, (inputs, json) in rows.items()]
            connection.execute(insert(SITED), columns)
