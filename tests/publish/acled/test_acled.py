from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_attacks import ARMY, FRONT, GUNMEN, NEIGHBOUR, RESIDENTS, TOWN_HIT, attack, outgoing, row_of, tally
from made_outgoing import SHELLING, TOWN, MadeOutgoing, day

from crossbearing.model.event import EventType
from crossbearing.publish.acled import FORMAT, read_acled
from crossbearing.publish.acled.codes import codes
from crossbearing.publish.acled.types import kinds_of
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.part import Table
from crossbearing.publish.values import Span
from crossbearing.publish.writing import write

THEIR_COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    },
    "Strategic developments": {
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Looting/property destruction"),
        *("Headquarters or base established", "Non-violent transfer of territory", "Other"),
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
}


def table(*incidents: PublicIncident) -> Table:
    (found,) = FORMAT.parts(outgoing(*incidents)).files
    assert isinstance(found, Table)
    return found


def test_the_columns_of_acled_come_first_under_their_names_and_in_their_order():
    assert [column.name for column in table().columns][:31] == THEIR_COLUMNS.split()


@pytest.mark.parametrize("kind", list(EventType))
def test_every_event_type_has_a_row_with_their_words_or_is_left_out_with_a_reason(kind):
    incident = attack(ARMY, RESIDENTS, kind)
    rows = list(table(incident).rows())
    assert len(rows) + len(list(FORMAT.parts(outgoing(incident)).left_out())) == 1
    assert (kind.value in codes()["types"]) is not (kind.value in codes()["left_out"])
    if rows:
        row = row_of(table(incident))
        assert row["event_type"] is None or row["sub_event_type"] in SUB_EVENTS[str(row["event_type"])]


@pytest.mark.parametrize(
    ("kind", "doer", "hit", "weapons", "sub"),
    [
        (EventType.SNIPER_FIRE, ARMY, RESIDENTS, (), "Attack"),
        (EventType.SNIPER_FIRE, ARMY, FRONT, (), "Armed clash"),
        (EventType.SNIPER_FIRE, ARMY, None, (), None),
        (EventType.OFFENSIVE, ARMY, FRONT, (), "Armed clash"),
        (EventType.OFFENSIVE, None, RESIDENTS, ("bomb",), "Remote explosive/landmine/IED"),
        (EventType.OFFENSIVE, None, None, ("suicide_bomb", "vehicle_bomb"), "Suicide bomb"),
        (EventType.OFFENSIVE, ARMY, FRONT, ("bomb", "tank"), "Armed clash"),
        (EventType.SHELLING, ARMY, RESIDENTS, ("chemical",), "Chemical weapon"),
        (EventType.SHELLING, ARMY, RESIDENTS, ("mortar",), "Shelling/artillery/missile attack"),
        (EventType.DETENTION, ARMY, RESIDENTS, (), "Arrests"),
        (EventType.DETENTION, FRONT, RESIDENTS, (), "Abduction/forced disappearance"),
        (EventType.DETENTION, GUNMEN, RESIDENTS, (), None),
    ],
)
def test_types_turn_on_who_is_told_to_be_concerned(kind, doer, hit, weapons, sub):
    incident = attack(doer, hit, kind)
    told = tuple(replace(one, weapons=weapons) for one in incident.told)
    assert row_of(table(replace(incident, told=told)))["sub_event_type"] == sub


@pytest.mark.parametrize(
    ("doer", "hit", "inter1", "inter2", "interaction"),
    [
        (ARMY, FRONT, "State forces", "Rebel group", "State forces-Rebel group"),
        (FRONT, ARMY, "Rebel group", "State forces", "State forces-Rebel group"),
        (NEIGHBOUR, RESIDENTS, "External/Other forces", "Civilians", "External/Other forces-Civilians"),
        (ARMY, TOWN_HIT, "State forces", None, "State forces only"),
        (GUNMEN, RESIDENTS, None, "Civilians", None),
        (
            replace(ARMY, country="IQ"),
            FRONT,
            "External/Other forces",
            "Rebel group",
            "Rebel group-External/Other forces",
        ),
    ],
)
def test_actor_types_are_in_their_words(doer, hit, inter1, inter2, interaction):
    row = row_of(table(attack(doer, hit)))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (inter1, inter2, interaction)


