import pytest
from dealt import read

from crossbearing.model.agreement import Degree

BETWEEN = " The road was wet. Snow fell in the hills. Schools stayed open. "
MINORS = "The accord of 2 May obliges the rebels to hand over every minor in their ranks." + BETWEEN
GUNS = "The accord of 2 May obliges the rebels to hand in their mortars by June." + BETWEEN
MONEY = "Under the accord of 2 May the army was to pay 400 dollars to each village." + BETWEEN
PORT = "Under the truce of 2 May the rebels were to leave the port of Arvo." + BETWEEN


def degrees(text: str) -> list[Degree]:
    """How far each term was kept."""
    return [performance.degree for agreement in read(text).agreements for performance in agreement.performance]


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        (MINORS + "Of the 23 minors, five have been received.", Degree.PARTIAL),
        (GUNS + "Since Tuesday 112 pieces have been stored in a barn.", Degree.PARTIAL),
        (GUNS + "The commanders asked for another ten days.", Degree.POSTPONED),
        (MONEY + "No money has changed hands.", Degree.NONE),
        (PORT + "Rebel fighters remained in the port on Monday.", Degree.NONE),
    ],
)
def test_a_term_is_known_again_far_from_where_it_is_stated(text: str, degree: Degree) -> None:
    assert degrees(text) == [degree]


@pytest.mark.parametrize(
    "text",
    [
        GUNS + "Two soldiers were killed by mortars on Monday.",
        MINORS + "A minor party won the vote.",
        MONEY + "The village has a new mayor.",
    ],
)
def test_the_same_word_alone_tells_nothing_of_a_term(text: str) -> None:
    assert degrees(text) == []


def test_what_somebody_confirms_is_the_stage_of_that_number() -> None:
    text = (
        "The plan of 2 May foresees two stages: the rebels hand in mortars by 5 May, and rifles by July."
        + BETWEEN
        + "Monitors certified the first stage on 7 May."
    )
    (agreement,) = read(text).agreements
    (performance,) = agreement.performance
    assert (performance.obligation, performance.degree) == (agreement.obligations[0].id, Degree.FULL)
