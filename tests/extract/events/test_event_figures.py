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


@pytest.mark.parametrize(
    "toll",
    [
        "There were 2,300 fatalities in the first five months of this year.",
        "At least 2,300 people have been killed in such attacks this year.",
        "So far this year 2,300 civilians have been killed.",
        "The ministry counted 73 attacks and 2,300 dead.",
    ],
)
def test_the_toll_of_months_or_of_many_attacks_is_that_of_no_attack(toll: str) -> None:
    assert event_of("2,300", f"Rebels attacked Durra on Monday, killing six soldiers. {toll}") in {None, "breach_tally"}


def test_what_was_announced_for_another_day_is_no_part_of_the_delivery_told_before() -> None:
    text = "On 5 June 10 trucks of flour reached Durra. Nobody has seen the 12 fuel trucks promised on 1 June."
    assert event_of("10 trucks", text) == "aid_delivery"
    assert event_of("12 fuel trucks", text) is None


def test_bodies_found_are_not_the_dead_of_an_attack_in_another_paragraph() -> None:
    assert event_of("16 bodies", "Rebels shelled Durra on Monday.", "A doctor in Karsa counted 16 bodies.") is None


@pytest.mark.parametrize(
    ("figure", "text", "kind"),
    [
        ("two hours", "The two sides swapped prisoners at the bridge. The swap lasted two hours.", "prisoner_exchange"),
        ("72 hours", "A ceasefire of 72 hours is to begin on Monday.", "ceasefire_start"),
        ("Two of them", "Some 90 families fled Karsa on Monday. Two of them, he said, died.", "displacement"),
    ],
)
def test_lengths_and_parts_belong_to_what_was_told_before(figure: str, text: str, kind: str) -> None:
    assert event_of(figure, text) == kind


def test_people_cited_are_no_part_of_what_they_tell() -> None:
    assert event_of("two aid workers", "Shells hit Karsa on Monday, according to two aid workers.") is None
