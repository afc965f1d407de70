"""What parties, places and origins are called on a page."""

from dataclasses import replace

import pytest

from crossbearing.web.incidents.names import Names, place_name
from made import make_imprint, make_reading, make_report

READING = make_reading(make_report(), make_imprint())
HIDDEN = frozenset({"abu idris"})


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("place:durra", "Durra"),
        ("media:hill-post", "Hill Post"),
        ("person:abu-idris", "… …"),
        ("armed_actor:third-corps", "third corps"),
        ("report:0123456789ab", None),
        (None, None),
    ],
)
def test_a_name_is_that_of_a_report_at_hand_or_the_words_of_the_key(key: str | None, name: str | None) -> None:
    assert Names([READING], HIDDEN).of(key) == name


def test_somebody_protected_has_a_stand_in() -> None:
    publisher, place, mayor = READING.entities
    named = replace(mayor, protect=True, mentions=publisher.mentions or place.mentions)
    names = Names([replace(READING, entities=(publisher, place, named))], HIDDEN)
    assert names.of("person:mayor") == "[protected 1]"


def test_an_unnamed_source_is_told_by_its_publisher() -> None:
    keys = ("media:hill-post", "media:hill-post, person:mayor", "media:hill-post, protected source e3 of 0a1b2c3d")
    assert list(Names([READING], HIDDEN).origins(keys)) == [
        "Hill Post",
        "the mayor (Hill Post)",
        "[protected] (Hill Post)",
    ]


def test_a_place_that_no_report_at_hand_names_is_called_by_its_key() -> None:
    assert place_name("place:tell-abyad", READING) == "Tell Abyad"
    assert place_name("place:durra", READING) == "Durra"
    assert place_name(None, READING) is None
