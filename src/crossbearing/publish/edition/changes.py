"""What differs from the edition before: rows that came, that changed in which columns, and that went, and why."""

# Invariant: what the edition before says goes out anew only where nothing protects it by now.

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from crossbearing.publish.covering import WITHHELD
from crossbearing.publish.edition.before import Before, Row
from crossbearing.publish.kept import Kept
from crossbearing.publish.part import Cell, Column, Table
from crossbearing.publish.tables.agreements import AGREEMENTS, DUTIES
from crossbearing.publish.tables.claims import CLAIMS
from crossbearing.publish.tables.every import EDITION
from crossbearing.publish.tables.incidents import FIGURES, INCIDENTS
from crossbearing.publish.tables.named import SOURCES, parties_of
from crossbearing.publish.tables.rivals import CONTRADICTIONS, CORRECTIONS, SILENCES, STATUSES
from crossbearing.publish.tables.sheet import Sheet
from crossbearing.publish.tables.within import tellings_of
from crossbearing.publish.writing.cells import fit

# Rows that keep their name from one edition to the next; those that are numbered inside another do not.
COMPARED: tuple[Sheet[Any], ...] = (
    SOURCES, INCIDENTS, FIGURES, CLAIMS, AGREEMENTS, DUTIES, STATUSES, CONTRADICTIONS, SILENCES, CORRECTIONS,
)  # fmt: skip
# Contradictions are numbered anew in each edition; what they are about and the issue tell which is which.
_TOLD_BY: Mapping[str, tuple[str, ...]] = MappingProxyType({"contradictions": ("incident", "kind", "issue")})
# What follows from other columns, or differs in any case.
_FOLLOWS = frozenset({"edition", "quotes", "site", "date_first", "date_last", "contradiction", "contradictions"})
# So are people whom the ledger protects without a code of their own.
_NUMBERED = re.compile(r"\bprotected-\d+\b")
_PLACE = frozenset(
    {"place_rounded", "place", "place_name", "latitude", "longitude", "extent", "country", "admin1", "label"}
)
_TIME = frozenset({"date_rounded", "date", "date_precision"})
# What tells of a publisher goes out by a rule, and not where the rule has come to leave it out.
_PUBLISHER = frozenset({"publisher", "url", "title", "name", "dateline"})
ADDED, CHANGED, GONE = "added", "changed", "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came, changed or went. `fields` are the columns that differ, each with what it was and is."""

    table: str
    id: str
    change: str
    label: str
    why: str | None = None
    fields: tuple[tuple[str, str | None, str | None], ...] = ()


