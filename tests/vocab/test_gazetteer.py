from pathlib import Path

import pytest

from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.vocab.gazetteer import PlaceNames, index_lines, place_key, place_names
from crossbearing.vocab.own import add_rows
from crossbearing.vocab.own_places import OWN_PLACES

TABLE = (
    "Orla|Urla\tcity\tXA\t01\t1.5000\t2.5000\t9000\tx:1\t\n"
    "Orla\tcity\tXB\t\t\t\t500\tx:2\t\n"
    "Al-Medva\tadmin2\tXA\t\t\t\t0\tx:3\t\n"
    "Samland|SAM\tcountry\tXC\t\t4.0\t5.0\t0\tx:4\t\n"
)


def test_the_most_populous_place_comes_first() -> None:
    assert [place.id for place in PlaceNames(TABLE).lookup("ORLA")] == ["x:1", "x:2"]


@pytest.mark.parametrize("name", ["Medva", "al-Medva", "Al Medva", "al-Médva", "al-Med'va"])
def test_article_accents_and_apostrophes_do_not_matter(name: str) -> None:
    assert PlaceNames(TABLE).knows(name)


@pytest.mark.parametrize(("name", "known"), [("SAM", True), ("Sam", False), ("sam", False)])
def test_an_acronym_is_a_name_in_capitals_alone(name: str, known: bool) -> None:
    assert PlaceNames(TABLE).knows(name) is known


def test_saint_and_mount_may_be_cut_short() -> None:
    assert place_key("St. Orla") == place_key("Saint Orla")
    assert place_key("Mt. Orla") == place_key("Mount Orla")


def test_a_place_without_position_has_none() -> None:
    place = PlaceNames(TABLE).lookup("al-Medva")[0]
    assert (place.lat, place.lon) == (None, None)


def test_a_small_town_of_a_land_at_peace_is_found_but_not_expected() -> None:
    names = PlaceNames(TABLE, "\n".join(index_lines(TABLE.splitlines(), frozenset({"XB"}), frozenset({"orla"}))))
    assert [place.id for place in names.lookup("Orla")] == ["x:1", "x:2"]
    assert not names.knows("Orla")
    assert names.countries("Orla") == ()


@pytest.mark.parametrize(("name", "country"), [("Mogadishu", "SO"), ("Kunduz", "AF"), ("Goma", "CD"), ("Waer", "SY")])
def test_the_shipped_table_knows_places_of_many_wars(name: str, country: str) -> None:
    assert country in place_names().countries(name)


@pytest.mark.parametrize("name", ["Africa", "Middle East", "Red Sea", "Euphrates", "Sahel", "U.S.", "Zaire", "NSW"])
def test_the_shipped_table_knows_what_is_no_town(name: str) -> None:
    assert place_names().lookup(name)[0].lat is not None


def test_the_users_own_places_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path))
    assert not place_names().knows("Qaryat Medva")
    add_rows(
        OWN_PLACES, [{"name": "Medva", "aliases": "Qaryat Medva|Goma", "country": "Syria", "lat": "34", "lon": "36"}]
    )
    assert place_names().knows("Qaryat Medva")
    first = place_names().lookup("Goma")[0]
    assert (first.id, first.country, first.kind) == ("own:1", "SY", "village")


def test_the_users_own_places_are_found_by_a_near_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path))
    add_rows(OWN_PLACES, [{"name": "Zarkhubat", "country": "SY", "lat": "34", "lon": "36"}])
    assert [place.id for place in Gazetteer().lookup("Zarkhoubat", "SY")] == ["own:1"]
    assert Gazetteer().lookup("Zarkhoubat", "SD") == []
