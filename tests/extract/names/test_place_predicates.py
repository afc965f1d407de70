import pytest
from named import entity_of

from crossbearing.model.entity import EntityType


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Torvin was quiet on Monday, shopkeepers said.", "Torvin"),
        ("Low Karsk has been besieged since the spring.", "Low Karsk"),
        ("The guns of Sarn hit Low Belvora, a fishing village on the lake.", "Low Belvora"),
        ("Ain Torba is cut off from the coast.", "Ain Torba"),
        ("Gunmen say Dunmar fell to the rebels.", "Dunmar"),
    ],
)
def test_a_name_of_which_only_places_are_told_is_a_place(body: str, name: str) -> None:
    assert entity_of(body, name).type is EntityType.PLACE


def test_a_person_who_is_silent_stays_a_person() -> None:
    assert entity_of("Hadun Ferris said the town was quiet.", "Hadun Ferris").type is EntityType.PERSON
