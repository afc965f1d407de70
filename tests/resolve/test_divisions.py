"""Divisions of a country around a place."""

import pytest

from crossbearing.resolve.divisions import NO_DIVISION, Divisions
from crossbearing.resolve.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def of(gazetteer: Gazetteer, name: str, kind: str):
    return next(place for place in gazetteer.lookup(name) if place.kind == kind)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("Homs", "governorate", ("Homs", "SY04", "SY04")),
        ("Homs", "city", ("Homs", "SY04", "SY040100")),
        ("Waer", "quarter", ("Homs", "SY04", "SY040100")),
        ("Duma", "city", ("Rif Dimashq", "SY03", "SY030200")),
        ("Zabadani", "city", ("Rif Dimashq", "SY03", "SY03")),
        ("Idlib", "city", ("Idlib", "SY07", "SY070000")),
        ("Lviv", "city", ("Lviv", None, None)),
        ("Goma", "city", ("Nord Kivu", None, None)),
    ],
)
def test_a_place_lies_in_its_divisions(gazetteer, name, kind, found):
    division = Divisions(gazetteer).of(of(gazetteer, name, kind))
    assert (division.admin1, division.admin1_pcode, division.pcode) == found


def test_a_country_lies_in_no_division(gazetteer):
    assert Divisions(gazetteer).of(of(gazetteer, "Syria", "country")) == NO_DIVISION
