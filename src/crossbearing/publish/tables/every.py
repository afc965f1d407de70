"""Every table, and what describes them: the edition and the data dictionary."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Cell, Column, Table
from crossbearing.publish.tables import agreements, claims, incidents, named, rivals
from crossbearing.publish.tables.fields import listed
from crossbearing.publish.tables.quoted import QUOTES
from crossbearing.publish.tables.sheet import Sheet, text
from crossbearing.publish.values import Edition


def _edition(outgoing: Outgoing) -> Iterator[Edition]:
    yield outgoing.edition


EDITION: Sheet[Edition] = Sheet(
    "edition",
    "Which ledger this is, looked at how and by which rules: one row.",
    _edition,
    [
        text("id", "The id of the edition, made of all the rest.", lambda one: one.id),
        text("title", "The ledger, and which part of it.", lambda one: one.title),
        text(
            "head",
            "The head of the ledger's log: `crossbearing verify --head` checks a ledger against it.",
            lambda one: one.head,
        ),
        text("grading", "The rules by which support is graded.", lambda one: one.grading),
        text("reader", "The version that read the reports.", lambda one: one.reader),
        text("as_of", "Only what was published by then (EDTF); blank: all.", lambda one: one.as_of),
        text("known_on", "Only what the ledger held by then (EDTF); blank: all.", lambda one: one.known_on),
        text("latest", "The day of the newest report.", lambda one: one.latest),
        text("rules", "By which rules names, places and times were made coarser.", lambda one: listed(one.rules)),
    ],
)

SHEETS: tuple[Sheet[Any], ...] = (
    EDITION,
    *incidents.SHEETS,
    *claims.SHEETS,
    *agreements.SHEETS,
    *rivals.SHEETS,
    QUOTES,
    *named.SHEETS,
)

# What a column of this name refers to, in whichever table it stands: the first column of another one.
REFERS: Mapping[str, str] = MappingProxyType(
    {
        "incident": "incidents",
        "telling": "tellings",
        "figure": "figures",
        "tally": "tallies",
        "claim": "claims",
        "agreement": "agreements",
        "duty": "duties",
        "contradiction": "contradictions",
        "source": "sources",
        "site": "sites",
        **dict.fromkeys(
            (
                "perpetrator",
                "target",
                "blamed",
                "holder",
                "party",
                "debtor",
                "creditor",
                "accused",
                "claimed_by",
                "who",
            ),
            "parties",
        ),
    }
)


def tables_of(outgoing: Outgoing) -> tuple[Table, ...]:
    """Every table of what goes out, the data dictionary last."""
    return (*(sheet.table(outgoing) for sheet in SHEETS), dictionary(outgoing.edition))


_DICTIONARY = (
    Column("entry", "The table and the column."),
    Column("table", "The table."),
    Column("column", "The column."),
    Column("type", "What its cells are: string, integer, number, boolean or date."),
    Column("says", "What they say."),
    Column("refers_to", "The table that they name a row of, by its first column."),
    Column("edition", "The edition that the row stands in."),
)


def dictionary(edition: Edition) -> Table:
    """The data dictionary: what each column of each table says."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for sheet in SHEETS:
            for at, column in enumerate(sheet.columns):
                refers = REFERS.get(column.name) if at > 0 else None
                entry = f"{sheet.name}.{column.name}"
                yield (entry, sheet.name, column.name, column.type.value, column.words, refers, edition.id)

    return Table("dictionary", "What the columns of the tables say: a row is one column.", _DICTIONARY, rows, "entry")
