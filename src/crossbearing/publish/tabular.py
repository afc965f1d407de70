"""The plain tables of everything: as CSV with a data dictionary, as an Excel workbook, as typed Parquet files."""

from collections.abc import Iterator

from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Page, Parts
from crossbearing.publish.tables.every import SHEETS, tables_of

# The version of the tables: a column that goes or changes its meaning is a new one, and a line in the changelog.
VERSION = "1"

_HEAD = """\
# {title}

Edition {id} of an evidence ledger: who claims what happened, to whom, where and when, each with the words of the
reports that it rests on. Tables of version {version}, written by {reader}.

| what | value |
|---|---|
"""
_TAIL = """
Each file is one table; its first row names the columns, which `dictionary` describes. The first column of a table names
its rows, and columns of other tables refer to it by that name. Each row ends with the policy that weighed figures and
the edition. Blank is unknown, never zero. Dates are EDTF. Several ids in a cell are divided by `; `, several passages
by ` | `; the table `quotes` has each passage by itself with its place in the report.

CSV files are UTF-8, with commas, and lines end in CR LF. A text that begins with `=`, `+`, `-`, `@`, a tab, a line end
or an apostrophe has an apostrophe before it, so that no program takes it for a formula: take one apostrophe off the
front of any text that has it. Control signs are shown by their pictures (`␀`).

`manifest-sha256.txt` has the hash of each file: `sha256sum -c manifest-sha256.txt` checks them.
"""


def _readme(outgoing: Outgoing) -> str:
    """What the tables are, for whoever finds them."""
    edition = outgoing.edition
    head = _HEAD.format(title=edition.title, id=edition.id, version=VERSION, reader=edition.reader)
    told = (
        ("head of the log", f"`{edition.head}`"),
        ("newest report", edition.latest),
        ("published by", edition.as_of),
        ("in the ledger by", edition.known_on),
        ("policy of figures", edition.policy),
        ("grading of support", edition.grading),
        *(("rule", rule) for rule in edition.rules),
    )
    values = "".join(f"| {name} | {value} |\n" for name, value in told if value is not None)
    return head + values + "\n| table | a row is |\n|---|---|\n" + "".join(_tables()) + _TAIL


def _tables() -> Iterator[str]:
    yield from (f"| `{sheet.name}` | {sheet.words} |\n" for sheet in SHEETS)
    yield "| `dictionary` | What the columns of the tables say: a row is one column. |\n"


def _with_readme(outgoing: Outgoing) -> Parts:
    return Parts((*tables_of(outgoing), Page("README.md", lambda: _readme(outgoing))))


def _tables_alone(outgoing: Outgoing) -> Parts:
    return Parts(tables_of(outgoing))


CSV = Format("csv", "plain tables of everything, with a data dictionary", VERSION, "", Container.FOLDER, _with_readme)
EXCEL = Format(
    "excel", "the same as one workbook, a sheet a table", VERSION, ".xlsx", Container.WORKBOOK, _tables_alone
)
PARQUET = Format("parquet", "the same as typed Parquet files", VERSION, "", Container.PARQUET, _with_readme)
FORMATS = (CSV, EXCEL, PARQUET)
