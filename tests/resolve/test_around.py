"""What a place lies in."""

from crossbearing.model.place import Place
from crossbearing.resolve.around import places_around
from crossbearing.resolve.gazetteer import Gazetteer


def of(gazetteer: Gazetteer, name: str, kind: str) -> Place:
    return next(place for place in gazetteer.lookup(name) if place.kind == kind)


def test_a_quarter_lies_in_its_town():
    gazetteer = Gazetteer()
    around = places_around(of(gazetteer, "Waer", "quarter"), gazetteer)
    assert [(place.names[0], place.kind) for place in around] == [("Homs", "city")]


def test_a_subdistrict_lies_in_its_district_and_governorate():
    gazetteer = Gazetteer()
    around = places_around(of(gazetteer, "Madaya", "subdistrict"), gazetteer)
    assert [place.kind for place in around] == ["district", "governorate"]


def test_what_the_gazetteer_puts_nowhere_lies_in_nothing():
    gazetteer = Gazetteer()
    assert places_around(of(gazetteer, "Lviv", "city"), gazetteer) == []


def test_a_namesake_far_away_is_not_around():
    gazetteer = Gazetteer()
    quarter = Place(("Nowhere",), "quarter", "SY", 36.2, 40.9, 0, "own:1", "", "Homs")
    assert places_around(quarter, gazetteer) == []
