import csv
import re
from dataclasses import replace

import pytest
from made_outgoing import SHELLING, TOWN, VAGUE, MadeOutgoing

from crossbearing.publish.hxl import COLUMNS, FORMAT
from crossbearing.publish.writing.writer import write

# Hashtags of the HXL 1.1 dictionary that are used here, with the attributes it suggests for them.
CORE = {
    "#event": set(),
    "#date": {"approved", "canceled", "end", "occurred", "reported", "start"},
    "#country": {"code", "name", "origin", "dest"},
    "#adm1": {"code", "name", "origin", "dest"},
    "#adm2": {"code", "name", "origin", "dest"},
    "#loc": {"code", "name", "type", "origin", "dest"},
    "#geo": {"bounds", "coord", "elevation", "lat", "lon"},
    "#affected": {"abducted", "children", "displaced", "f", "idps", "injured", "killed", "m", "refugees"},
    "#group": set(),
    "#cause": {"code", "name", "type"},
    "#meta": {"source", "url"},
}
# Attributes that the dictionary has for any hashtag.
ANY = {"code", "name", "type", "num", "text", "label"}
VOCABULARIES = {"v_pcode", "v_iso3"}
# Ours: the standard lets anybody add attributes of this form.
OWN = {
    *("min", "best", "max", "missing", "detained", "released", "evacuated", "blamed", "target", "reports", "origins"),
    *("edtf", "rounded", "time", "place", "grade", "grading", "policy", "edition", "quotes"),
}


def _table(outgoing: MadeOutgoing, folder) -> list[list[str]]:
    path = folder / "incidents.csv"
    write(FORMAT, FORMAT.parts(outgoing), path, overwrite=False)
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def _row(folder, number: int = 0) -> dict[str, str]:
    rows = _table(MadeOutgoing(), folder)
    return dict(zip(rows[1], rows[2 + number], strict=True))


@pytest.mark.parametrize("tag", [one.tag for one in COLUMNS])
def test_every_tag_is_of_the_standard(tag):
    hashtag, *attributes = tag.split("+")
    assert set(attributes) <= CORE[hashtag] | ANY | VOCABULARIES | OWN
    assert all(re.fullmatch("[a-z][a-z0-9_]*", attribute) for attribute in attributes)


def test_no_two_columns_have_one_tag_or_heading():
    assert len({one.tag for one in COLUMNS}) == len({one.heading for one in COLUMNS}) == len(COLUMNS)


def test_the_row_after_the_headings_holds_the_tags(tmp_path):
    rows = _table(MadeOutgoing(), tmp_path)
    assert rows[0][:2] == ["Incident", "Type"]
    assert rows[1] == [one.tag for one in COLUMNS]


def test_a_row_has_pcodes_figures_and_words(tmp_path):
    row = _row(tmp_path)
    assert row["#event+code"] == SHELLING.id
    assert (row["#adm1+code+v_pcode"], row["#loc+code+v_pcode"], row["#loc+name"]) == ("SY04", "SY0401", "Tall Nur")
    assert (row["#affected+killed+min"], row["#affected+killed+best"], row["#affected+killed+max"]) == ("9", "", "12")
    assert row["#group+name+blamed"] == "Sahla Army | River Front"
    assert "“shells hit the market of Tall Nur” (Hill Post, 2031-03-08)" in row["#meta+quotes"]


def test_countries_and_second_divisions_have_their_codes(tmp_path):
    placed = replace(SHELLING, site=replace(TOWN, admin2_pcode="SY0401"))
    rows = _table(MadeOutgoing(made_incidents=(placed,)), tmp_path)
    row = dict(zip(rows[1], rows[2], strict=True))
    assert (row["#country+code+v_iso3"], row["#adm2+code+v_pcode"]) == ("SYR", "SY0401")


def test_what_is_unknown_is_blank(tmp_path):
    row = _row(tmp_path, 1)
    assert row["#event+code"] == VAGUE.id
    assert row["#date+end"] == row["#geo+lat"] == row["#affected+killed+min"] == ""


# The standard's default schema: what is tagged so must be a date or a number, and text has no doubled white space.
@pytest.mark.parametrize(
    "hashtag, pattern", [("#date", r"(\d{4}-\d{2}-\d{2})?"), ("#affected", r"(\d+(\.\d+)?)?"), ("#", r"(\S+( \S+)*)?")]
)
def test_cells_are_what_the_default_schema_asks_for(tmp_path, hashtag, pattern):
    messy = replace(SHELLING, label="shelling,  Tall Nur ")
    rows = _table(MadeOutgoing(made_incidents=(messy, VAGUE)), tmp_path)
    for row in rows[2:]:
        for tag, cell in zip(rows[1], row, strict=True):
            assert not tag.startswith(hashtag) or re.fullmatch(pattern, cell), (tag, cell)


def test_statuses_and_plans_are_counted_as_left_out():
    plans, statuses = FORMAT.parts(MadeOutgoing()).left_out()
    assert plans.startswith("1 left out")
    assert statuses == "1 statuses of places left out: a row is an incident"
