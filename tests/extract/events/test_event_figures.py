"""Which figure measures which event."""

import pytest
from told import read


def event_of(figure: str, *paragraphs: str) -> str | None:
    """The type of the event that the figure with these words is tied to."""
    reading = read(*paragraphs)
    found = next(one for one in reading.quantities if figure in one.span.quote)
    return next((event.type.value for event in reading.events if event.id == found.event), None)


def test_a_toll_in_the_next_sentence_is_that_of_the_attack() -> None:
    text = "An airstrike hit a market in Karsa on Monday. At least nine people died and 20 were wounded."
    assert (event_of("nine", text), event_of("20", text)) == ("airstrike", "airstrike")


@pytest.mark.parametrize(
    "toll",
    [
        "More than 300,000 people have been killed since the war began.",
        "Some 5,000 people have been killed since the outbreak of the conflict.",
        "Some 5,000 people died in ten years of fighting.",
        "Some 5,000 people have been killed since 2011.",
        "The war that has killed 5,000 people goes on.",
    ],
)
def test_the_toll_of_a_war_is_that_of_no_attack(toll: str) -> None:
    assert event_of(",000", f"Planes bombed Karsa on Monday, killing 12 people. {toll}") in {None, "armed_clash"}


def test_vehicles_belong_to_the_departure_told_before() -> None:
    assert event_of("60 buses", "Residents left Karsa on Monday. Some 60 buses were used.") == "evacuation"


def test_what_was_fired_belongs_to_the_attack_told_before() -> None:
    assert event_of("six shells", "The army shelled Karsa on Monday. Some six shells were counted.") == "shelling"
