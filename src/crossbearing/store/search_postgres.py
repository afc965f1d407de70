"""Full-text search in PostgreSQL, by tsvectors of whole folded words."""

# A tsvector keeps no places beyond the 16,383rd word and 255 of one word, so a phrase is looked for in the words
# themselves, among the rows that have all of them.

from collections.abc import Iterator, Sequence
from itertools import count

from sqlalchemy import Connection, TextClause, text

from crossbearing.store.search_query import Query, Term
from crossbearing.store.search_rows import GAP, Searched
from crossbearing.store.search_wanted import Wanted

# Of a long report, words and lexemes are kept apart from the row, so that rows that the index finds are on few pages.
_TABLES = (
    "CREATE TABLE search_text (number integer PRIMARY KEY, words text NOT NULL, lexemes tsvector NOT NULL) "
    "WITH (toast_tuple_target = 128)",
    "CREATE TABLE search_said (number integer, position integer, kind text NOT NULL, words text NOT NULL, "
    "lexemes tsvector NOT NULL, holder tsvector NOT NULL, PRIMARY KEY (number, position)) "
    "WITH (toast_tuple_target = 128)",
    "ALTER TABLE search_text ALTER lexemes SET STORAGE EXTERNAL, ALTER words SET STORAGE EXTERNAL",
)
# Every search goes through what was not yet sorted into the index, so that is kept short (kB).
_UNSORTED = 256
_INDEXES = tuple(
    f"CREATE INDEX {table}_{column} ON {table} USING gin ({column}) WITH (gin_pending_list_limit = {_UNSORTED})"
    for table, column in (("search_text", "lexemes"), ("search_said", "lexemes"), ("search_said", "holder"))
)
# Folded words become lexemes as they are: no parser or dictionary of the server has a say.
_TEXT = "INSERT INTO search_text VALUES (:number, :words, array_to_tsvector(string_to_array(btrim(:words), ' ')))"
_SAID = (
    "INSERT INTO search_said VALUES (:number, :position, :kind, :words, "
    "array_to_tsvector(string_to_array(btrim(:words), ' ')), array_to_tsvector(string_to_array(:holder, ' ')))"
)


class PostgresWords:
    """The words of reports and claims in a ledger on a server."""

    def make(self, connection: Connection) -> None:
        """Make the tables."""
        for statement in (*_TABLES, *_INDEXES):
            connection.exec_driver_sql(statement)

    def clear(self, connection: Connection) -> None:
        """Make the tables anew, even where they are damaged; they are indexed by `finish`, which is faster."""
        connection.exec_driver_sql("DROP TABLE IF EXISTS search_text, search_said")
        for statement in _TABLES:
            connection.exec_driver_sql(statement)

    def finish(self, connection: Connection) -> None:
        """Index tables that were made anew and filled, and have the server count what is in them."""
        for statement in (*_INDEXES, "ANALYZE search_text, search_said, search_report"):
            connection.exec_driver_sql(statement)

    def prepare(self, connection: Connection) -> None:
        """Have the server go through the indexes for the rest of the transaction.

        It believes that to look at every row is about as fast, and does not count in that long texts must be unpacked.
        """
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")

    def forget(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take out what is indexed under these numbers."""
        for table in ("search_text", "search_said"):
            connection.execute(text(f"DELETE FROM {table} WHERE number = ANY(:numbers)"), {"numbers": list(numbers)})

    def write(self, connection: Connection, rows: Sequence[tuple[int, Searched]]) -> None:
        """Index reports under their numbers."""
        connection.execute(text(_TEXT), [{"number": number, "words": f" {row.words} "} for number, row in rows])
        said = [
            {
                "number": number,
                "position": one.position,
                "kind": one.kind,
                "words": f" {one.content} {GAP} {one.holder} ",
                "holder": one.holder,
            }
            for number, row in rows
            for one in row.said
        ]
        if said:
            connection.execute(text(_SAID), said)

    def in_text(self, query: Query) -> TextClause:
        """The condition that a report's text has what is looked for."""
        asked = _Asked(query)
        return asked.clause(f"search_report.number IN (SELECT number FROM search_text WHERE {asked.condition})")

    def in_claims(self, query: Query, wanted: Wanted) -> TextClause:
        """The condition that one claim of a report, of the wanted kind and holder, has what is looked for."""
        asked = _Asked(query)
        conditions = [asked.condition]
        if wanted.kind is not None:
            conditions.append(f"kind = {asked.bind(wanted.kind)}")
        if wanted.holder_words:
            holder = asked.bind(" & ".join(f"'{word}'" for word in wanted.holder_words))
            conditions.append(f"holder @@ CAST({holder} AS tsquery)")
        return asked.clause(
            f"search_report.number IN (SELECT number FROM search_said WHERE {' AND '.join(conditions)})"
        )


class _Asked:
    """A query as a condition on the columns `lexemes` and `words`, with its values bound."""

    def __init__(self, query: Query) -> None:
        self._values: dict[str, str] = {}
        self._numbers = count()
        self.condition = " AND ".join(self._conditions(query)) or "true"

    def bind(self, value: str) -> str:
        """The name under which a value is bound."""
        name = f"word{next(self._numbers)}"
        self._values[name] = value
        return f":{name}"

    def clause(self, condition: str) -> TextClause:
        """The condition with its values."""
        return text(condition).bindparams(**self._values)

    def _conditions(self, query: Query) -> Iterator[str]:
        # One look into the index for all words; what it cannot tell, the phrases, is asked of what it finds.
        lexemes = [f"({' | '.join(map(_lexemes, group))})" for group in query.required]
        lexemes += [f"!{_lexemes(term)}" for term in query.excluded if len(term.words) == 1]
        if lexemes:
            yield f"lexemes @@ CAST({self.bind(' & '.join(lexemes))} AS tsquery)"
        for group in query.required:
            if any(len(term.words) > 1 for term in group):
                yield f"({' OR '.join(map(self._exactly, group))})"
        for term in query.excluded:
            if len(term.words) > 1:
                yield f"NOT {self._exactly(term)}"

    def _exactly(self, term: Term) -> str:
        if len(term.words) == 1:
            return f"lexemes @@ CAST({self.bind(_lexemes(term))} AS tsquery)"
        # Folded words have no signs that LIKE takes for more than themselves.
        pattern = "% " + " ".join(term.words) + ("%" if term.begun else " %")
        return f"words LIKE {self.bind(pattern)}"


def _lexemes(term: Term) -> str:
    *whole, last = (f"'{word}'" for word in term.words)
    return f"({' & '.join([*whole, last + (':*' if term.begun else '')])})"
