"""Checks all that a ledger keeps, offline: the chain of its log, every hash, every quote at its offsets, every row."""

# What is read here may be damaged, so rows are taken as they come, without the types their tables promise.

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, text

from crossbearing.errors import LedgerError, ModelError
from crossbearing.store import log as kinds
from crossbearing.store.claim_rows import claim_rows
from crossbearing.store.contract import decision_from_json, from_json
from crossbearing.store.log import (
    NOTHING,
    decision_content,
    entry_hash,
    reading_content,
    report_content,
    row_content,
    start_content,
    text_key,
)
from crossbearing.store.row_pages import Pause, Row, RowPages, last_entry
from crossbearing.store.search_index import uncovered
from crossbearing.store.tables import LOGGED, STAMP
from crossbearing.store.view_digest import changed_views


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at one entry of the log; entry 0 where it can be laid to none."""

    entry: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked: how much of each, the hash at the head of the log, and all that is wrong, first entry first.

    `unsearchable` reports are kept and the search index does not have them, or has them by an older reading;
    `changed_views` are kept and are not as they were worked out. Both are made again from the rest.
    """

    entries: int
    reports: int
    readings: int
    claims: int
    decisions: int
    stamps: int
    head: str
    faults: tuple[Fault, ...]
    unsearchable: int = 0
    changed_views: int = 0


def first_fault(found: Verified) -> str:
    """The first of the faults that were found, in words."""
    first, more = found.faults[0], len(found.faults) - 1
    where = f"entry {first.entry} of the log: " if first.entry else ""
    also = f" ({more:,} more fault{'' if more == 1 else 's'})" if more else ""
    return f"{where}{first.what}{also}"


def verify(
    connection: Connection, storage: Sequence[str] = (), *, head: str | None = None, pause: Pause | None = None
) -> Verified:
    """What a ledger holds, with every fault; `storage` is what the database itself found, `head` a noted head.

    With a `pause` others may write meanwhile. What they add is left out; if anything is found wrong then, all is looked
    at again while they wait, since they may also have put a version without protected names in the place of a row.
    """
    found = _verified(connection, storage, head, pause)
    is_wrong = len(found.faults) > 0 or found.changed_views > 0
    return _verified(connection, storage, head, None) if is_wrong and pause is not None else found


def _verified(connection: Connection, storage: Sequence[str], head: str | None, pause: Pause | None) -> Verified:
    check = _Check(connection, pause)
    found = [Fault(0, f"the database's storage: {words}") for words in storage]
    found += check.faults()
    if head is not None and head not in check.hashes:
        found.append(Fault(0, f"no entry has the noted head {_short(head)}, so entries were dropped or rewritten"))
    faults = sorted(set(found), key=lambda fault: (fault.entry == 0, fault))
    return Verified(
        entries=check.counts["log"],
        reports=check.counts["report"],
        readings=check.counts["reading"],
        claims=check.counts["claim"],
        decisions=check.counts["decision"],
        stamps=check.counts["stamp"],
        head=check.head,
        faults=tuple(faults),
        unsearchable=uncovered(connection),
        changed_views=changed_views(connection, pause),
    )


