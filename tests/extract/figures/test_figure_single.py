"""Single persons who are killed or wounded count one, though no number says so."""

import pytest
from figured import read_figures


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Seven patients and a midwife died.", ["Seven patients", "a midwife"]),
        ("A pensioner was killed.", ["A pensioner"]),
        ("The shell wounded his wife.", ["his wife"]),
        ("The raid killed a nurse and injured another guard.", ["a nurse", "another guard"]),
    ],
)
def test_a_person_killed_or_hurt_counts_one(text: str, quotes: list[str]) -> None:
    figures = read_figures(text)
    assert [figure.span.quote for figure in figures] == quotes
    assert all(figure.value == 1 for figure in figures[-1:])


@pytest.mark.parametrize(
    "text",
    [
        "A teacher said that a list was lost.",
        "A guard saw his brother leave.",
        "Seven people died, among them a guard.",
        "The raid killed Karim Doe, a nurse.",
        "The staff was hit by a wave.",
    ],
)
def test_others_told_of_are_no_figures(text: str) -> None:
    assert all(figure.value != 1 for figure in read_figures(text))
