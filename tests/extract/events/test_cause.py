"""What people died of: the dead of a sickness, a disaster or an accident are no toll of an attack."""

import pytest
from told import events, read


@pytest.mark.parametrize(
    "text",
    [
        "An outbreak of cholera has caused 89 deaths in Durra.",
        "Floods killed 45 people near Durra on Sunday.",
        "A helicopter crash killed five soldiers on Friday.",
        "The vehicle that killed a man in a hit-and-run accident was found on Friday.",
        "More than 40,000 chickens were killed by veterinary teams near Durra.",
    ],
)
def test_no_attack_is_made_of_mishaps(text: str) -> None:
    assert [event.type.value for event in events(text)] == []


def test_the_dead_of_an_earthquake_are_not_those_of_the_attack_told_before() -> None:
    reading = read(
        "Gunmen attacked Durra on Friday, killing six people. An earthquake left 300 people dead last month."
    )
    six, quake = reading.quantities
    assert six.event is not None and quake.event is None


def test_a_fire_takes_the_toll_told_before_it() -> None:
    (fire,) = events("Two people were killed when a fire broke out in a factory in Durra on Monday.")
    assert (fire.type.value, len(fire.casualties)) == ("fire", 1)


def test_a_house_on_fire_is_no_gunfire() -> None:
    assert "small_arms_fire" not in [e.type.value for e in events("A fire at a home injured a neighbour on Friday.")]
