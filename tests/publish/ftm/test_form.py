import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_outgoing import (
    CLAIM,
    CODE,
    EDITION,
    HILL,
    SHELLING,
    TOWN,
    VAGUE,
    MadeOutgoing,
    day,
)

from crossbearing.model.entity import EntityType
from crossbearing.model.when import Precision
from crossbearing.publish.coarsening import WITHHELD
from crossbearing.publish.ftm import FORMAT
from crossbearing.publish.ftm.form import COLUMNS
from crossbearing.publish.ftm.model import party_schema
from crossbearing.publish.ftm.when import date_prefix, dates
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Lines, Table
from crossbearing.publish.values import Edition, Site, Span
from crossbearing.publish.writing.csv_file import read_csv
from crossbearing.publish.writing.writer import write

# The columns in which the library writes statements.
STATEMENT = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)


def _entities(outgoing: Outgoing) -> list[dict[str, Any]]:
    _, lines = FORMAT.parts(outgoing).files
    assert isinstance(lines, Lines)
    return [json.loads(json.dumps(one)) for one in lines.objects()]


def _of(schema: str, outgoing: Outgoing | None = None) -> list[dict[str, Any]]:
    return [one for one in _entities(outgoing or MadeOutgoing()) if one["schema"] == schema]


def _rows(outgoing: Outgoing) -> list[dict[str, Any]]:
    table, _ = FORMAT.parts(outgoing).files
    assert isinstance(table, Table)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


def test_columns_are_those_of_the_library_and_then_our_own():
    own = ("quote", "start", "end", "speaker", "report", "incident", "policy", "edition")
    assert tuple(column.name for column in COLUMNS) == STATEMENT + own


def test_the_statements_are_those_of_the_entities():
    rows = _rows(MadeOutgoing())
    told = {
        (one["id"], prop, value)
        for one in _entities(MadeOutgoing())
        for prop, values in one["properties"].items()
        for value in values
    }
    assert {(row["entity_id"], row["prop"], str(row["value"])) for row in rows if row["prop"] != "id"} == told
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["entity_id"] for row in rows if row["prop"] == "id"}) == len(_entities(MadeOutgoing()))


def test_values_that_words_carry_name_them():
    found = next(row for row in _rows(MadeOutgoing()) if row["value"] == "killed, people: 12 people")
    assert (found["quote"], found["start"], found["end"], found["speaker"]) == ("12 people", 80, 89, "residents")
    assert (found["report"], found["incident"], found["edition"]) == (HILL.id, SHELLING.id, EDITION.id)


def test_who_is_blamed_is_a_link_and_nothing_that_the_event_says():
    event = _of("Event")[0]["properties"]
    assert {"involved", "organizer"}.isdisjoint(event)
    links = [one["properties"] for one in _of("UnknownLink")]
    blamed = [one for one in links if one["role"] == ["said to have done it"]]
    assert [one.get("status") for one in blamed] == [["denied"], None]
    assert blamed[0]["summary"] == ["by the word of Hill Post", "denied: we fired nothing"]


def test_an_unknown_figure_is_unknown_and_not_zero():
    summary = _of("Event")[0]["properties"]["summary"]
    assert "killed, people: least 9, best unknown, most 12 (by range: two origins differ)" in summary


def test_what_is_only_planned_is_counted_and_left_out():
    outgoing = MadeOutgoing()
    assert [one["incident"] for one in _of("Event", outgoing)] == [SHELLING.id, VAGUE.id]
    lines = list(FORMAT.parts(outgoing).left_out())
    assert lines[0].startswith("1 left out: planned")
    assert "1 agreements left out: the model has no schema for them" in lines


def _ids(edition: Edition) -> list[str]:
    return [one["id"] for one in _entities(MadeOutgoing(edition=edition))]


