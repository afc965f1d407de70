"""A sentence without any word of a pattern is not searched for it; nothing is missed by that."""

import re

import pytest

from crossbearing.extract.time.time_expressions import time_grammar

SENTENCES = [
    "Shells fell on Durra from Monday to 3 May and again on the night of 12/6/2031.",
    "It has been quiet since last autumn, for the third straight day, until dawn.",
    "Two weeks ago, in mid-March, at about 6.30 p.m., they left; the day after that, nothing.",
    "In the second half of last year, over the past 48 hours, since then and up to now.",
    "The Eid truce of the 1990s held for several months; in 2019 it did not.",
    "Nobody came.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_pattern_that_matches_has_one_of_its_keys_in_the_text(sentence: str) -> None:
    words = {"0" if run[0].isdigit() else run for run in re.findall(r"[^\W\d_]+|\d+", sentence.lower())}
    for rule in time_grammar()._rules:
        assert rule.pattern.search(sentence) is None or rule.keys & words