class _Check:
    def __init__(self, connection: Connection, pause: Pause | None) -> None:
        self._connection = connection
        self._pages = RowPages(connection, pause)
        # Entries and their rows after this one are left out, unless they were there before their log.
        self._last = None if pause is None else last_entry(connection)
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.head = NOTHING
        # The number of each entry by its hash.
        self.hashes: dict[str, int] = {}
        # What the log says was added, by entry: its kind and content.
        self._logged: dict[Any, tuple[Any, Any]] = {}
        self._entry_of_report: dict[Any, int] = {}
        self._used_raw: dict[Any, int] = {}
        self._used_texts: dict[Any, int] = {}
        # Of rows in whose place a version without protected names stands, by table and row: the hash of that.
        self._sealed: dict[tuple[Any, Any], Any] = {}

    def faults(self) -> Iterator[Fault]:
        """Everything that is wrong."""
        yield from self._log()
        yield from self._about()
        self._seals()
        yield from self._migrations()
        yield from self._reports()
        yield from self._readings()
        yield from self._decisions()
        for table in LOGGED.values():
            yield from self._logged_rows(table)
        yield from self._contents("raw", "bytes", self._used_raw)
        yield from self._contents("text", "text", self._used_texts)
        for entry, (kind, _) in self._logged.items():
            yield Fault(entry, f"the {kind} it tells of is gone")
        for table, row in self._sealed:
            yield Fault(0, f"a version without protected names is told of for {table} {_short(row)}, which is gone")

    def _seals(self) -> None:
        for row in self._pages.at_once('SELECT entry, "of", "row", now FROM sealed ORDER BY entry'):
            if not self._is_later(row["entry"]):
                self._sealed[row["of"], row["row"]] = row["now"]

    def _log(self) -> Iterator[Fault]:
        number = 0
        for row in self._rows("log", "SELECT sequence, kind, content, at, who, previous, hash FROM log", "sequence"):
            number += 1
            if row["sequence"] != number:
                yield Fault(number, f"the log has entry {row['sequence']} in its place")
            if row["previous"] != self.head:
                yield Fault(number, "it does not follow from the entry before")
            if row["hash"] != _quietly(entry_hash, row):
                yield Fault(number, "it was changed after it was written")
            number, self.head = _whole(row["sequence"], number), str(row["hash"])
            self.hashes[self.head] = number
            self._logged[row["sequence"]] = (row["kind"], row["content"])

    def _about(self) -> Iterator[Fault]:
        about = {row["key"]: row["value"] for row in self._pages.at_once("SELECT key, value FROM about")}
        yield from self._match(1, kinds.START, _quietly(start_content, about), "what the ledger says of its start")

    def _migrations(self) -> Iterator[Fault]:
        entries = {content: entry for entry, (kind, content) in self._logged.items() if kind == kinds.MIGRATION}
        for row in self._pages.at_once("SELECT name, at FROM migration ORDER BY name"):
            content = _quietly(row_content, row)
            yield from self._match(entries.get(content, 0), kinds.MIGRATION, content, f"migration {row['name']}")

    def _reports(self) -> Iterator[Fault]:
        for row in self._rows("report", "SELECT entry, sha256, name, media_type FROM report", "entry"):
            entry = _whole(row["entry"], 0)
            content = _quietly(report_content, row["sha256"], row["name"], row["media_type"])
            name = f"report {_short(row['sha256'])}"
            yield from self._match(entry, kinds.REPORT, content, name, self._now("report", row["sha256"]))
            self._entry_of_report[row["sha256"]] = entry
            self._used_raw[row["sha256"]] = entry

    def _readings(self) -> Iterator[Fault]:
        claims = self._claims()
        query = (
            "SELECT r.entry, r.sha256, r.reader, r.text, r.json, t.text AS words "
            "FROM reading r LEFT JOIN text t ON t.sha256 = r.text"
        )
        for row in self._rows("reading", query, "r.entry"):
            entry, name = _whole(row["entry"], 0), f"the reading of report {_short(row['sha256'])}"
            content = _quietly(reading_content, row["sha256"], row["reader"], row["text"], row["json"])
            wrong = list(self._match(entry, kinds.READING, content, name, self._now("reading", row["entry"])))
            if row["sha256"] not in self._entry_of_report:
                wrong.append(Fault(entry, f"{name} belongs to no report that is kept"))
            self._used_texts.setdefault(row["text"], entry)
            said = claims.pop(entry, [])
            yield from wrong or _reading_faults(row, entry, name, said)
        for entry in claims:
            yield Fault(_whole(entry, 0), "claims belong to no reading that is kept")

    def _claims(self) -> dict[Any, list[tuple[Any, ...]]]:
        """The rows of claims by reading, in order."""
        found: defaultdict[Any, list[tuple[Any, ...]]] = defaultdict(list)
        query = "SELECT reading, position, id, kind, holder, content FROM claim ORDER BY 1, 2"
        for row in self._pages.at_once(query):
            if not self._is_later(row["reading"]):
                self.counts["claim"] += 1
                found[row["reading"]].append(tuple(row.values()))
        return dict(found)

    def _decisions(self) -> Iterator[Fault]:
        for row in self._rows("decision", "SELECT entry, id, json FROM decision", "entry"):
            entry, name = _whole(row["entry"], 0), f"decision {_short(row['id'])}"
            content = _quietly(decision_content, row["id"], row["json"])
            wrong = list(self._match(entry, kinds.DECISION, content, name, self._now("decision", entry)))
            yield from wrong
            if not wrong and _quietly(_decision_id, row["json"]) != row["id"]:
                yield Fault(entry, f"{name} is not named by its content")

    def _logged_rows(self, table: Table) -> Iterator[Fault]:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        for row in self._rows(table.name, f"SELECT {columns} FROM {table.name}", "entry"):
            entry = _whole(row["entry"], 0)
            content, now = _quietly(row_content, row), self._now(table.name, row["entry"])
            yield from self._match(entry, table.name, content, f"the {table.name}", now)
            if table is STAMP:
                yield from self._stamp(entry, row)

    def _stamp(self, entry: int, row: Row) -> Iterator[Fault]:
        """A time stamp that is for no entry before its own; whether an authority signed it needs its roots."""
        if self.hashes.get(row["head"], entry) >= entry:
            yield Fault(entry, f"the stamp is kept for {_short(row['head'])}, which no entry before it has")
        if not _holds(row["response"], row["head"]):
            yield Fault(entry, f"the stamp is not for {_short(row['head'])}, which it is kept for")

    def _contents(self, table: str, column: str, used: dict[Any, int]) -> Iterator[Fault]:
        """Raw bytes or texts that are not what their name says, that nothing uses, or that are gone."""
        for row in self._rows(table, f"SELECT sha256, {column} AS content FROM {table}", "sha256"):
            name, entry = f"{table} {_short(row['sha256'])}", used.pop(row["sha256"], None)
            if entry is None and not self._came_later(table, row["sha256"]):
                yield Fault(0, f"{name} belongs to nothing that is kept")
            if _quietly(_key_of, row["content"]) != (self._now(table, row["sha256"]) or row["sha256"]):
                yield Fault(entry or 0, f"{name} was changed after it was written")
        for key, entry in used.items():
            yield Fault(entry, f"{table} {_short(key)} is gone")

    def _now(self, table: str, row: Any) -> Any:
        """The hash of what stands in the place of a row for its protected names; None where it is as it was added."""
        return self._sealed.pop((table, str(row)), None)

    def _match(self, entry: int, kind: str, content: str | None, name: str, now: Any = None) -> Iterator[Fault]:
        """A fault if the log does not tell of this content, or of the one it is `now`, at this entry; it is ticked off
        there."""
        logged = self._logged.pop(entry, None)
        if logged is None:
            yield Fault(entry, f"{name} is in no entry of the log")
        elif logged[0] != kind or content != (logged[1] if now is None else now):
            yield Fault(entry, f"{name} was changed after it was written")

    def _rows(self, table: str, query: str, key: str) -> Iterator[Row]:
        for row in self._pages.rows(query, key):
            if self._is_later(row.get("entry", row.get("sequence"))):
                # Those after it are later still.
                return
            self.counts[table] += 1
            yield row

    def _is_later(self, entry: Any) -> bool:
        return self._last is not None and isinstance(entry, int) and entry > self._last

    def _came_later(self, table: str, key: Any) -> bool:
        """Whether raw bytes or a text that nothing uses belong to what was added meanwhile."""
        if self._last is None:
            return False
        query = {
            "raw": "SELECT entry FROM report WHERE sha256 = :key",
            "text": "SELECT entry FROM reading WHERE text = :key",
        }
        found = self._connection.execute(text(query[table]), {"key": key}).scalars().all()
        return any(self._is_later(entry) for entry in found)


