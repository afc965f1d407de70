"""The words a key has for what it means."""

import pytest

from crossbearing.evaluate.muc4_features import Candidate
from crossbearing.evaluate.muc4_wording import means, rival_marks, wording


def candidate(words: str, *heads: int) -> Candidate:
    return Candidate(words, ("hl=bomb", "st=far"), (), "bomb", frozenset(heads), frozenset(), (0,))


@pytest.mark.parametrize(
    ("words", "string", "meant"),
    [
        ("bomb", "powerful bomb", True),
        ("two men of the front", "front", True),
        ("powerful bomb", "small bomb", False),
        ("of", "house of the mayor", False),
    ],
)
def test_words_mean_what_holds_them_or_what_they_hold(words: str, string: str, meant: bool) -> None:
    assert means(words, [string]) is meant


def test_a_candidate_stands_beside_those_of_its_heads_only() -> None:
    bare, longer, other = rival_marks([candidate("bomb", 3, 9), candidate("powerful bomb", 3), candidate("mine", 7)])
    assert "beside longer=1" in bare and "beside shorter=0" in bare
    assert "beside shorter=1" in longer and "beside more=1" in longer
    assert "beside longer=0" in other and "beside shorter=0" in other


def test_only_marks_of_the_words_themselves_tell_of_the_wording() -> None:
    assert wording(candidate("bomb", 3), ["beside longer=1"], "Weapon") == [
        *("hl=bomb", "beside longer=1", "Weapon", "Weapon:hl=bomb", "Weapon:beside longer=1")
    ]
