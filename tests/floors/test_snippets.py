"""Floors on the snippet bank: how many of each layer come out right. Raise them when the reader improves."""

import pytest
from snippets import CHECKS, bank, is_right, misses

FLOORS = {
    "silences": 86,
    "sources": 47,
    "events": 100,
    "obligations": 29,
    "performances": 53,
    "place_statuses": 67,
    "oppositions": 11,
}


@pytest.mark.parametrize("layer", list(CHECKS))
def test_snippets_come_out_right(layer):
    wrong = list(misses(layer))
    right = len(bank()[layer]) - len(wrong)
    assert right >= FLOORS[layer], "\n".join(wrong)


def test_a_wrong_expectation_is_noticed():
    (first, *_) = bank()["silences"]
    assert not is_right("silences", first | {"kind": "none"})
