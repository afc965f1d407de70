"""One sub-type of ACLED for a snippet."""

import pytest

from crossbearing.evaluate.case import weighted_f1
from crossbearing.evaluate.case_labels import label_of
from finished import draft_of_text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Warplanes bombed the town of Durra on Monday, killing four people.", "AIR_STRIKE"),
        ("Artillery shelled the village of Durra on Monday.", "ART_MISS_ATTACK"),
        ("Gunmen kidnapped two doctors in Durra on Monday.", "ABDUCT_DISSAP"),
        ("Police arrested forty people in Durra on Monday.", "ARREST"),
        ("The government and the rebels signed a peace agreement on Monday.", "AGREEMENT"),
        ("A roadside bomb killed three people near Durra on Monday.", "REM_EXPLOS"),
        ("A suicide bomber blew himself up at a market in Durra on Monday.", "SUIC_BOMB"),
        ("The shops of Durra opened late on Monday.", None),
    ],
)
def test_events_give_the_sub_type(text: str, label: str | None) -> None:
    assert label_of(draft_of_text(text)) == label


def test_weighted_f1_on_a_hand_made_case() -> None:
    # ARREST: 2 of 3 found, one given too much: F1 2/3; ATTACK: nothing given, F1 0.
    given = ["ARREST", "ARREST", None, "ARREST"]
    gold = ["ARREST", "ARREST", "ARREST", "ATTACK"]
    assert weighted_f1(given, gold) == pytest.approx(2 / 3 * 3 / 4)
