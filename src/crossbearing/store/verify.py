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
from crossbearing.store.tables import LOGGED

Row = dict[str, Any]
# So many rows are held at once.
ROWS = 256


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at one entry of the log; entry 0 where it can be laid to none."""

    entry: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked: how much of each, the hash at the head of the log, and all that is wrong, first entry first."""

    entries: int
    reports: int
    readings: int
    claims: int
    decisions: int
    head: str
    faults: tuple[Fault, ...]


def verify(connection: Connection, storage: Sequence[str] = (), *, head: str | None = None) -> Verified:
    """What a ledger holds, with every fault; `storage` is what the database itself found, `head` a noted head."""
    check = _Check(connection)
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
        head=check.head,
        faults=tuple(faults),
    )


class _Check:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.head = NOTHING
        self.hashes: set[str] = set()
        # What the log says was added, by entry: its kind and content.
        self._logged: dict[Any, tuple[Any, Any]] = {}
        self._entry_of_report: dict[Any, int] = {}
        self._used_raw: dict[Any, int] = {}
        self._used_texts: dict[Any, int] = {}

    def faults(self) -> Iterator[Fault]:
        """Everything that is wrong."""
        yield from self._log()
        yield from self._about()
        yield from self._reports()
        yield from self._readings()
        yield from self._decisions()
        for table in LOGGED.values():
            yield from self._logged_rows(table)
        yield from self._contents("raw", "bytes", self._used_raw)
        yield from self._contents("text", "text", self._used_texts)
        for entry, (kind, _) in self._logged.items():
            yield Fault(entry, f"the {kind} it tells of is gone")

    def _log(self) -> Iterator[Fault]:
        number = 0
        for row in self._rows("log", "SELECT sequence, kind, content, at, who, previous, hash FROM log ORDER BY 1"):
            number += 1
            if row["sequence"] != number:
                yield Fault(number, f"the log has entry {row['sequence']} in its place")
            if row["previous"] != self.head:
                yield Fault(number, "it does not follow from the entry before")
            if row["hash"] != _quietly(entry_hash, row):
                yield Fault(number, "it was changed after it was written")
            number, self.head = _whole(row["sequence"], number), str(row["hash"])
            self.hashes.add(self.head)
            self._logged[row["sequence"]] = (row["kind"], row["content"])

    def _about(self) -> Iterator[Fault]:
        about = {row["key"]: row["value"] for row in self._rows("about", "SELECT key, value FROM about")}
        yield from self._match(1, kinds.START, _quietly(start_content, about), "what the ledger says of its start")

    def _reports(self) -> Iterator[Fault]:
        for row in self._rows("report", "SELECT entry, sha256, name, media_type FROM report ORDER BY 1"):
            entry = _whole(row["entry"], 0)
            content = _quietly(report_content, row["sha256"], row["name"], row["media_type"])
            yield from self._match(entry, kinds.REPORT, content, f"report {_short(row['sha256'])}")
            self._entry_of_report[row["sha256"]] = entry
            self._used_raw[row["sha256"]] = entry

    def _readings(self) -> Iterator[Fault]:
        claims = self._claims()
        query = (
            "SELECT r.entry, r.sha256, r.reader, r.text, r.json, t.text AS words "
            "FROM reading r LEFT JOIN text t ON t.sha256 = r.text ORDER BY 1"
        )
        for row in self._rows("reading", query):
            entry, name = _whole(row["entry"], 0), f"the reading of report {_short(row['sha256'])}"
            content = _quietly(reading_content, row["sha256"], row["reader"], row["text"], row["json"])
            wrong = list(self._match(entry, kinds.READING, content, name))
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
        for row in self._rows("claim", "SELECT reading, position, id, kind, holder, content FROM claim ORDER BY 1, 2"):
            found[row["reading"]].append(tuple(row.values()))
        return dict(found)

    def _decisions(self) -> Iterator[Fault]:
        for row in self._rows("decision", "SELECT entry, id, json FROM decision ORDER BY 1"):
            entry, name = _whole(row["entry"], 0), f"decision {_short(row['id'])}"
            wrong = list(self._match(entry, kinds.DECISION, _quietly(decision_content, row["id"], row["json"]), name))
            yield from wrong
            if not wrong and _quietly(_decision_id, row["json"]) != row["id"]:
                yield Fault(entry, f"{name} is not named by its content")

    def _logged_rows(self, table: Table) -> Iterator[Fault]:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        for row in self._rows(table.name, f"SELECT {columns} FROM {table.name} ORDER BY entry"):
            entry = _whole(row["entry"], 0)
            yield from self._match(entry, table.name, _quietly(row_content, row), f"the {table.name}")

    def _contents(self, table: str, column: str, used: dict[Any, int]) -> Iterator[Fault]:
        """Raw bytes or texts that are not what their name says, that nothing uses, or that are gone."""
        for row in self._rows(table, f"SELECT sha256, {column} AS content FROM {table}"):
            name, entry = f"{table} {_short(row['sha256'])}", used.pop(row["sha256"], None)
            if entry is None:
                yield Fault(0, f"{name} belongs to nothing that is kept")
            if _quietly(_key_of, row["content"]) != row["sha256"]:
                yield Fault(entry or 0, f"{name} was changed after it was written")
        for key, entry in used.items():
            yield Fault(entry, f"{table} {_short(key)} is gone")

    def _match(self, entry: int, kind: str, content: str | None, name: str) -> Iterator[Fault]:
        """A fault if the log does not tell of this content at this entry; it is ticked off there."""
        logged = self._logged.pop(entry, None)
        if logged is None:
            yield Fault(entry, f"{name} is in no entry of the log")
        elif logged != (kind, content):
            yield Fault(entry, f"{name} was changed after it was written")

    def _rows(self, table: str, query: str) -> Iterator[Row]:
        found = self._connection.execute(text(query), execution_options={"yield_per": ROWS})
        for row in found.mappings():
            self.counts[table] += 1
            yield dict(row)


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


def _whole(value: Any, other: int) -> int:
    return value if isinstance(value, int) else other


def _short(value: Any) -> str:
    return str(value)[:12]
