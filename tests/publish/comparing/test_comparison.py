from dataclasses import replace
from pathlib import Path

import pytest
from made_attacks import ARMY, FRONT, RESIDENTS, attack, away, outgoing, tally
from made_outgoing import NOWHERE, SHELLING, TOWN, MadeOutgoing, day
from made_theirs import acled, airwars, table, ucdp

from crossbearing.model.event import EventType
from crossbearing.model.place import Extent
from crossbearing.publish.comparing import Comparison, Reach, compare
from crossbearing.publish.comparing.table import COLUMNS, comparison_parts
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.part import Table


def compared(
    folder: Path, incidents: list[PublicIncident], rows: list[dict[str, str]], reach: Reach | None = None
) -> Comparison:
    return compare(outgoing(*incidents), table(folder, rows), reach or Reach())


@pytest.mark.parametrize("made", [acled, ucdp, airwars])
def test_the_same_attack_is_matched_in_every_shape(made, tmp_path):
    found = compared(tmp_path, [attack()], [made()])
    (match,) = found.matches
    assert (match.pair.ours.key, match.pair.theirs.row) == (SHELLING.id, 2)
    assert match.pair.likeness.grounds.startswith("the same time; 0.0 km apart; the same name of a place")
    assert match.pair.likeness.score == pytest.approx(1.0, abs=0.2)
    assert found.only_ours == found.only_theirs == ()


@pytest.mark.parametrize(
    ("changes", "matched"),
    [
        ({"event_date": "2031-03-08"}, True),
        ({"event_date": "2031-03-09"}, False),
        ({"latitude": "34.85", "location": "Elsewhere"}, True),
        ({"latitude": "35.2", "location": "Elsewhere"}, False),
        ({"latitude": "35.2"}, True),
        ({"latitude": "37.2"}, False),
        ({"latitude": "", "longitude": ""}, True),
        ({"latitude": "", "longitude": "", "location": "Tel Noor"}, True),
        ({"latitude": "", "longitude": "", "location": "Elsewhere"}, False),
        ({"event_type": "Battles", "sub_event_type": "Armed clash"}, True),
        ({"event_type": "Strategic developments", "sub_event_type": "Agreement"}, False),
        ({"event_type": "Protests", "sub_event_type": "Peaceful protest"}, False),
        ({"event_type": "", "sub_event_type": ""}, True),
    ],
)
def test_time_place_and_kind_decide(changes, matched, tmp_path):
    found = compared(tmp_path, [attack()], [acled(**changes)])
    assert (len(found.matches), len(found.only_ours), len(found.only_theirs)) == ((1, 0, 0) if matched else (0, 1, 1))


def test_each_is_matched_once_and_the_best_pair_first(tmp_path):
    incidents = [away(1, "2031-03-07"), away(2, "2031-03-08")]
    rows = [acled("A", "2031-03-08"), acled("B", "2031-03-07"), acled("C", "2031-03-08", latitude="34.80")]
    found = compared(tmp_path, incidents, rows)
    assert [(one.pair.ours.key, one.pair.theirs.key) for one in found.matches] == [("i0001", "B"), ("i0002", "A")]
    (left,) = found.only_theirs
    assert left.record.key == "C"
    assert left.why == "i0002 fits it, and fits row 2 better"


def test_the_order_of_rows_does_not_matter(tmp_path):
    incidents = [away(number, "2031-03-07", km=number * 3) for number in range(5)]
    rows = [acled(f"R{number}", latitude=str(34.7325 + number * 0.02)) for number in range(5)]
    first = compared(tmp_path, incidents, rows)
    again = compared(tmp_path, incidents[::-1], rows[::-1])
    pairs = [{(one.pair.ours.key, one.pair.theirs.key) for one in found.matches} for found in (first, again)]
    assert pairs[0] == pairs[1]
    assert len(pairs[0]) == 5


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (acled(event_date="2031-03-10"), "nearest is i3f9a21c04d11, 3 days and 0 km away"),
        (
            acled(event_type="Strategic developments", sub_event_type="Agreement"),
            "nearest is i3f9a21c04d11, 0 days and 0 km away and of another kind: shelling here, "
            "Strategic developments / Agreement there",
        ),
        (acled(event_type="Protests", sub_event_type=""), "a kind that the ledger does not have: Protests"),
        (acled(latitude="", longitude="", location=""), "its place is not known"),
        (acled(latitude="30", location="Far"), "nothing within 3 days and 75 km"),
    ],
)
def test_what_stands_alone_says_why(row, why, tmp_path):
    found = compared(tmp_path, [attack()], [row])
    assert [one.why for one in found.only_theirs] == [why]
    assert len(found.only_ours) == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (acled(event_date="2031-08-01"), "after the last day of the ledger's incidents here, 2031-03-07"),
        (acled(event_date="1999-08-01"), "before the first day of the ledger's incidents here, 2031-03-07"),
        (acled(country="Iraq", latitude="30"), "in a country in which the ledger's incidents here do not lie"),
        (acled(country="Iraq (Old)", latitude="30"), "in a country in which the ledger's incidents here do not lie"),
    ],
)
def test_rows_where_or_when_the_ledger_has_nothing_are_counted_apart(row, why, tmp_path):
    found = compared(tmp_path, [attack()], [row])
    assert [one.why for one in found.beyond_ours] == [why]
    assert found.only_theirs == ()


