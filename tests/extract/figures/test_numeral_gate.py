"""The cheap test before the patterns never hides a number."""

import pytest

from crossbearing.extract.figures.numeral_gate import may_count, words_in
from crossbearing.extract.figures.numerals import find_numerals


def test_a_sentence_without_numbers_is_passed_over() -> None:
    text = "The envoy left the hall without a word."
    assert not may_count(words_in(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "Forty-five",
        "dozens",
        "several",
        "a handful of",
        "twice",
        "the 3rd",
        "half",
        "one in five",
        "most of them",
        "a third of",
    ],
)
def test_every_kind_of_number_gets_through(text: str) -> None:
    assert len(find_numerals(f"They saw {text} men.", 0, len(text) + 14)) > 0
