"""Tolls as the corpus writes them, and how they are scored."""

import pytest
from written import drafted

from crossbearing.evaluate.airwars import gold_of
from crossbearing.evaluate.airwars_score import Range, Tolls, score
from crossbearing.evaluate.airwars_toll import DOZENS, tolls_of
from crossbearing.extract.figures.figures import find_figures

NOTHING = Tolls(None, None, None, None)


def killed(low: float, high: float) -> Tolls:
    return Tolls(Range(low, high), None, None, None)


def test_a_hand_made_case() -> None:
    gold = [killed(3, 7), killed(2, 2), killed(5, 9), NOTHING, NOTHING]
    answers = [killed(7, 7), killed(2, 2), NOTHING, NOTHING, killed(1, 1)]
    rows = {row.name: (row.ours, row.of) for row in score(gold, answers)}
    assert rows["killed low exact"] == (1 / 3, 3)
    assert rows["killed low inside range"] == (2 / 3, 3)
    assert rows["killed high exact"] == (2 / 3, 3)
    assert rows["killed low and high exact"] == (1 / 3, 3)
    assert rows["killed abstains where unknown"] == (1 / 2, 2)
    assert rows["injured abstains where unknown"] == (1, 5)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Dozens of people were wounded.", DOZENS),
        ("A large number of people were wounded.", DOZENS),
        ("Several people were wounded.", Range(2, 2)),
        ("Nobody knows who was hit.", None),
    ],
)
def test_vague_words_are_written_as_the_corpus_does(text: str, injured: Range | None) -> None:
    assert tolls_of(find_figures(drafted(text))).injured == injured


def test_an_unknown_toll_is_none() -> None:
    row = {f"{name}_{end}": None for name in ("killed", "injured", "children", "women") for end in ("low", "high")}
    assert gold_of(row) == NOTHING
    assert gold_of({**row, "killed_low": 0, "killed_high": 2}).killed == Range(0, 2)
