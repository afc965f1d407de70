"""Many phrases as one expression."""

import re

import pytest

from crossbearing.vocab.alternatives import alternatives

PHRASES = ["rebel", "rebel forces", "rebels", "people's army", "t.v."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rebel  forces", "rebel  forces"),
        ("Rebels left", "Rebels"),
        ("rebel force", "rebel"),
        ("the PEOPLE’S army", "PEOPLE’S army"),
        ("t.v. and txvx", "t.v."),
    ],
)
def test_the_longest_phrase_is_found_in_any_case(text: str, found: str) -> None:
    assert re.findall(alternatives(PHRASES), text) == [found]


def test_case_counts_where_it_is_asked_for() -> None:
    assert re.findall(alternatives(PHRASES, cased=True), "Rebels and rebels") == ["rebels"]


def test_a_shorter_phrase_is_taken_where_the_longer_one_does_not_end() -> None:
    assert re.findall(rf"{alternatives(PHRASES)}(?!\w)", "rebel forcesmen") == ["rebel"]


def test_no_phrases_are_found_nowhere() -> None:
    assert re.search(alternatives([]), "rebels") is None
