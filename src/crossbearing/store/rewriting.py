"""Puts masked rows in the place of those that stand in a ledger, and keeps what stood there sealed."""

# Invariants kept here:
# - a row is replaced only in a transaction that seals what stood in it, and tells so in the log;
# - the guard of a table is lifted within that transaction alone: others never see the table without it.

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update

from crossbearing.model.edits import Edits
from crossbearing.store.claim_rows import claim_rows
from crossbearing.store.contract import decision_from_json, decision_to_json, from_json
from crossbearing.store.database import Database
from crossbearing.store.kept_rows import Originals, groups, kept_rows
from crossbearing.store.log import Log, decision_content, reading_content, report_content, row_content, text_key
from crossbearing.store.masked_bytes import sha256_of
from crossbearing.store.masking import Kept, Masked, Masking
from crossbearing.store.sealing import Seal
from crossbearing.store.tables import (
    CLAIM,
    DECISION,
    RAW,
    READING,
    REFUSED,
    REPORT,
    SEALED,
    SETTING,
    SITED,
    SNAPSHOT,
    SNAPSHOT_PARTY,
    SNAPSHOT_ROW,
    TEXT,
)
from crossbearing.store.watched import forget_addresses

_REWRITTEN = (RAW, TEXT, REPORT, READING, CLAIM, DECISION, SETTING, REFUSED)


@contextmanager
def unguarded(database: Database, connection: Connection) -> Iterator[None]:
    """Tables that names may stand in can be changed inside, and are guarded again behind."""
    for table in _REWRITTEN:
        database.unguard(connection, table.name)
    yield
    for table in _REWRITTEN:
        database.guard(connection, table.name)


@dataclass(frozen=True, slots=True)
class Sealing:
    """What rows are sealed with and by whom, and what stood in them at first where the key is at hand."""

    seal: Seal
    who: str
    first: Originals = field(default_factory=dict)


