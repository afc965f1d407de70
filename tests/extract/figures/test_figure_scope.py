"""What belongs to a figure and what only stands beside it."""

import pytest
from figured import read_figures

from crossbearing.model.figure import Modifier


@pytest.mark.parametrize(
    ("text", "modifier", "value"),
    [
        ("The militia handed over 85 mortars.", Modifier.EXACT, 85),
        ("Troops took over 19 villages.", Modifier.EXACT, 19),
        ("Troops took over 190 hostages.", Modifier.MORE_THAN, 190),
        ("The battery fired over 40 shells.", Modifier.MORE_THAN, 40),
        ("Drones flew over three towns.", Modifier.EXACT, 3),
        ("Families hid under one roof.", Modifier.EXACT, 1),
        ("The queue grew to under 400 people.", Modifier.FEWER_THAN, 400),
        ("It happened within two districts.", Modifier.EXACT, 2),
        ("They must leave within two days.", Modifier.UP_TO, 2),
        ("It rained over the last 30 hours.", Modifier.EXACT, 30),
    ],
)
def test_words_of_place_and_verbs_with_over_are_no_bounds(text: str, modifier: Modifier, value: float) -> None:
    [figure] = read_figures(text)
    assert (figure.modifier, figure.value) == (modifier, value)


def test_and_more_than_bounds_the_number_behind_it() -> None:
    dead, hurt = read_figures("The blast left 11 dead and more than 60 wounded.")
    assert (dead.modifier, hurt.modifier) == (Modifier.EXACT, Modifier.MORE_THAN)


def test_a_bound_belongs_to_the_count_behind_it() -> None:
    eleven, two = read_figures("Eleven miners, at least two of them armed, came down.")
    assert (eleven.modifier, two.modifier) == (Modifier.EXACT, Modifier.AT_LEAST)


@pytest.mark.parametrize(
    "text",
    [
        "They fired 82mm mortars and dropped a 250-kg bomb.",
        "The 14th Division and 5 Brigade advanced.",
        "The shift began at approximately 1840.",
        "The frigate (FFG 48) sailed.",
        "The river rose.[12]",
        "He spoke on June 4 and 5.",
        "It fell on 17 Feb 2031.",
        "KARSA, 9 FEB 84 (KNA) -- A bridge was cut.",
        "Police met a cook, 44, and her husband, 51.",
        "She was 62.",
        "Karim Doe, 23; Sami Roe, 18; and Adam Poe, 22, were named.",
        "Police came to 410 Mill Road and to the 200 block of Hill Street.",
        "Call (555) 555-0199 now.",
        "The crash happened near Exit 4 in Karsa.",
        "Shots fell near the Kilo 8 junction.",
        "Point six of the plan is open.",
        "Towards eight, the guns fell silent.",
        "Guns were quiet from six in the morning.",
        "The blast wounded twice as many.",
        "For help call 555-0199.",
        "The post stands at 12.345678, 98.765432.",
        "One of them spoke.",
        "This is one of the towns.",
    ],
)
def test_names_codes_hours_and_ages_are_no_figures(text: str) -> None:
    assert read_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("One of the five mills is open.", ["One of the five mills", "five mills"]),
        ("The treaty opens one crossing.", ["one crossing"]),
        ("The clash cost 3-5,000 lives.", ["3-5,000 lives"]),
        ("Of 60 captives none was freed.", ["60 captives", "none"]),
        ("Raids killed 9 MLA fighters.", ["9 MLA fighters"]),
        ("Raid kills 15 wounds 40 in Karsa", ["15", "40"]),
        ("It cost $20 to $30 million.", ["20 to $30 million"]),
        ("Three-fourths of the flour burned.", ["Three-fourths of the flour"]),
    ],
)
def test_the_words_of_a_figure(text: str, quotes: list[str]) -> None:
    assert [figure.span.quote for figure in read_figures(text)] == quotes


def test_both_ends_of_a_range_have_their_thousands() -> None:
    [figure] = read_figures("The camp holds 3-5,000 people.")
    assert (figure.low, figure.high) == (3000, 5000)


def test_a_lone_length_takes_its_unit_from_the_term_told_before() -> None:
    _, took = read_figures("They had a term of nine weeks; it took almost twelve.")
    assert (took.unit, took.high) == ("weeks", 12)
