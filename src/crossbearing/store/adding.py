"""Adds reports and readings within one write transaction, looking up and writing many at once."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, select

from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.store import log as kinds
from crossbearing.store.claim_rows import claim_rows
from crossbearing.store.contract import from_json, to_json
from crossbearing.store.log import Log, reading_content, report_content, text_key
from crossbearing.store.search_index import index_readings
from crossbearing.store.tables import CLAIM, RAW, READING, REPORT, TEXT

# Replaces names in the reports with these hashes; how many rows were replaced.
Masks = Callable[[Connection, Log, set[str]], int]


class Adding:
    """Reports on their way into a ledger. `add` gathers, `write` writes all."""

    def __init__(self, connection: Connection, log: Log, read: Sequence[tuple[Report, Reading]], reader: str) -> None:
        self._connection = connection
        self._log = log
        self._reader = reader
        keys = [report.sha256 for report, _ in read]
        self._reports = self._known(REPORT.c.sha256, keys)
        self._texts = self._known(TEXT.c.sha256, [text_key(report.text) for report, _ in read])
        query = select(READING.c.sha256).where(READING.c.sha256.in_(keys) & (READING.c.reader == reader))
        self._readings = set(connection.execute(query).scalars())
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in (RAW, TEXT, REPORT, READING, CLAIM)}
        self._read: list[tuple[int, Reading, str]] = []

    def add(self, report: Report, reading: Reading) -> bool:
        """Whether anything of this is new."""
        is_new = report.sha256 not in self._reports
        if is_new:
            self._add_report(report)
        if reading.sha256 in self._readings:
            return is_new
        self._add_reading(reading, report.text)
        return True

    def write(self, masking: Masks | None = None) -> None:
        """Write what was gathered, what others point to first, without the names that `masking` replaces."""
        self._log.write()
        for table in (RAW, TEXT, REPORT, READING, CLAIM):
            if self._rows[table.name]:
                self._connection.execute(table.insert(), self._rows[table.name])
        if masking is not None and masking(
            self._connection, self._log, {reading.sha256 for _, reading, _ in self._read}
        ):
            self._read = [self._as_kept(entry) for entry, _, _ in self._read]
        index_readings(self._connection, self._read)

    def _as_kept(self, entry: int) -> tuple[int, Reading, str]:
        query = select(READING.c.json, TEXT.c.text).join(TEXT, TEXT.c.sha256 == READING.c.text)
        row = self._connection.execute(query.where(READING.c.entry == entry)).one()
        return entry, from_json(row.json, where="a reading that was just added"), row.text

    def _known(self, column: Column[str], keys: Sequence[str]) -> set[str]:
        return set(self._connection.execute(select(column).where(column.in_(keys))).scalars())

    def _add_report(self, report: Report) -> None:
        self._reports.add(report.sha256)
        entry = self._log.add(kinds.REPORT, report_content(report.sha256, report.name, report.media_type))
        self._rows["raw"].append({"sha256": report.sha256, "bytes": report.raw})
        self._rows["report"].append(
            {"sha256": report.sha256, "entry": entry, "name": report.name, "media_type": report.media_type}
        )

    def _text(self, text: str) -> str:
        """The name of a text, which is kept once."""
        key = text_key(text)
        if key not in self._texts:
            self._texts.add(key)
            self._rows["text"].append({"sha256": key, "text": text})
        return key

    def _add_reading(self, reading: Reading, words: str) -> None:
        self._readings.add(reading.sha256)
        text, json = self._text(words), to_json(reading)
        entry = self._log.add(kinds.READING, reading_content(reading.sha256, self._reader, text, json))
        self._read.append((entry, reading, words))
        self._rows["reading"].append(
            {"entry": entry, "sha256": reading.sha256, "reader": self._reader, "text": text, "json": json}
        )
        self._rows["claim"].extend(claim_rows(reading, entry))