def _reading_faults(row: Row, entry: int, name: str, said: list[tuple[Any, ...]]) -> Iterator[Fault]:
    """What is wrong inside a reading that is itself as it was written."""
    try:
        reading = from_json(row["json"], where=name)
        if row["words"] is not None:
            reading.require_grounded(row["words"])
    except (LedgerError, ModelError) as error:
        yield Fault(entry, f"{name}: {error}")
        return
    rows = [
        (entry, one["position"], one["id"], one["kind"], one["holder"], one["content"])
        for one in claim_rows(reading, entry)
    ]
    if rows != said:
        wrong = next((n for n, pair in enumerate(zip(rows, said, strict=False)) if pair[0] != pair[1]), len(said))
        yield Fault(entry, f"{name}: its claims are not those kept beside it, from number {wrong + 1} on")


def _quietly(make: Callable[..., str], *values: Any) -> str | None:
    """The hash of values that may be of any type by now; None where none can be made."""
    try:
        return make(*values)
    except (AttributeError, KeyError, LedgerError, TypeError, ValueError):
        return None


def _key_of(content: Any) -> str:
    return sha256(content).hexdigest() if isinstance(content, bytes) else text_key(content)


def _decision_id(json: str) -> str:
    return decision_from_json(json, where="a decision").id


def _holds(response: Any, head: Any) -> bool:
    """Whether a response speaks of this hash, which stands in it byte by byte."""
    try:
        return bytes.fromhex(head) in response
    except (TypeError, ValueError):
        return False


def _whole(value: Any, other: int) -> int:
    return value if isinstance(value, int) else other


def _short(value: Any) -> str:
    return str(value)[:12]
