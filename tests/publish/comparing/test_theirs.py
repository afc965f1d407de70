import gzip
import json
from datetime import date

import pytest
from made_theirs import acled, airwars, table, ucdp

from crossbearing.errors import InputError
from crossbearing.model.event import ATTACKS, EventType
from crossbearing.publish.comparing.days import day_of, months_first
from crossbearing.publish.comparing.theirs import Theirs


@pytest.mark.parametrize(("made", "name"), [(acled, "acled"), (ucdp, "ucdp"), (airwars, "airwars")])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_however_it_was_saved(made, name, separator, encoding, tmp_path):
    place = "where_coordinates" if made is ucdp else "location_name" if made is airwars else "location"
    rows = [made(**{place: "Château-d'Œx; l'été, à côté"}), *(made() for _ in range(3))]
    theirs = Theirs.read(table(tmp_path, rows, separator=separator, encoding=encoding))
    assert theirs.shape.name == name
    assert [one.spot.name for one in theirs.records] == ["Château-d'Œx; l'été, à côté", *["Tall Nur"] * 3]
    assert [one.first for one in theirs.records] == [date(2031, 3, 7)] * 4
    assert [one.row for one in theirs.records] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"a,b,c\n1,2,3\n", "has no columns of a known table. It has a, b, c. Known are ACLED"),
        (
            b"event_date,event_type,sub_event_type,latitude,longitude\n",
            "looks like ACLED and lacks columns: fatalities",
        ),
        (
            b"relid,dyad_name,side_a,side_b,where_prec\n",
            "looks like UCDP GED and lacks columns: date_start, date_end, best, low, high, latitude or "
            "where_coordinates or where_description, longitude or where_coordinates or where_description",
        ),
        (b"event_date,event_type,event_type\n", "two columns 'event_type'"),
        (b"SQLite format 3\0\x01\n", "is no text"),
        (gzip.compress(b"event_date"), "is an archive or a workbook"),
        (b"PK\x03\x04rest", "is an archive or a workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(content, said, tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        Theirs.read(path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["missing.csv", "folder", "missing.json"])
def test_what_is_not_there_is_refused_in_one_line(name, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="Cannot read"):
        Theirs.read(tmp_path / name)


@pytest.mark.parametrize("content", ["no json", "[]", "{}", '{"incidents": [1]}', "[" * 100_000])
def test_json_that_is_no_table_is_refused_in_one_line(content, tmp_path):
    path = tmp_path / "incidents.json"
    path.write_text(content)
    with pytest.raises(InputError):
        Theirs.read(path)


def test_airwars_is_read_as_nested_json_too(tmp_path):
    path = tmp_path / "incidents.json"
    path.write_text(json.dumps({"incidents": [{**airwars(), "latitude": 34.7325, "victims": []}]}))
    (record,) = Theirs.read(path).records
    assert (record.spot.lat, record.toll.low, record.toll.high) == (34.7325, 9, 12)
    assert record.kinds == {EventType.SHELLING, EventType.ROCKET_FIRE}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (acled(event_date="soon"), "event_date is 'soon', which is no date"),
        (ucdp(date_end="2031-03-01"), "it ends on 2031-03-01, before it begins on 2031-03-07"),
        (airwars(date="2031-02-30"), "date is '2031-02-30', which is no date"),
    ],
)
def test_a_row_that_cannot_be_used_is_kept_with_its_reason_and_the_others_are_read(row, why, tmp_path):
    sound = {acled: acled, ucdp: ucdp, airwars: airwars}
    made = next(made for made in sound if list(made()) == list(row))
    theirs = Theirs.read(table(tmp_path, [row, made()]))
    assert [(one.row, one.why) for one in theirs.unusable] == [(2, why)]
    assert len(theirs.records) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-03-07", date(2031, 3, 7)),
        ("2031-03-07 00:00:00.000", date(2031, 3, 7)),
        ("7 March 2031", date(2031, 3, 7)),
        ("07-Mar-2031", date(2031, 3, 7)),
        ("07/03/2031", date(2031, 3, 7)),
        ("7.3.2031", date(2031, 3, 7)),
        ("31/31/2031", None),
        ("7 Marz", None),
        ("", None),
    ],
)
def test_dates_are_read_as_they_are_usually_written(text, expected):
    assert day_of(text) == expected


def test_the_month_is_first_where_one_date_of_the_table_can_only_be_so(tmp_path):
    assert months_first(["03/07/2031", "03/25/2031"])
    assert not months_first(["03/07/2031", "25/03/2031"])
    rows = [acled(event_date="03/07/2031"), acled(event_date="03/25/2031")]
    assert [one.first.month for one in Theirs.read(table(tmp_path, rows)).records] == [3, 3]


def test_decimal_commas_and_thousands_are_understood(tmp_path):
    rows = [acled(latitude="34,7325", longitude="36,7137", fatalities="1,200")]
    (record,) = Theirs.read(table(tmp_path, rows, separator=";")).records
    assert (record.spot.lat, record.spot.lon, record.toll.best) == (34.7325, 36.7137, 1200)


@pytest.mark.parametrize(("lat", "lon"), [("0", "0"), ("91", "10"), ("x", "10"), ("nan", "10"), ("", "")])
def test_a_position_that_is_none_is_left_alone(lat, lon, tmp_path):
    (record,) = Theirs.read(table(tmp_path, [acled(latitude=lat, longitude=lon)])).records
    assert record.spot.point is None
    assert record.spot.name == "Tall Nur"


def test_precision_of_time_and_place_widens_a_row(tmp_path):
    (record,) = Theirs.read(table(tmp_path, [acled(time_precision="2", geo_precision="3")])).records
    assert (record.first, record.last) == (date(2031, 3, 4), date(2031, 3, 10))
    assert record.spot.slack == 60.0
    (country,) = Theirs.read(table(tmp_path, [ucdp(where_prec="6")])).records
    assert country.spot.point is None
    assert country.kinds == ATTACKS


def test_ragged_and_blank_rows_and_nul_bytes_lose_nothing(tmp_path):
    path = table(tmp_path, [acled("A"), acled("B")])
    path.write_bytes(path.read_bytes() + b"\r\n,,,\r\nC\0,2031-03-07\r\n")
    assert [one.key for one in Theirs.read(path).records] == ["A", "B", "C"]


def test_a_guarded_cell_is_read_without_its_apostrophe(tmp_path):
    (record,) = Theirs.read(table(tmp_path, [acled(location="'-Nur")])).records
    assert record.spot.name == "-Nur"
