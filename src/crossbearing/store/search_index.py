"""The index of a ledger's words: filled as readings are added, made anew from them at any time, and asked."""

# Invariants kept here:
# - a report is indexed in the transaction that adds its reading, so it is found from when that is acknowledged;
# - of each report the newest reading is indexed, without the names that any report of the ledger protects;
# - all of it follows from the readings and can be dropped and made anew, so the log does not tell of it.

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Select, TextClause, and_, delete, func, insert, select, true

from crossbearing.model.reading import Reading
from crossbearing.model.when import days_of
from crossbearing.store.contract import from_json
from crossbearing.store.row_pages import MOST_ROWS
from crossbearing.store.search_postgres import PostgresWords
from crossbearing.store.search_query import Query, Term
from crossbearing.store.search_rows import OPEN_FIRST, OPEN_LAST, Searched, protected_names, searched
from crossbearing.store.search_sqlite import SqliteWords
from crossbearing.store.search_wanted import Wanted
from crossbearing.store.tables import READING, REPORT, SEARCH_HIDDEN, SEARCH_REPORT, TEXT
from crossbearing.vocab.folding import fold, folding

# So many readings are held at once.
ROWS = 256
# How a reading that protects somebody shows it in its JSON.
PROTECTS = '"protect":true'


class Words(Protocol):
    """The tables of one database that find words."""

    def make(self, connection: Connection) -> None:
        """Make the tables."""

    def clear(self, connection: Connection) -> None:
        """Make the tables anew, even where they are damaged."""

    def finish(self, connection: Connection) -> None:
        """What is left to do when tables that were made anew are filled."""

    def prepare(self, connection: Connection) -> None:
        """Have the rest of the transaction find words by the index."""

    def forget(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take out what is indexed under these numbers."""

    def write(self, connection: Connection, rows: Sequence[tuple[int, Searched]]) -> None:
        """Index reports under their numbers."""

    def in_text(self, query: Query) -> TextClause:
        """The condition that a report's text has what is looked for."""

    def in_claims(self, query: Query, wanted: Wanted) -> TextClause:
        """The condition that one claim of a report, of the wanted kind and holder, has what is looked for."""


_WORDS: Mapping[str, Words] = {"sqlite": SqliteWords(), "postgresql": PostgresWords()}


def make_search(connection: Connection) -> None:
    """Make the tables that find words; the others are made with the rest of the ledger's."""
    _words(connection).make(connection)


def index_readings(connection: Connection, read: Sequence[tuple[int, Reading, str]]) -> None:
    """Index readings (with their entry and text) that were just added, each in place of the report's older one."""
    if not read:
        return
    known = hidden_names(connection)
    fresh = protected_names(reading for _, reading, _ in read) - known
    if fresh:
        connection.execute(insert(SEARCH_HIDDEN), [{"name": name} for name in sorted(fresh)])
        _index(connection, _naming(connection, fresh), known | fresh)
    _index(connection, read, known | fresh)


def rebuild_search(connection: Connection) -> int:
    """Drop the index and make it from the readings. How many reports it has then."""
    _words(connection).clear(connection)
    connection.execute(delete(SEARCH_REPORT))
    connection.execute(delete(SEARCH_HIDDEN))
    protecting = select(READING.c.sha256, READING.c.json).where(READING.c.json.contains(PROTECTS))
    hidden = protected_names(_reading(*row) for row in connection.execute(protecting).all())
    if hidden:
        connection.execute(insert(SEARCH_HIDDEN), [{"name": name} for name in sorted(hidden)])
    newest = select(func.max(READING.c.entry)).group_by(READING.c.sha256)
    entries = iter(sorted(connection.execute(newest).scalars()))
    while batch := list(islice(entries, ROWS)):
        _index(connection, list(_kept(connection, batch)), hidden)
    _words(connection).finish(connection)
    return int(connection.execute(select(func.count()).select_from(SEARCH_REPORT)).scalar_one())


def uncovered(connection: Connection) -> int:
    """How many reports the index lacks, has by an older reading, or has by other rules of folding."""
    newest = select(func.max(READING.c.entry)).group_by(READING.c.sha256)
    # Asked with IN, for which SQLite sorts the newest once: joined to them, it would go through all for each.
    is_covered = and_(SEARCH_REPORT.c.reading.in_(newest), SEARCH_REPORT.c.folding == folding())
    covered = select(func.count()).select_from(SEARCH_REPORT).where(is_covered)
    reports = select(func.count()).select_from(newest.subquery())
    return int(connection.execute(reports).scalar_one()) - int(connection.execute(covered).scalar_one())


def seems_covered(connection: Connection) -> bool:
    """Whether the index has as many reports as the ledger, by the present rules: what a search can ask in passing."""
    reports = select(func.count()).select_from(REPORT)
    indexed = select(func.count()).select_from(SEARCH_REPORT).where(SEARCH_REPORT.c.folding == folding())
    return connection.execute(reports).scalar_one() == connection.execute(indexed).scalar_one()


def hidden_names(connection: Connection) -> set[str]:
    """The names that some report of the ledger protects, small letters."""
    return set(connection.execute(select(SEARCH_HIDDEN.c.name)).scalars())


def find(
    connection: Connection, query: Query, wanted: Wanted, *, limit: int, offset: int
) -> tuple[int, list[tuple[int, Reading, str]]]:
    """How many reports are found, and the readings of some with entry and text: newest day of publication first, then
    by hash."""
    _words(connection).prepare(connection)
    columns = (SEARCH_REPORT.c.reading, SEARCH_REPORT.c.last, SEARCH_REPORT.c.sha256)
    # Named once and used twice, so that words are looked for once.
    found = select(*columns).where(_condition(connection, query, wanted)).cte("found")
    total = select(func.count()).select_from(found).scalar_subquery()
    page = select(found.c.reading, total.label("total")).order_by(found.c.last.desc(), found.c.sha256)
    rows = connection.execute(page.limit(min(limit, MOST_ROWS)).offset(min(offset, MOST_ROWS))).all()
    if not rows and offset:
        return connection.execute(select(total)).scalar_one(), []
    kept = {entry: (entry, reading, text) for entry, reading, text in _kept(connection, [row.reading for row in rows])}
    return (rows[0].total if rows else 0), [kept[row.reading] for row in rows]


def _condition(connection: Connection, query: Query, wanted: Wanted) -> ColumnElement[bool]:
    words = _words(connection)
    conditions: list[ColumnElement[bool] | TextClause] = list(_filters(wanted))
    if wanted.is_of_claims:
        conditions.append(words.in_claims(query, wanted))
    elif query != Query():
        conditions.append(words.in_text(query))
    return and_(true(), *conditions)


def _filters(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    row = SEARCH_REPORT.c
    if wanted.time is not None:
        first, last = days_of(wanted.time)
        yield row.last >= (OPEN_FIRST if first is None else first.isoformat())
        yield row.first <= (OPEN_LAST if last is None else last.isoformat())
    if wanted.language is not None:
        yield row.language == wanted.language
    for word in wanted.publisher_words:
        yield row.publisher.contains(f" {word} ")


def _naming(connection: Connection, names: Collection[str]) -> list[tuple[int, Reading, str]]:
    """The indexed readings in whose text one of these names stands."""
    terms = tuple(Term(words) for words in sorted({tuple(fold(name).split()) for name in names}) if words)
    if not terms:
        return []
    found = _words(connection).in_text(Query((terms,)))
    entries = connection.execute(select(SEARCH_REPORT.c.reading).where(found)).scalars().all()
    return list(_kept(connection, entries))


def _index(connection: Connection, read: Sequence[tuple[int, Reading, str]], hidden: Collection[str]) -> None:
    """Index readings, the last one of each report."""
    last = {reading.sha256: (entry, reading, text) for entry, reading, text in read}
    waiting = iter(last.values())
    while batch := [searched(*one, hidden) for one in islice(waiting, ROWS)]:
        _write(connection, batch)


def _write(connection: Connection, rows: Sequence[Searched]) -> None:
    words, number = _words(connection), SEARCH_REPORT.c.number
    next_number = int(connection.execute(select(func.max(number))).scalar() or 0) + 1
    numbered = list(enumerate(rows, next_number))
    is_old = SEARCH_REPORT.c.sha256.in_([row.sha256 for row in rows])
    if old := connection.execute(select(number).where(is_old)).scalars().all():
        words.forget(connection, old)
        connection.execute(delete(SEARCH_REPORT).where(number.in_(old)))
    connection.execute(insert(SEARCH_REPORT), [_columns(number, row) for number, row in numbered])
    words.write(connection, numbered)


def _columns(number: int, row: Searched) -> dict[str, str | int]:
    return {
        "number": number,
        "sha256": row.sha256,
        "reading": row.reading,
        "first": row.first,
        "last": row.last,
        "publisher": f" {row.publisher} ",
        "language": row.language,
        "folding": folding(),
    }


def _kept(connection: Connection, entries: Sequence[int]) -> Iterator[tuple[int, Reading, str]]:
    """The readings of these entries with their texts."""
    columns = (READING.c.entry, READING.c.sha256, READING.c.json, TEXT.c.text)
    query: Select[tuple[int, str, str, str]] = select(*columns).join(TEXT, TEXT.c.sha256 == READING.c.text)
    waiting = iter(entries)
    while batch := list(islice(waiting, ROWS)):
        for row in connection.execute(query.where(READING.c.entry.in_(batch)).order_by(READING.c.entry)).all():
            yield row.entry, _reading(row.sha256, row.json), row.text


def _reading(sha256: str, json: str) -> Reading:
    return from_json(json, where=f"report {sha256[:12]}")


def _words(connection: Connection) -> Words:
    return _WORDS[connection.dialect.name]
