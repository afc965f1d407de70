import pytest
from dealt import name, read

from crossbearing.model.agreement import AgreementStatus, Degree


def words(text: str) -> list[str]:
    """The words of each obligation of a text."""
    return [o.spans[0].quote for agreement in read(text).agreements for o in agreement.obligations]


def degrees(text: str) -> list[Degree]:
    """How far each performance of a text goes."""
    return [f.degree for agreement in read(text).agreements for f in agreement.performance]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are bound to give back the seized vans.",
        "The army undertook to rebuild the mosque.",
        "The rebels have until Sunday to name their delegates.",
        "In return, the army must leave the weir.",
        "Clause two and the annex give the rebels a week to clear the pass.",
        "It falls to the army to guard the pilgrims.",
        "Under the annex the rebels will store their shells in a barn.",
        "The well is to be cleared of mines by the army.",
    ],
)
def test_a_word_of_duty_makes_something_owed_without_a_named_deal(text: str) -> None:
    assert len(words(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The army is to hold a parade in the capital.",
        "If the rebels undertook to leave, what would follow?",
        "The army vowed to crush the rebels.",
        "The rebels are expected to attack before winter.",
        "The main goal of the army was to cut the road. Only one bridge was taken.",
        "More inquiry is required to find the cause.",
        "The delay was due to the rain. It was over on Monday.",
    ],
)
def test_plans_threats_aims_and_cases_are_no_duties(text: str) -> None:
    assert words(text) == []


def test_a_pledge_of_which_nothing_has_come_is_an_agreement_that_stands_agreed() -> None:
    draft = read("The army undertook to rebuild the mosque.")
    (agreement,) = draft.agreements
    assert agreement.status is AgreementStatus.AGREED
    assert [name(draft, party) for party in agreement.parties] == ["army"]


def test_two_verbs_under_one_word_of_duty_are_two_obligations() -> None:
    text = "In return, the rebels were to keep away from the wells and hand back the herds."
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    ("fate", "degree"),
    [
        ("Its final patrol drove out on Monday.", Degree.FULL),
        ("It did so on Monday.", Degree.FULL),
        ("So far two posts have been emptied.", Degree.PARTIAL),
        ("It has emptied the camp but not the tower.", Degree.PARTIAL),
        ("Not one soldier has gone.", Degree.NONE),
        ("Nothing of the kind has been seen.", Degree.NONE),
        ("It declined on Monday.", Degree.REFUSED),
        ("The move was put off until spring.", Degree.POSTPONED),
        ("It says it has gone, while farmers say it is still there.", Degree.DISPUTED),
    ],
)
def test_the_next_sentence_tells_the_fate_of_a_duty(fate: str, degree: Degree) -> None:
    assert degrees(f"The army was to vacate the ridge by Friday. {fate}") == [degree]


def test_a_loose_duty_of_which_no_fate_is_told_is_none() -> None:
    assert words("The army was to vacate the ridge by Friday. Rain fell in the hills.") == []
