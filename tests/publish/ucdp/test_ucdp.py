from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_attacks import ARMY, FRONT, GUNMEN, LEAGUE, RESIDENTS, SOMEBODY, TOWN_HIT, attack, outgoing, row_of, tally
from made_outgoing import PLANNED, SHELLING, TOWN, MadeOutgoing, day

from crossbearing.errors import InputError
from crossbearing.model.event import ATTACKS, EventType
from crossbearing.model.when import Precision
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.part import Table
from crossbearing.publish.ucdp import FORMAT, read_ucdp
from crossbearing.publish.ucdp.columns import UCDP_COLUMNS
from crossbearing.publish.ucdp.grid import grid_cell
from crossbearing.publish.ucdp.timing import date_precision
from crossbearing.publish.values import Span
from crossbearing.publish.writing import write

THEIR_COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)


def table(*incidents: PublicIncident) -> Table:
    (found,) = FORMAT.parts(outgoing(*incidents)).files
    assert isinstance(found, Table)
    return found


def test_the_columns_of_ucdp_come_first_under_their_names_and_in_their_order():
    assert [column.name for column in UCDP_COLUMNS] == THEIR_COLUMNS.split()
    assert [column.name for column in table().columns][:49] == THEIR_COLUMNS.split()


def test_a_deadly_attack_is_a_row_and_what_is_ucdps_own_stays_empty():
    row = row_of(table(attack()))
    assert (row["low"], row["best"], row["high"]) == (12, 12, 12)
    assert (row["date_start"], row["date_prec"], row["where_prec"]) == ("2031-03-07", 1, 1)
    assert row["geom_wkt"] == "POINT (36.7137 34.7325)"
    assert [row[name] for name in ("id", "relid", "country_id", "gwnoa", "conflict_new_id")] == [None] * 5
    assert row["incident"] == SHELLING.id
    assert "Hill Post" in str(row["quotes"])


@pytest.mark.parametrize(
    ("doer", "hit", "violence", "side_a", "side_b"),
    [
        (ARMY, FRONT, 1, "Sahla Army", "River Front"),
        (FRONT, ARMY, 1, "Sahla Army", "River Front"),
        (FRONT, LEAGUE, 2, "River Front", "Hill League"),
        (ARMY, RESIDENTS, 3, "Sahla Army", "Civilians"),
        (GUNMEN, RESIDENTS, 3, "gunmen", "Civilians"),
        (GUNMEN, FRONT, None, "gunmen", "River Front"),
        (None, RESIDENTS, None, None, "Civilians"),
        (ARMY, None, None, "Sahla Army", None),
        (ARMY, TOWN_HIT, None, "Sahla Army", None),
        (ARMY, SOMEBODY, None, "Sahla Army", None),
        (ARMY, ARMY, None, "Sahla Army", None),
    ],
)
def test_the_kinds_of_the_sides_make_the_type_of_violence(doer, hit, violence, side_a, side_b):
    row = row_of(table(attack(doer, hit)))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (violence, side_a, side_b)


def test_nobody_is_named_as_the_side_where_versions_differ():
    row = row_of(table(SHELLING))
    assert (row["type_of_violence"], row["side_a"], row["dyad_name"]) == (3, None, None)
    assert row["blamed"] == "Sahla Army (by Hill Post; denied) | River Front (by Sahla News Agency)"


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ((tally(9, None, 12),), (9, None, 12, None, None)),
        ((tally(12, 12, 12),), (12, 12, 12, None, 12)),
        ((tally(12, 12, 12), tally(5, 5, 5, "civilians")), (12, 12, 12, 5, None)),
        ((tally(3, 3, 3, "women"), tally(4, None, None, "children")), (4, None, None, None, None)),
    ],
)
def test_deaths_are_what_tallies_say_and_nothing_else(tallies, expected):
    row = row_of(table(attack(ARMY, RESIDENTS, EventType.SHELLING, *tallies)))
    assert tuple(row[name] for name in ("low", "best", "high", "deaths_civilians", "deaths_unknown")) == expected
    assert (row["deaths_a"], row["deaths_b"]) == (None, None)


