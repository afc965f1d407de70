"""Phrases are called up only where all that they need stands."""

import pytest

from crossbearing.extract.words.needed_words import NeededWords

_TAKEN = (frozenset({"was", "were"}), frozenset({"taken", "seized"}))
_FELL = (frozenset({"fell"}),)


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        ("the town was taken", [0]),
        ("the town was calm", []),
        ("they seized it", []),
        ("the towns fell and were seized", [0, 1]),
    ],
)
def test_a_phrase_needs_a_word_of_each_of_its_parts(words: str, possible: list[int]) -> None:
    needed = NeededWords([(1, _FELL), (0, _TAKEN)])
    assert needed.possible(frozenset(words.split())) == possible


def test_one_of_several_phrases_of_a_number_is_enough() -> None:
    needed = NeededWords([(0, _TAKEN), (0, _FELL)])
    assert needed.possible(frozenset({"it", "fell"})) == [0]
