"""Full-text search in SQLite, by its FTS5."""

# The tables keep no text, only where words stand. Rows cannot be taken out of such a table without what they were made
# of, so a report that is indexed anew gets a new number, and rows of numbers that no report has find nothing.

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, TextClause, text

from crossbearing.store.search_query import Query, Term
from crossbearing.store.search_rows import Searched
from crossbearing.store.search_wanted import Wanted

# Folded words are cut apart at spaces alone: the tokenizer `ascii` takes every other letter of any script as it is,
# where `unicode61` knows the letters of 2012 only.
_OPTIONS = "content='', columnsize=0, tokenize='ascii'"
_MAKE = (
    f"CREATE VIRTUAL TABLE search_text USING fts5(words, {_OPTIONS})",
    f"CREATE VIRTUAL TABLE search_said USING fts5(content, holder, kind, {_OPTIONS})",
)
_TEXT = "INSERT INTO search_text (rowid, words) VALUES (:number, :words)"
_SAID = "INSERT INTO search_said (rowid, content, holder, kind) VALUES (:row, :content, :holder, :kind)"
# A claim's row: the number of its report, and its own in the bits below. No reading has a million claims.
CLAIM_BITS = 20
_ALL_CLAIMS = f"SELECT s.number << {CLAIM_BITS} | c.position FROM search_report s JOIN claim c ON c.reading = s.reading"


class SqliteWords:
    """The words of reports and claims in a ledger file."""

    def make(self, connection: Connection) -> None:
        """Make the tables."""
        for statement in _MAKE:
            connection.exec_driver_sql(statement)

    def clear(self, connection: Connection) -> None:
        """Make the tables anew, even where they are damaged."""
        for table in ("search_text", "search_said"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        self.make(connection)

    def finish(self, connection: Connection) -> None:
        """Pack tables that were made anew and filled."""
        for table in ("search_text", "search_said"):
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def prepare(self, connection: Connection) -> None:
        """Nothing: SQLite goes through the index by itself."""

    def forget(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Nothing: numbers that no report has find nothing."""

    def write(self, connection: Connection, rows: Sequence[tuple[int, Searched]]) -> None:
        """Index reports under their numbers."""
        connection.execute(text(_TEXT), [{"number": number, "words": row.words} for number, row in rows])
        said = [
            {
                "row": number << CLAIM_BITS | one.position,
                "content": one.content,
                "holder": one.holder,
                "kind": one.kind,
            }
            for number, row in rows
            for one in row.said
        ]
        if said:
            connection.execute(text(_SAID), said)

    def in_text(self, query: Query) -> TextClause:
        """The condition that a report's text has what is looked for."""
        match = _match(query)
        if match is not None:
            return _bound(
                "search_report.number IN (SELECT rowid FROM search_text WHERE search_text MATCH :match)", match
            )
        unwanted = _either(query.excluded)
        return _bound(
            "search_report.number NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH :match)", unwanted
        )

    def in_claims(self, query: Query, wanted: Wanted) -> TextClause:
        """The condition that one claim of a report, of the wanted kind and holder, has what is looked for."""
        match = _match(query, columns="{content holder}", beside=list(_of_claim(wanted)))
        if match is not None:
            found = "SELECT rowid FROM search_said WHERE search_said MATCH :match"
            return _bound(f"search_report.number IN (SELECT rowid >> {CLAIM_BITS} FROM ({found}))", match)
        unwanted = "SELECT rowid FROM search_said WHERE search_said MATCH :match"
        found = (
            f"SELECT claim FROM ({_ALL_CLAIMS.replace(' FROM', ' AS claim FROM', 1)}) WHERE claim NOT IN ({unwanted})"
        )
        excluded = "{content holder} : (" + _either(query.excluded) + ")"
        return _bound(f"search_report.number IN (SELECT claim >> {CLAIM_BITS} FROM ({found}))", excluded)


def _bound(condition: str, match: str) -> TextClause:
    return text(condition).bindparams(match=match)


def _match(query: Query, columns: str = "", beside: Sequence[str] = ()) -> str | None:
    """The query as FTS5 writes it; None where it only excludes, which FTS5 cannot."""
    prefix = f"{columns} : " if columns else ""
    wanted = [f"{prefix}({_either(group)})" for group in query.required]
    wanted += beside
    if not wanted:
        return None
    unwanted = f" NOT {prefix}({_either(query.excluded)})" if query.excluded else ""
    return f"({' AND '.join(wanted)}){unwanted}"


def _of_claim(wanted: Wanted) -> Iterator[str]:
    if wanted.kind is not None:
        yield f'kind : "{wanted.kind}"'
    if wanted.holder_words:
        yield "holder : (" + " AND ".join(f'"{word}"' for word in wanted.holder_words) + ")"


def _either(terms: Iterable[Term]) -> str:
    # Quoted, so that no word is taken for an operator; folded words have no quotation marks.
    return " OR ".join(f'"{" ".join(term.words)}"{" *" if term.begun else ""}' for term in terms) or '""'