@pytest.mark.parametrize(
    ("incident", "why"),
    [
        (attack(ARMY, RESIDENTS, EventType.DETENTION), "no attack"),
        (attack(ARMY, RESIDENTS, EventType.SHELLING, tally(0, 0, 0)), "no death is claimed"),
        (attack(ARMY, RESIDENTS, EventType.SHELLING, tally(0, None, 3)), "no death is claimed"),
        (replace(attack(), tallies=()), "no death is claimed"),
        (attack(date=Span("2031-03/..", date(2031, 3, 1), None)), "open at one end"),
        (attack(date=Span("2029/2031", date(2029, 1, 1), date(2031, 12, 31))), "more than a year"),
        (PLANNED, "planned"),
    ],
)
def test_what_is_no_event_of_theirs_is_counted_with_its_reason(incident, why):
    parts = FORMAT.parts(outgoing(incident))
    assert list(table(incident).rows()) == []
    (line,) = parts.left_out()
    assert line.startswith("1 left out")
    assert why in line


def test_every_event_type_has_a_row_or_is_left_out():
    rows = {kind: len(list(table(attack(ARMY, RESIDENTS, kind)).rows())) for kind in EventType}
    assert {kind for kind, count in rows.items() if count} == ATTACKS


@pytest.mark.parametrize(
    ("first", "last", "precision", "code"),
    [
        ("2031-03-07", "2031-03-07", Precision.DAY, 1),
        ("2031-03-07", "2031-03-12", Precision.INTERVAL, 2),
        ("2031-03-07", "2031-03-13", Precision.WEEK, 3),
        ("2031-03-08", "2031-03-13", Precision.WEEK, 3),
        ("2031-03-01", "2031-03-31", Precision.MONTH, 4),
        ("2031-01-01", "2031-12-31", Precision.YEAR, 5),
        ("2029-01-01", "2031-12-31", Precision.INTERVAL, None),
    ],
)
def test_dates_have_ucdps_precision(first, last, precision, code):
    span = Span("x", date.fromisoformat(first), date.fromisoformat(last), precision)
    assert date_precision(span) == code


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(10.51, 2.29, 145085), (-90, -180, 1), (90, 180, 259200), (34.7325, 36.7137, 179714), (-0.25, -0.25, 129240)],
)
def test_grid_cells_are_counted_from_the_south_west(lat, lon, cell):
    assert grid_cell(lat, lon) == cell


def test_an_unknown_position_has_no_precision():
    row = row_of(table(attack(site=replace(TOWN, lat=None, lon=None, ucdp_precision=7))))
    assert [row[name] for name in ("where_prec", "latitude", "geom_wkt", "priogrid_gid")] == [None] * 4
    assert row["where_description"] == "Tall Nur"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1)
NUMBERS = st.none() | st.integers(1, 9_999)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    words=st.tuples(WORDS, WORDS),
    killed=st.tuples(st.integers(1, 500), NUMBERS, NUMBERS),
    where=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    when=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_what_is_written_is_read_back_cell_for_cell(words, killed, where, when, tmp_path):
    lat, lon = (None, None) if where is None else (round(where[0], 4), round(where[1], 4))
    site = replace(TOWN, name=words[0], lat=lat, lon=lon)
    doer = replace(ARMY, name=words[1])
    incident = attack(doer, RESIDENTS, EventType.SHELLING, tally(*killed), site=site, date=day(when.isoformat()))
    parts = FORMAT.parts(outgoing(incident))
    path = tmp_path / "ged.csv"
    write(FORMAT, parts, path, overwrite=path.exists())
    assert list(read_ucdp(path)) == list(table(incident).rows())


def test_the_made_edition_is_read_back_and_another_file_is_refused_in_one_line(tmp_path):
    path = tmp_path / "ged.csv"
    parts = FORMAT.parts(MadeOutgoing())
    write(FORMAT, parts, path, overwrite=False)
    assert list(read_ucdp(path)) == list(parts.files[0].rows())  # type: ignore[union-attr]
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="has no column 'id': it was not written by crossbearing export ucdp"):
        list(read_ucdp(other))
