"""Checks, with the key, that what was sealed is what the log tells of."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from crossbearing.errors import InputError, LedgerError
from crossbearing.store.contract import decision_from_json
from crossbearing.store.identities import recipient_in
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import decision_content, reading_content, report_content, row_content
from crossbearing.store.masked_bytes import sha256_of
from crossbearing.store.protected_names import Identity
from crossbearing.store.sealing import Key
from crossbearing.store.tables import DECISION, IDENTITY, LOG, READING, REFUSED, REPORT, SEALED, SETTING
from crossbearing.store.verify import Fault, Verified


def verified(store: LedgerStore, *, head: str | None, key: Key | None) -> Verified:
    """What `verify` finds, and with the key what is wrong with what is sealed."""
    found = store.verify(head=head)
    if key is None:
        return found
    with store.one_moment() as (_, connection):
        require_own_key(connection, key)
        return replace(found, faults=(*found.faults, *seal_faults(connection, key)))


def require_own_key(connection: Connection, key: Key) -> None:
    """Raise InputError if the ledger seals for another key."""
    recipient = recipient_in(connection)
    if recipient is not None and recipient != key.recipient:
        raise InputError(
            f"The key {key.recipient[:12]}... was given, and this ledger seals names for {recipient[:12]}.... "
            "Name the file of that key"
        )


def seal_faults(connection: Connection, key: Key) -> Iterator[Fault]:
    """What of the sealed names and rows cannot be opened, or is not what the log tells of."""
    for row in connection.execute(select(IDENTITY).order_by(IDENTITY.c.entry)):
        try:
            msgspec.json.decode(key.open(bytes(row.names), what=f"the names of {row.code}"), type=Identity)
        except (LedgerError, msgspec.DecodeError) as error:
            yield Fault(row.entry, f"the names of {row.code} cannot be opened ({error})")
    # By row: what has stood there so far.
    stood: dict[tuple[str, str], set[str]] = {}
    for row in connection.execute(select(SEALED).order_by(SEALED.c.entry)):
        name = f"{row.of} {row.row[:12]}"
        before = stood.setdefault((row.of, row.row), set())
        try:
            content = _content(
                connection, row.of, row.row, key.open(bytes(row.original), what=f"the original of {name}")
            )
        except (LedgerError, UnicodeDecodeError) as error:
            yield Fault(row.entry, f"what stood in {name} cannot be opened ({error})")
            continue
        if content not in before | {_told(connection, row.of, row.row)}:
            yield Fault(row.entry, f"what is sealed is not what stood in {name}")
        before.add(row.now)


_BY_ENTRY: dict[str, Table] = {table.name: table for table in (READING, DECISION, SETTING, REFUSED)}


def _told(connection: Connection, table: str, row: str) -> str | None:
    """The hash that the log, or a row's own name, has of what was added first."""
    if table in ("raw", "text"):
        return row
    query = select(LOG.c.content)
    if table == REPORT.name:
        query = query.join(REPORT, REPORT.c.entry == LOG.c.sequence).where(REPORT.c.sha256 == row)
    else:
        query = query.where(LOG.c.sequence == (int(row) if row.isascii() and row.isdigit() else -1))
    return connection.execute(query).scalar()


def _content(connection: Connection, table: str, row: str, original: bytes) -> str:
    """The hash of what was sealed, as the log would tell of it."""
    if table in ("raw", "text"):
        return sha256_of(original)
    if table == REPORT.name:
        media_type = connection.execute(select(REPORT.c.media_type).where(REPORT.c.sha256 == row)).scalar()
        return report_content(row, original.decode(), str(media_type))
    beside: Any = None
    if table in _BY_ENTRY and row.isascii() and row.isdigit():
        found = _BY_ENTRY[table]
        beside = connection.execute(select(found).where(found.c.entry == int(row))).first()
    if beside is None:
        return ""
    text = original.decode()
    if table == READING.name:
        return reading_content(beside.sha256, beside.reader, beside.text, text)
    if table == REFUSED.name:
        return row_content({"sha256": beside.sha256, "reason": text})
    if table == SETTING.name:
        return row_content({"key": beside.key, "value": text})
    return decision_content(decision_from_json(text, where="a decision").id, text)
