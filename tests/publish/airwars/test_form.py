import json
from dataclasses import replace
from typing import Any

import pytest
from made_outgoing import CLAIM, DENIAL, EDITION, FRONT, SHELLING, TOWN, VAGUE, MadeOutgoing, killed

from crossbearing.model.event import EventType, RoleBasis
from crossbearing.model.figure import Category
from crossbearing.model.place import Extent
from crossbearing.publish.airwars import FORMAT
from crossbearing.publish.airwars.terms import medium, terms
from crossbearing.publish.outgoing import Involved, PublicIncident, PublicTally
from crossbearing.publish.writing.writer import write

# Columns of the field's own incident table, in its order; what its web site keeps for itself is not among them.
NAMES = (
    "code previous_codes date_type date date_end local_time_type local_time local_time_start local_time_end "
    "local_time_of_day local_first_reported_date_time local_first_reported_by local_first_reported_url country_name "
    "country_slug location_name location_name_arabic location_name_hebrew location_name_ukrainian region "
    "strike_status_name strike_status_slug infrastructure_name infrastructure_slug strike_type_name strike_type_slug "
    "targeted_belligerent_name targeted_belligerent_slug observation_name observation_slug impact_name impact_slug "
    "total_strikes civilian_harm_reported civilian_harm_status_name civilian_harm_status_slug "
    "cause_of_death_injury_name cause_of_death_injury_slug geolocated latitude longitude geolocation_status_name "
    "geolocation_status_slug geolocation_accuracy_name geolocation_accuracy_slug geojson_caption geolocation_notes "
    "geolocation_notes_internal geolocation_sign_off_assessor geolocation_sign_off_date_time num_media num_victims "
    "num_victims_named num_victims_named_english num_victims_named_arabic num_victims_named_hebrew "
    "num_victims_named_ukrainian num_reconciled num_families num_individuals victim_average_age "
    "declassified_assessment press_release civilian_non_combatants_killed_min"
)
COLUMNS = NAMES.split()


def _incidents(tmp_path, outgoing: MadeOutgoing) -> list[dict[str, Any]]:
    path = tmp_path / "incidents.json"
    write(FORMAT, FORMAT.parts(outgoing), path, overwrite=True)
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["incidents"]
    return found


def _one(tmp_path, incident: PublicIncident = SHELLING, **changes: Any) -> dict[str, Any]:
    (one,) = _incidents(tmp_path, MadeOutgoing(made_incidents=(incident,), **changes))
    return one


def _with(counts: str, low: int, high: int | None) -> PublicIncident:
    tally = PublicTally(Category.KILLED, counts, None, low, None, high, "range", "as told", (killed(low),))
    return replace(SHELLING, tallies=(*SHELLING.tallies, tally))


def test_an_incident_has_the_columns_of_the_field_in_their_order(tmp_path):
    assert list(_one(tmp_path))[: len(COLUMNS)] == COLUMNS


def test_an_attack_is_told_in_their_terms(tmp_path):
    one = _one(tmp_path)
    assert (one["code"], one["date"], one["date_end"]) == (SHELLING.id, "2031-03-07", None)
    assert (one["strike_type_name"], one["civilian_harm_status_slug"]) == ("Artillery", "contested")
    assert (one["geolocation_accuracy_name"], one["latitude"]) == ("Town", 34.7325)
    assert one["local_first_reported_by"] == "Hill Post"
    assert [source["name"] for source in one["sources"]] == ["Hill Post", "Sahla News Agency"]
    assert one["quotes"][0]["quote"] == "shells hit the market of Tall Nur"


def test_only_those_who_fight_are_targeted_belligerents(tmp_path):
    assert _one(tmp_path)["targeted_belligerent_name"] is None  # residents were hit
    hit = tuple(replace(one, target=Involved(FRONT, RoleBasis.STATED)) for one in SHELLING.told)
    assert _one(tmp_path, replace(SHELLING, told=hit))["targeted_belligerent_name"] == "River Front"


def test_each_party_has_its_own_statements(tmp_path):
    army, front = _one(tmp_path, made_claims=(CLAIM, DENIAL))["belligerents"]
    assert (army["belligerent_name"], army["belligerent_slug"]) == ("Sahla Army", "sahla-army")
    assert [one["statement"] for one in army["civcas_statements"]] == ["we fired nothing"]
    assert front["civcas_statements"] == []


def test_people_are_not_called_civilians(tmp_path):
    one = _one(tmp_path)
    assert one["civilian_non_combatants_killed_min"] is None
    assert (one["undetermined_killed_min"], one["undetermined_killed_max"]) == (9, 12)


def test_civilians_who_are_counted_are_not_undetermined_too(tmp_path):
    one = _one(tmp_path, _with("civilians", 7, None))
    assert (one["civilian_non_combatants_killed_min"], one["civilian_non_combatants_killed_max"]) == (7, None)
    assert one["undetermined_killed_min"] is None
    assert one["casualties"][0]["casualty_type_name"] == "Civilians"


def test_a_grade_of_another_policy_stays_out_of_their_field(tmp_path):
    other = replace(EDITION, grading="admiralty")
    one = _one(tmp_path, replace(SHELLING, grade="F3"), edition=other)
    assert one["civilian_harm_status_name"] is None
    assert one["grade"] == "F3"
    lines = list(FORMAT.parts(MadeOutgoing(edition=other)).left_out())
    assert lines[-1] == "civilian_harm_status is empty: incidents are graded by admiralty, not by airwars"


@pytest.mark.parametrize("grade", ["confirmed", "fair", "weak", "contested", "discounted"])
def test_every_grade_has_its_name(tmp_path, grade):
    assert _one(tmp_path, replace(SHELLING, grade=grade))["civilian_harm_status_name"] == grade.capitalize()


def test_a_drone_strike_is_one(tmp_path):
    told = tuple(replace(one, weapons=("drone",)) for one in SHELLING.told)
    assert _one(tmp_path, replace(SHELLING, type=EventType.AIRSTRIKE, told=told))["strike_type_name"] == "Drone Strike"


def test_the_middle_of_a_country_is_no_position(tmp_path):
    one = _one(tmp_path, replace(SHELLING, site=replace(TOWN, extent=Extent.COUNTRY)))
    assert (one["geolocated"], one["latitude"], one["geolocation_accuracy_name"]) == (False, None, None)


@pytest.mark.parametrize("kind", EventType)
def test_every_type_has_a_term_or_is_left_out(kind):
    assert (kind.value in terms()["types"]) is not (kind.value in terms()["left_out"]["types"])


def test_what_is_no_attack_or_has_no_end_is_counted_with_the_reason(tmp_path):
    endless = replace(SHELLING, date=VAGUE.date)
    outgoing = MadeOutgoing(made_incidents=(VAGUE, endless))
    assert _incidents(tmp_path, outgoing) == []
    assert list(FORMAT.parts(outgoing).left_out()) == [
        "1 left out: detention is no attack",
        "1 left out: the date is unknown or open at an end",
    ]


@pytest.mark.parametrize(
    "url, network",
    [
        ("https://x.com/a/status/1", "Twitter"),
        ("https://www.facebook.com/a", "Facebook"),
        ("https://t.me/a/1", "Telegram"),
        ("https://next.com/a", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_networks_are_told_by_their_hosts(url, network):
    assert medium(url) == network