@pytest.mark.parametrize(
    ("kind", "targeted"),
    [(EventType.SHELLING, True), (EventType.SNIPER_FIRE, True), (EventType.ARMED_CLASH, False)],
)
def test_civilians_are_targeted_by_attacks_and_not_by_battles_or_evacuations(kind, targeted):
    assert (row_of(table(attack(ARMY, RESIDENTS, kind)))["civilian_targeting"] is not None) is targeted
    assert row_of(table(attack(ARMY, RESIDENTS, EventType.EVACUATION)))["civilian_targeting"] is None


def test_unknown_deaths_are_blank_where_acled_writes_zero():
    unknown = row_of(table(SHELLING))
    assert (unknown["fatalities"], unknown["fatalities_low"], unknown["fatalities_high"]) == (None, 9, 12)
    none = row_of(table(attack(ARMY, RESIDENTS, EventType.SHELLING, tally(0, 0, 0))))
    assert none["fatalities"] == 0


def test_a_row_says_where_when_and_in_whose_words():
    row = row_of(table(SHELLING))
    assert (row["iso"], row["location"], row["geo_precision"]) == (760, "Tall Nur", 1)
    assert row["civilian_targeting"] == "Civilian targeting"
    assert row["timestamp"] == 1930780800  # 9 March 2031, the day of the later report
    assert "“shells hit the market of Tall Nur” (Hill Post, 2031-03-08)" in str(row["notes"])


@pytest.mark.parametrize(
    ("first", "last", "day_given", "code"),
    [
        ("2031-03-07", "2031-03-07", "2031-03-07", 1),
        ("2031-03-03", "2031-03-09", "2031-03-06", 2),
        ("2031-03-01", "2031-03-31", "2031-03-16", 3),
    ],
)
def test_the_middle_of_a_week_or_a_month_is_given_with_its_precision(first, last, day_given, code):
    span = Span("x", date.fromisoformat(first), date.fromisoformat(last))
    row = row_of(table(attack(date=span)))
    assert (row["event_date"], row["time_precision"], row["date_edtf"]) == (day_given, code, "x")


def test_a_date_that_acled_has_no_code_for_is_left_out():
    incident = attack(date=Span("2031", date(2031, 1, 1), date(2031, 12, 31)))
    assert list(FORMAT.parts(outgoing(incident)).left_out()) == [
        "1 left out: the date may be anywhere in more than a month"
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    name=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1),
    number=st.integers(0, 99_999),
    when=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_what_is_written_is_read_back_cell_for_cell(name, number, when, tmp_path):
    site = replace(TOWN, name=name)
    incident = attack(
        ARMY, RESIDENTS, EventType.SHELLING, tally(number, number, number), site=site, date=day(when.isoformat())
    )
    path = tmp_path / "acled.csv"
    write(FORMAT, FORMAT.parts(outgoing(incident)), path, overwrite=path.exists())
    assert list(read_acled(path)) == list(table(incident).rows())


def test_the_same_edition_makes_the_same_bytes(tmp_path):
    for name in ("a.csv", "b.csv"):
        write(FORMAT, FORMAT.parts(MadeOutgoing()), tmp_path / name, overwrite=False)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize(
    ("event", "sub", "kind"),
    [
        ("Explosions/Remote violence", "Air/drone strike", EventType.AIRSTRIKE),
        ("Explosions/Remote violence", "Suicide bomb", EventType.OFFENSIVE),
        ("Battles", "Government regains territory", EventType.CONTROL_CHANGE),
        ("Violence against civilians", "Attack", EventType.SNIPER_FIRE),
    ],
)
def test_their_types_lead_back_to_ours(event, sub, kind):
    assert kind in kinds_of(event, sub)
    assert kinds_of("Protests", "Peaceful protest") == frozenset()