class Rewriting:
    """One pass over a ledger in one transaction; `replaced` counts the rows that were replaced."""

    def __init__(self, connection: Connection, log: Log, masking: Masking, sealing: Sealing) -> None:
        self._connection = connection
        self._log = log
        self._masking = masking
        self._sealing = sealing
        self._first = sealing.first
        self.replaced = 0

    def run(self, only: set[str] | None = None) -> None:
        """Replace names in the reports with these hashes, or in all, and in what people said of them."""
        wanted = self._spoken_of() if only is None else set()
        texts: dict[str, list[tuple[str, Edits]]] = {}
        for hashes in groups(self._connection, only):
            kept = kept_rows(self._connection, hashes, self._first)
            masked = self._masking.masked(kept)
            self._group(kept_rows(self._connection, hashes, {}), kept, masked)
            for sha256, (_, _, entries) in kept.reports.items():
                if sha256 in wanted:
                    names = dict.fromkeys(kept.readings[entry][1] for entry in entries)
                    texts[sha256] = [(kept.texts[name], masked.edits[name]) for name in names]
        if only is None:
            self._decisions(texts)
            self._settings()
            self._refusals()
            forget_addresses(self._connection)
        self._forget()

    def _group(self, stands: Kept, kept: Kept, masked: Masked) -> None:
        """Replace what of a group of reports is not masked as it stands."""
        for name, text in masked.kept.texts.items():
            if text != stands.texts[name]:
                self._put(TEXT, TEXT.c.sha256 == name, {"text": text})
                self._keep(TEXT, name, kept.texts[name].encode("utf-8", "surrogateescape"), text_key(text))
        for sha256, (name, raw, _) in masked.kept.reports.items():
            if raw != stands.reports[sha256][1]:
                self._put(RAW, RAW.c.sha256 == sha256, {"bytes": raw})
                self._keep(RAW, sha256, kept.reports[sha256][1], sha256_of(raw))
            if name != stands.reports[sha256][0]:
                self._report(sha256, kept.reports[sha256][0], name)
        for entry, (json, _) in masked.kept.readings.items():
            if json != stands.readings[entry][0]:
                self._reading(entry, kept.readings[entry][0], json)

    def _report(self, sha256: str, before: str, name: str) -> None:
        query = select(REPORT.c.media_type).where(REPORT.c.sha256 == sha256)
        content = report_content(sha256, name, self._connection.execute(query).scalar_one())
        self._put(REPORT, REPORT.c.sha256 == sha256, {"name": name})
        self._keep(REPORT, sha256, before.encode(), content)

    def _reading(self, entry: int, before: str, json: str) -> None:
        row = self._connection.execute(select(READING).where(READING.c.entry == entry)).one()
        self._put(READING, READING.c.entry == entry, {"json": json})
        self._connection.execute(delete(CLAIM).where(CLAIM.c.reading == entry))
        claims = list(claim_rows(from_json(json, where=f"report {row.sha256[:12]}"), entry))
        if claims:
            self._connection.execute(insert(CLAIM), claims)
        self._keep(READING, str(entry), before.encode(), reading_content(row.sha256, row.reader, row.text, json))

    def _decisions(self, texts: dict[str, list[tuple[str, Edits]]]) -> None:
        """Replace decisions; one that stands for another names it by its new id then."""
        ids: dict[str, str] = {}
        for row in self._connection.execute(select(DECISION).order_by(DECISION.c.entry)).all():
            before = self._first.get(("decision", str(row.entry)), row.json.encode()).decode()
            masked = self._masking.decision(before, texts, ids)
            # As it stands it may be written by a version that had other fields.
            json = decision_to_json(masked)
            ids[decision_from_json(before, where="a decision").id] = masked.id
            if _same(json, row.json):
                continue
            self._put(DECISION, DECISION.c.entry == row.entry, {"id": masked.id, "json": json})
            self._keep(DECISION, str(row.entry), before.encode(), decision_content(masked.id, json))

    def _settings(self) -> None:
        for row in self._connection.execute(select(SETTING).order_by(SETTING.c.entry)).all():
            before = self._first.get(("setting", str(row.entry)), row.value.encode()).decode()
            value = self._masking.said(before)
            if value != row.value:
                self._put(SETTING, SETTING.c.entry == row.entry, {"value": value})
                content = row_content({"key": row.key, "value": value})
                self._keep(SETTING, str(row.entry), before.encode(), content)

    def _refusals(self) -> None:
        for row in self._connection.execute(select(REFUSED).order_by(REFUSED.c.entry)).all():
            before = self._first.get(("refused", str(row.entry)), row.reason.encode()).decode()
            reason = self._masking.said(before)
            if reason != row.reason:
                self._put(REFUSED, REFUSED.c.entry == row.entry, {"reason": reason})
                content = row_content({"sha256": row.sha256, "reason": reason})
                self._keep(REFUSED, str(row.entry), before.encode(), content)

    def _put(self, table: Table, where: Any, values: dict[str, Any]) -> None:
        self._connection.execute(update(table).where(where).values(**values))

    def _keep(self, table: Table, row: str, before: bytes, now: str) -> None:
        self.replaced += 1
        sealed = self._sealing.seal.seal(before)
        self._log.add_row(SEALED, {"of": table.name, "row": row, "now": now, "original": sealed}, who=self._sealing.who)

    def _forget(self) -> None:
        """Drop what was worked out of the rows as they stood: it is worked out again."""
        if self.replaced:
            for table in (SNAPSHOT_PARTY, SNAPSHOT_ROW, SNAPSHOT, SITED):
                self._connection.execute(delete(table))

    def _spoken_of(self) -> set[str]:
        """The reports that decisions speak of."""
        found: set[str] = set()
        for json in self._connection.execute(select(DECISION.c.json)).scalars():
            tree = msgspec.json.decode(json)
            found |= {one["sha256"] for one in (*tree.get("about", ()), *tree.get("others", ()))}
        return found


def _same(json: str, other: str) -> bool:
    return bool(msgspec.json.decode(json) == msgspec.json.decode(other))
