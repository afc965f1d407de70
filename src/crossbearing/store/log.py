"""The log of a ledger: a chain in which each entry holds the hash of the one before."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, select

from crossbearing.model.content import content_key, framed
from crossbearing.store.tables import LOG

START, REPORT, READING, DECISION, MIGRATION = "start", "report", "reading", "decision", "migration"
# What stands before the first entry.
NOTHING = "0" * 64
_HASHED = ("sequence", "kind", "content", "at", "who", "previous")


class Log:
    """The end of the log within one write transaction. Entries are gathered, and written by `write`."""

    def __init__(self, connection: Connection, at: str) -> None:
        self._connection = connection
        self._at = at
        last = connection.execute(select(LOG.c.sequence, LOG.c.hash).order_by(LOG.c.sequence.desc()).limit(1)).first()
        self._sequence: int = 0 if last is None else last.sequence
        self._hash: str = NOTHING if last is None else last.hash
        self._rows: list[dict[str, Any]] = []

    def add(self, kind: str, content: str, *, who: str = "") -> int:
        """The number of a new entry for that content."""
        self._sequence += 1
        row = {"sequence": self._sequence, "kind": kind, "content": content, "at": self._at, "who": who}
        row |= {"previous": self._hash}
        self._hash = entry_hash(row)
        self._rows.append(row | {"hash": self._hash})
        return self._sequence

    def add_row(self, table: Table, values: Mapping[str, Any], *, who: str = "") -> int:
        """The number of the entry for a row of one of the tables in LOGGED; the row is written with it."""
        return self.add_rows(table, [values], who=who)[0]

    def add_rows(self, table: Table, rows: Sequence[Mapping[str, Any]], *, who: str = "") -> list[int]:
        """The same of several rows, which are written together."""
        entries = [self.add(table.name, row_content(values), who=who) for values in rows]
        self.write()
        numbered = [{"entry": entry, **values} for entry, values in zip(entries, rows, strict=True)]
        self._connection.execute(table.insert(), numbered)
        return entries

    def write(self) -> None:
        """Write what was gathered."""
        if self._rows:
            self._connection.execute(LOG.insert(), self._rows)
            self._rows = []


def entry_hash(row: Mapping[str, Any]) -> str:
    """The hash of an entry over all else in it."""
    return content_key(*(row[name] for name in _HASHED))


def entry_bytes(row: Mapping[str, Any]) -> bytes:
    """The bytes of an entry whose SHA-256 is its hash."""
    return framed(*(row[name] for name in _HASHED))


def start_content(about: Mapping[str, str]) -> str:
    """The content of the first entry: what the ledger says of itself, but for its format, which migrations change."""
    return content_key(*_flat({key: about[key] for key in sorted(about) if key != "format"}))


def report_content(key: str, name: str, media_type: str) -> str:
    """The content of a report's entry."""
    return content_key(key, name, media_type)


def reading_content(key: str, reader: str, text: str, json: str) -> str:
    """The content of a reading's entry."""
    return content_key(key, reader, text, text_key(json))


def decision_content(key: str, json: str) -> str:
    """The content of a decision's entry."""
    return content_key(key, text_key(json))


def row_content(row: Mapping[str, Any]) -> str:
    """The content of the entry of a row that is told of with nothing but its own columns."""
    values = ((name, row[name]) for name in sorted(row) if name != "entry")
    return content_key(*(field for name, value in values for field in (name, _plain(value))))


def text_key(text: str) -> str:
    """The SHA-256 of a text's UTF-8."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _flat(about: Mapping[str, str]) -> Iterator[str]:
    for key, value in about.items():
        yield from (key, value)


def _plain(value: Any) -> str | int | None:
    """A column's value as a field of a hash: bytes by their own."""
    return sha256(value).hexdigest() if isinstance(value, bytes) else value