def test_incidents_that_their_shape_would_not_have_are_counted_apart(tmp_path):
    incidents = [attack(ARMY, RESIDENTS, EventType.DETENTION), replace(attack(), id="i2", tallies=(tally(0, 0, 0),))]
    found = compared(tmp_path, incidents, [ucdp(date="2030-01-01")])
    assert {one.record.key: one.why for one in found.beyond} == {
        SHELLING.id: "no attack: UCDP's events are uses of armed force",
        "i2": "no death is claimed: UCDP's events have at least one",
    }
    assert found.only_ours == ()


@pytest.mark.parametrize(
    ("tallies", "row", "verdict"),
    [
        ((tally(12, 12, 12),), acled(), "same"),
        ((tally(9, None, 12),), acled(), "differ, and both can be right"),
        ((tally(9, 9, 9),), acled(), "differ"),
        ((tally(9, 9, 9),), acled(fatalities="0"), "only ours has one"),
        ((tally(0, 0, 0),), acled(fatalities="0"), "same"),
        ((), acled(), "only theirs has one"),
        ((), acled(fatalities=""), "neither has one"),
        ((tally(9, None, 12),), ucdp(), "differ, and both can be right"),
        ((tally(20, None, None),), ucdp(), "differ"),
        ((tally(1, 1, 1), tally(9, None, 12, "civilians")), airwars(), "same"),
    ],
)
def test_figures_are_set_side_by_side(tallies, row, verdict, tmp_path):
    found = compared(tmp_path, [replace(attack(), tallies=tallies)], [row])
    assert [one.differences.figures for one in found.matches] == [verdict]


def test_a_match_says_who_gives_our_figures_and_what_else_differs(tmp_path):
    found = compared(tmp_path, [SHELLING], [ucdp(date="2031-03-08", where_coordinates="Tell", latitude="34.8")])
    (match,) = found.matches
    assert match.pair.ours.toll.said_by == ("12 (residents, in Hill Post)", "9 (residents, in Sahla News Agency)")
    assert match.differences.date == "2031-03-07 and 2031-03-08"
    assert match.differences.place == "Tall Nur and Tell, 7.5 km apart"


def test_figures_of_one_giver_are_named_once_with_their_publishers(tmp_path):
    found = compared(tmp_path, [SHELLING], [ucdp()])
    assert found.matches[0].pair.ours.toll.said_by[0] == "12 (residents, in Hill Post)"


def test_a_province_is_near_what_lies_in_it_and_a_country_is_nowhere(tmp_path):
    province = attack(site=replace(TOWN, name="Homs province", extent=Extent.REGION))
    country = attack(site=replace(TOWN, name="Syria", extent=Extent.COUNTRY))
    row = acled(latitude="35.3", location="Elsewhere")
    assert len(compared(tmp_path, [province], [row]).matches) == 1
    found = compared(tmp_path, [country], [row])
    assert found.matches == ()
    nowhere = compared(tmp_path, [attack(site=replace(NOWHERE, name="[…]"))], [row])
    assert [one.why for one in nowhere.only_ours] == ["its place is not known"]


@pytest.mark.parametrize(("lon", "other"), [("179.95", "-179.95"), ("180", "-180"), ("-180", "179.9")])
def test_both_sides_of_the_date_line_are_near(lon, other, tmp_path):
    incident = attack(site=replace(TOWN, lat=10.0, lon=float(lon)))
    row = acled(latitude="10.0", longitude=other, location="Elsewhere", country="")
    assert len(compared(tmp_path, [incident], [row]).matches) == 1


def test_reach_is_what_was_asked_for(tmp_path):
    far = acled(event_date="2031-03-10", latitude="35.2", location="Elsewhere")
    assert compared(tmp_path, [attack()], [far]).matches == ()
    assert len(compared(tmp_path, [attack()], [far], Reach(days=5, km=100)).matches) == 1
    assert len(compared(tmp_path, [attack()], [acled()], Reach(days=0, km=0)).matches) == 1


def test_the_table_has_a_row_for_all_and_every_cell_a_column(tmp_path):
    incidents = [attack(), attack(FRONT, RESIDENTS, EventType.AIRSTRIKE, id="i9", date=day("2031-06-01"))]
    found = compared(tmp_path, incidents, [acled(), acled("B", "2031-12-01"), acled("C", "never")])
    (made,) = comparison_parts(found).files
    assert isinstance(made, Table)
    rows = list(made.rows())
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert [row[0] for row in rows] == [*("matched", "only ours", "beyond the ledger", "not compared")]
    assert {row[-1] for row in rows} == {found.edition.id}


def test_an_empty_ledger_and_an_empty_table_have_nothing_in_common(tmp_path):
    found = compared(tmp_path, [], [acled()])
    assert [one.why for one in found.beyond_ours] == ["there is nothing to compare it with"]
    path = tmp_path / "headed.csv"
    path.write_text(",".join(acled()) + "\n")
    assert [one.why for one in compare(MadeOutgoing(), path, Reach()).only_ours] == [
        "there is nothing to compare it with"
    ]