def test_ids_stay_from_edition_to_edition_and_belong_to_one_ledger():
    assert _ids(replace(EDITION, id="e2", head="cd" * 32, policy="latest")) == _ids(EDITION)
    assert _ids(replace(EDITION, title="sahla (place waer)")) == _ids(EDITION)
    assert not set(_ids(replace(EDITION, title="other"))) & set(_ids(EDITION))


@pytest.mark.parametrize("kind", EntityType)
def test_every_kind_of_party_has_a_schema(kind):
    holder = replace(CODE, type=kind)
    outgoing = MadeOutgoing(made_incidents=(), made_claims=(replace(CLAIM, chain=(holder,)),))
    (party,) = [one for one in _entities(outgoing) if one["id"].startswith("cb-party")]
    assert (party["schema"], party["properties"]["name"]) == (party_schema(kind), ["source-7KPQ"])


@pytest.mark.parametrize(
    ("edtf", "prefix"),
    [("2016-11-14", "2016-11-14"), ("2016-11~", "2016-11"), ("2016-11-14T09:30Z", "2016-11-14"), ("2016-21", "2016"),
     ("2016-XX", "2016"), ("201X", None), ("2016-11/2016-12", None), (None, None)],
)  # fmt: skip
def test_dates_are_cut_to_what_is_known(edtf, prefix):
    assert date_prefix(edtf) == prefix


@pytest.mark.parametrize(
    ("edtf", "said"),
    [("2016-11/2016-12", [("startDate", "2016-11"), ("endDate", "2016-12")]),
     ("2016-11/..", [("startDate", "2016-11")]), ("../2016", [("endDate", "2016")]), (None, [])],
)  # fmt: skip
def test_stretches_of_time_say_the_ends_that_are_known(edtf, said):
    assert dates(Span(edtf, None, None, Precision.INTERVAL)) == said


def _at(site: Site) -> list[dict[str, Any]]:
    return _of("Address", MadeOutgoing(made_incidents=(replace(SHELLING, site=site),)))


def test_places_of_one_name_at_two_positions_are_two():
    other = replace(SHELLING, id="i2", site=replace(TOWN, lat=-1.5))
    assert len(_of("Address", MadeOutgoing(made_incidents=(SHELLING, other, replace(SHELLING, id="i3"))))) == 2


def test_a_place_that_is_withheld_is_no_address():
    assert _at(Site("place:withheld", WITHHELD, rounded="place none")) == []
    assert "latitude" not in _at(Site("place:x", "X"))[0]["properties"]


def _written(outgoing: Outgoing, folder: Path) -> Path:
    write(FORMAT, FORMAT.parts(outgoing), folder / "ftm", overwrite=False)
    return folder / "ftm"


def test_positions_south_and_west_are_numbers_and_no_formulas(tmp_path):
    outgoing = MadeOutgoing(made_incidents=(replace(SHELLING, site=replace(TOWN, lat=-33.5, lon=-0.00001)),))
    text = (_written(outgoing, tmp_path) / "statements.csv").read_text(encoding="utf-8")
    assert ",-33.5," in text
    assert ",-1e-05," in text


def test_statements_are_read_back_as_they_were(tmp_path):
    rows = list(read_csv(_written(MadeOutgoing(), tmp_path) / "statements.csv"))
    assert [row["value"] for row in rows] == [str(row["value"]) for row in _rows(MadeOutgoing())]


def test_names_stand_in_one_line_and_blank_ones_are_none():
    named = replace(SHELLING, label="shelling,\n Tall  Nur", site=replace(TOWN, admin1=" "))
    outgoing = MadeOutgoing(made_incidents=(named,))
    assert _of("Event", outgoing)[0]["properties"]["name"] == ["shelling, Tall Nur"]
    assert "state" not in _of("Address", outgoing)[0]["properties"]


def test_a_day_that_is_known_is_the_date_of_the_event():
    event = _of("Event", MadeOutgoing(made_incidents=(replace(SHELLING, date=day("2031-03-07")),)))[0]
    assert event["properties"]["date"] == ["2031-03-07"]
