import pytest
from told import name, read


def _places(*paragraphs: str) -> list[str | None]:
    reading = read(*paragraphs)
    return [name(reading, event.place) if event.place else None for event in reading.events]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels looted a clinic near Durra on Monday.", "clinic near Durra"),
        ("Warplanes bombed a market in Durra on Monday.", "Durra"),
        ("Gunmen killed five people in a village near Durra on Monday.", "village near Durra"),
        ("The Kabul government said its planes bombed Durra on Monday.", "Durra"),
        ("Residents of Durra fled to Sarn on Monday.", "Durra"),
        ("Soldiers drove the rebels out of Durra on Monday.", "Durra"),
        ("Eleven miners were gunned down by bandits in Sarn's Durra district on Monday.", "Durra district"),
    ],
)
def test_an_event_takes_place_where_its_own_words_say(text: str, place: str) -> None:
    assert _places(text) == [place]


def test_the_town_and_there_are_the_place_told_of_before() -> None:
    told = _places(
        "Rebels attacked Durra, a market town in the north, on Monday. The army bombed the town on Tuesday.",
        "In nearby Sarn, soldiers arrested ten men on Friday. Two shells landed there on Saturday.",
    )
    assert told == ["Durra", "Durra", "Sarn", "Sarn"]


def test_a_place_without_a_name_told_of_before_is_still_the_scene() -> None:
    told = _places("Gunmen killed five people in a village near Durra on Sunday. Police retook the village on Monday.")
    assert told == ["village near Durra", "village near Durra"]


def test_a_truce_for_the_country_is_not_the_scene_of_what_follows() -> None:
    told = _places(
        "Fighting broke out in Durra, Yemen, on Monday. A truce came into force on Tuesday. "
        "Rebels shot two people on Friday."
    )
    assert told == ["Durra", "Yemen", "Durra"]


def test_where_soldiers_are_stationed_is_not_the_scene_of_what_follows() -> None:
    told = _places(
        "Shells hit Durra on Monday. Soldiers at Sarn turned back a convoy. Three people were killed on Friday."
    )
    assert told[-1] == "Durra"


def test_a_truce_holds_for_the_country_and_not_for_where_it_was_signed() -> None:
    told = read("Yemen was quiet on Monday. A truce signed in Geneva came into force in the morning.")
    truces = [event for event in told.events if event.type.value == "ceasefire_start"]
    assert [name(told, event.place) for event in truces] == ["Yemen"]


def test_where_shells_came_from_is_not_where_they_fell() -> None:
    assert _places("Shells fired from Syria killed two people in Ankara on Friday.") == ["Ankara"]
