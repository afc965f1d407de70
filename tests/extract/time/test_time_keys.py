"""A sentence without any word of a pattern is not searched for it; nothing is missed by that."""

import pytest

from crossbearing.extract.time.time_expressions import keys_in, time_grammar

SENTENCES = [
    "Shells fell on Durra from Monday to 3 May and again on the night of 12/6/2031.",
    "It has been quiet since last autumn, for the third straight day, until dawn.",
    "Two weeks ago, in mid-March, at about 6.30 p.m., they left; the day after that, nothing.",
    "In the second half of last year, over the past 48 hours, since then and up to now.",
    "The Eid truce of the 1990s held for several months; in 2019 it did not.",
    "It was in the third quarter of 2019 or Q4 2020, at ten to five, or five o'clock, over the weekend.",
    "On 2016-05-03, by 4.5.2017 and on 6/7, between 2 and 5 a.m., the same morning, a day before yesterday.",
    "Nobody came.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_pattern_that_matches_has_one_of_its_keys_in_the_text(sentence: str) -> None:
    for rule in time_grammar()._rules:
        assert rule.pattern.search(sentence) is None or rule.keys & keys_in(sentence)
