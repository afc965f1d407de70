"""Runs of words compared by numbers are runs compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.reconcile.runs import SHINGLE_WORDS, Runs

WORDS = st.lists(st.sampled_from(["aid", "road", "truce", "حلب", "é"]), max_size=30)


def runs_in(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}


@given(WORDS, st.lists(WORDS, max_size=6))
def test_as_many_runs_are_shared_as_words_say(words: list[str], others: list[list[str]]) -> None:
    runs = Runs()
    kept = [number for number, other in enumerate(others) if runs_in(other)]
    for number in kept:
        runs.hold(number, runs.of(others[number]))
    own = runs.of(words)
    assert len(own) == len(runs_in(words))
    if len(own):
        expected = [(len(runs_in(words) & runs_in(others[n])), len(runs_in(others[n]))) for n in kept]
        assert runs.shared(own, kept) == expected


def test_the_order_of_words_tells_runs_apart() -> None:
    runs = Runs()
    runs.hold(0, runs.of(["the", "road", "is", "open"]))
    assert runs.shared(runs.of(["open", "is", "the", "road"]), [0]) == [(0, 1)]
