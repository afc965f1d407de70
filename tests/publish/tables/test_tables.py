"""The plain tables: what they hold, that they refer to one another, and that each file kind reads back the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from made_outgoing import AGENCY, CLAIM, CONTRADICTION, HILL, PLANNED, SHELLING, VAGUE, MadeOutgoing, passage

from crossbearing.publish.form import Format
from crossbearing.publish.outgoing import PublicCorrection
from crossbearing.publish.part import Cell, ColumnType, Table
from crossbearing.publish.tables.every import REFERS, SHEETS, tables_of
from crossbearing.publish.tabular import CSV, EXCEL, PARQUET
from crossbearing.publish.writing import write
from crossbearing.publish.writing.csv_file import read_csv

TABLES = {table.name: table for table in tables_of(MadeOutgoing())}
NAMES = sorted(TABLES)


def rows(name: str) -> list[dict[str, Cell]]:
    table = TABLES[name]
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows()]


def typed(kind: ColumnType, text: str | None) -> Cell:
    if text is None:
        return None
    match kind:
        case ColumnType.INTEGER:
            return int(text)
        case ColumnType.NUMBER:
            return float(text)
        case ColumnType.BOOLEAN:
            return text == "true"
        case _:
            return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The made edition in each of the three kinds of files."""
    at = tmp_path_factory.mktemp("tables")
    made: dict[str, Path] = {}
    for form in (CSV, EXCEL, PARQUET):
        made[form.name] = at / f"{form.name}{form.suffix}"
        write(form, form.parts(MadeOutgoing()), made[form.name], overwrite=False)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_table_read_back_from_csv_is_the_table(folder: Mapping[str, Path], name: str) -> None:
    types = {column.name: column.type for column in TABLES[name].columns}
    read = [
        {column: typed(types[column], cell) for column, cell in row.items()}
        for row in read_csv(folder["csv"] / f"{name}.csv")
    ]
    assert read == rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_read_back_from_excel_is_the_table(folder: Mapping[str, Path], name: str) -> None:
    sheet = openpyxl.load_workbook(folder["excel"])[name]
    head, *cells = sheet.iter_rows(values_only=True)
    assert [dict(zip(head, row, strict=True)) for row in cells] == rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_read_back_from_parquet_is_the_table(folder: Mapping[str, Path], name: str) -> None:
    read = pq.read_table(folder["parquet"] / f"{name}.parquet").to_pylist()
    plain = [{key: cell.isoformat() if isinstance(cell, date) else cell for key, cell in row.items()} for row in read]
    assert plain == rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_column_names_each_row_once(name: str) -> None:
    found = [next(iter(row.values())) for row in rows(name)]
    assert len(set(found)) == len(found) > 0
    assert TABLES[name].key == TABLES[name].columns[0].name


@pytest.mark.parametrize("name", [name for name in NAMES if name != "dictionary"])
def test_what_a_row_refers_to_stands_in_the_other_table(name: str) -> None:
    refers = [column.name for column in TABLES[name].columns[1:] if column.name in REFERS]
    for column in refers:
        known = {next(iter(row.values())) for row in rows(REFERS[column])}
        assert {row[column] for row in rows(name)} - {None} <= known


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_its_edition_and_every_column_is_described(name: str) -> None:
    assert {row["edition"] for row in rows(name)} == {"e0123456789ab"}
    assert all(column.words.endswith(".") for column in TABLES[name].columns)
    assert len({column.name for column in TABLES[name].columns}) == len(TABLES[name].columns)


def test_the_dictionary_describes_every_column_of_every_other_table() -> None:
    described = {(row["table"], row["column"]) for row in rows("dictionary")}
    assert described == {(sheet.name, column.name) for sheet in SHEETS for column in sheet.columns}


def test_what_did_not_happen_stands_in_the_tables_and_says_so() -> None:
    happened = {row["incident"]: row["happened"] for row in rows("incidents")}
    assert happened == {SHELLING.id: True, VAGUE.id: True, PLANNED.id: False}


def test_an_unknown_figure_is_blank_and_no_zero() -> None:
    first, second, _ = rows("incidents")
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == (9, None, 12)
    assert [second[f"{what}_{bound}"] for what in ("killed", "wounded") for bound in ("low", "best", "high")] == [
        None
    ] * 6


def test_a_chain_of_holders_goes_from_the_publisher_inwards_and_nobody_stays_blank() -> None:
    chain = [(row["claim"], row["step"], row["holder_name"]) for row in rows("claim_holders")]
    assert chain == [
        (CLAIM.id, 1, "Hill Post"),
        (CLAIM.id, 2, "source-7KPQ"),
        ("agency-1:c1", 1, None),
        ("agency-1:c1", 2, "Sahla Army"),
    ]


def test_every_passage_stands_in_the_quotes_with_its_place() -> None:
    denial = next(row for row in rows("quotes") if row["role"] == "denial")
    assert denial["item"] == f"{SHELLING.id}:a1"
    assert (denial["exact"], denial["start"], denial["end"]) == ("we fired nothing", 40, 56)


def test_a_report_that_only_words_are_taken_from_is_a_source_too() -> None:
    outgoing = MadeOutgoing(made_sources=(HILL,))
    (sources,) = (table for table in tables_of(outgoing) if table.name == "sources")
    assert [row[0] for row in sources.rows()] == [HILL.id, AGENCY.id]


def test_sides_of_a_contradiction_say_who_published_them() -> None:
    assert [(row["contradiction"], row["position"], row["publishers"]) for row in rows("contradiction_sides")] == [
        (CONTRADICTION.id, "12", "Hill Post"), (CONTRADICTION.id, "9", "Sahla News Agency")
    ]  # fmt: skip


@pytest.mark.parametrize("form", [CSV, EXCEL, PARQUET])
def test_a_ledger_of_nothing_makes_tables_of_nothing(tmp_path: Path, form: Format) -> None:
    nothing = MadeOutgoing(
        made_sources=(), made_incidents=(), made_claims=(), made_agreements=(), made_statuses=(),
        made_contradictions=(), made_silences=(), made_corrections=(),
    )  # fmt: skip
    made = write(form, form.parts(nothing), tmp_path / f"out{form.suffix}", overwrite=False)
    assert sum(one.rows or 0 for one in made) == 1 + len(rows("dictionary"))


def test_the_folder_says_what_it_is(folder: Mapping[str, Path]) -> None:
    text = (folder["csv"] / "README.md").read_text(encoding="utf-8")
    assert "# sahla" in text and "| rule | protected people have codes |" in text
    assert all(f"| `{name}` |" in text for name in NAMES)


def test_the_parts_are_tables_that_start_anew() -> None:
    assert all(isinstance(part, Table) and list(part.rows()) == list(part.rows()) for part in tables_of(MadeOutgoing()))


def test_two_corrections_of_words_that_are_masked_have_two_names() -> None:
    masked = replace(passage("[…]"), start=None, end=None, masked=True)
    twice = MadeOutgoing(made_corrections=(PublicCorrection(HILL, (masked,), ()),) * 2)
    (table,) = (table for table in tables_of(twice) if table.name == "corrections")
    first, second = (row[0] for row in table.rows())
    assert second == f"{first}-2"