class Changes:
    """What is different in an edition; `clean` takes names out that are protected by now."""

    def __init__(self, kept: Kept, before: Before, clean: Callable[[str], str]) -> None:
        self._kept = kept
        self._before = before
        self._clean = clean
        self.previous = clean(before.edition.get("id") or "unknown")

    @cached_property
    def every(self) -> list[Change]:
        """Every change, by table and in the order of its rows; what went comes last."""
        return [change for sheet in COMPARED for change in self._of(sheet)]

    @cached_property
    def differs(self) -> list[tuple[str, str | None, str | None]]:
        """In what the editions themselves differ: policy, rules, version ..."""
        (now,) = _rows(EDITION, self._kept)
        was = self._before.edition
        names = (name for name in now if name not in ("id", "edition"))
        return [(name, self._shown(was.get(name)), now[name]) for name in names if was.get(name) != now[name]]

    def _of(self, sheet: Sheet[Any]) -> Iterator[Change]:
        key = sheet.fields[0].column.name
        told_by = _TOLD_BY.get(sheet.name, (key,))
        was = dict(_known_by(told_by, self._before.rows(sheet.name).values()))
        for known, row in _known_by(told_by, _rows(sheet, self._kept)):
            name = row[key] or ""
            old = was.pop(known, None)
            if old is None:
                yield Change(sheet.name, name, ADDED, _label(sheet, row), self._why_new(sheet, row))
            elif fields := tuple(self._fields(old, row)):
                yield Change(sheet.name, name, CHANGED, _label(sheet, row), None, fields)
        gone = ((row[key] or "", row) for row in was.values())
        yield from (Change(sheet.name, name, GONE, name, self._why_gone(sheet, name, row)) for name, row in gone)

    def _fields(self, old: Row, new: Row) -> Iterator[tuple[str, str | None, str | None]]:
        """The columns of both that differ, but for those that only came to protect somebody: that is not pointed at."""
        coarser = _coarser(old, new)
        for name in (name for name in new if name in old and name not in _FOLLOWS):
            was, now = old[name], new[name]
            if _plain(was) != _plain(now) and name not in coarser and not self._protects(name, was, now):
                yield name, self._shown(was), now

    def _protects(self, column: str, was: str | None, now: str | None) -> bool:
        """Whether a cell has a code or a gap now where it had none: what stood there would tell who or what it is."""
        if now is None:
            return column in _PUBLISHER
        return any(now.count(sign) > (was or "").count(sign) for sign in self._codes) or (
            len(_NUMBERED.findall(now)) > len(_NUMBERED.findall(was or ""))
        )

    @cached_property
    def _codes(self) -> frozenset[str]:
        """The names and keys of those who go out as codes."""
        protected = (party for party in parties_of(self._kept) if party.protected)
        named = (name for party in protected for name in (party.name, party.key))
        # Those who are numbered anew are counted, whatever their numbers.
        return frozenset((WITHHELD, *(name for name in named if _NUMBERED.search(name) is None)))

    def _shown(self, text: str | None) -> str | None:
        return None if text is None else self._clean(text)

    def _why_new(self, sheet: Sheet[Any], row: Row) -> str | None:
        if sheet is INCIDENTS:
            before = {
                self._told_before[one]
                for one in self._tellings.get(row["incident"] or "", ())
                if one in self._told_before
            }
            if before:
                return f"told apart from {', '.join(sorted(before))}"
        sources = (row.get("sources") or row.get("source") or "").split("; ")
        if sheet is not SOURCES and any(source and source not in self._sources_before for source in sources):
            return "a report that is new in this edition"
        return None

    def _why_gone(self, sheet: Sheet[Any], name: str, row: Row) -> str:
        """Why a row is in this edition no more, as far as the two editions tell."""
        if sheet is INCIDENTS:
            told = [one for one, incident in self._told_before.items() if incident == name]
            now = sorted({self._told_now[one] for one in told if one in self._told_now})
            if now:
                return f"told as part of {', '.join(now)}"
        sources = [one for one in (row.get("sources") or row.get("source") or "").split("; ") if one]
        if sources and not any(source in self._sources_now for source in sources):
            return "no report that tells of it is in this edition"
        if sheet is SOURCES:
            return "the report is not in this edition"
        return "not found any more: by a decision, another version of the reader, or what was added"

    @cached_property
    def _told_now(self) -> dict[str, str]:
        return {one.id: one.owner.id for one in tellings_of(self._kept)}

    @cached_property
    def _told_before(self) -> dict[str, str]:
        return {name: row["incident"] or "" for name, row in self._before.rows("tellings").items()}

    @cached_property
    def _tellings(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for told, incident in self._told_now.items():
            found.setdefault(incident, []).append(told)
        return found

    @cached_property
    def _sources_before(self) -> frozenset[str]:
        return frozenset(self._before.rows("sources"))

    @cached_property
    def _sources_now(self) -> frozenset[str]:
        return frozenset(row["source"] or "" for row in _rows(SOURCES, self._kept))


def _known_by(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[tuple[tuple[str | int | None, ...], Row]]:
    """Each row with what tells in two editions that it is the same; of several alike the first is the first."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for row in rows:
        cells = tuple(row.get(name) for name in columns)
        seen[cells] += 1
        yield (*cells, seen[cells]), row


def _plain(text: str | None) -> str | None:
    return None if text is None else _NUMBERED.sub("protected", text)


def _coarser(old: Row, new: Row) -> frozenset[str]:
    """The columns of a row that a rule made coarser which did not before."""

    def came(rule: str) -> bool:
        return new.get(rule) is not None and new.get(rule) != old.get(rule)

    place = _PLACE if came("place_rounded") else frozenset()
    return place | (_TIME if came("date_rounded") else frozenset())


def _rows(sheet: Sheet[Any], kept: Kept) -> Iterator[dict[str, str | None]]:
    """The rows of a table as text, as they read back from CSV."""
    table = sheet.table(kept)
    names = [column.name for column in table.columns]
    for row in table.rows():
        yield {name: _text(cell) for name, cell in zip(names, row, strict=True)}


def _text(cell: Cell) -> str | None:
    cell = fit(cell)
    if cell is None or cell == "":
        return None
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _label(sheet: Sheet[Any], row: Row) -> str:
    """What a row is called in words: the first of these that it has."""
    named = (row.get(name) for name in ("label", "title", "name", "issue", "text", "quotes"))
    found = next((one for one in named if one is not None), None)
    return found or row[sheet.fields[0].column.name] or ""


_COLUMNS = (
    Column("row", "The id of the row: table, id and column."),
    Column("table", "The table that the changed row stands in."),
    Column("id", "The row of that table."),
    Column("change", "added, changed or gone."),
    Column("column", "The column that changed; blank where the whole row came or went."),
    Column("was", "What stood there in the edition before."),
    Column("now", "What stands there now; of a row that came, what it is called."),
    Column("why", "Why it came or went, as far as the two editions tell."),
    Column("previous", "The edition before."),
    Column("edition", "The edition that the row stands in."),
)


def changes_table(changes: Changes, edition: str) -> Table:
    """All changes, a row for each column that changed, and one for each row that came or went."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in changes.every:
            fields = one.fields or ((None, None, one.label if one.change == ADDED else None),)
            for column, was, now in fields:
                key = "/".join(filter(None, (one.table, one.id, column)))
                yield (key, one.table, one.id, one.change, column, was, now, one.why, changes.previous, edition)

    return Table("changes", "What differs from the edition before: a row is one change.", _COLUMNS, rows, "row")
