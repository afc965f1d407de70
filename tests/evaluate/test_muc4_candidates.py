"""Which stretches of a text could fill a slot."""

import pytest

from crossbearing.evaluate.muc4_candidates import stretches, words_of
from finished import draft_of_text


@pytest.mark.parametrize(
    "words",
    ["gunmen", "armed gunmen", "three armed gunmen", "members of red league", "red league", "pedro almeida", "almeida"],
)
def test_phrases_are_cut_in_every_length(words: str) -> None:
    text = "Three armed gunmen and members of the Red League killed Senator Pedro Almeida on Monday."
    draft = draft_of_text(text)
    assert words in {words_of(draft.marked, stretch) for stretch in stretches(draft)}


def test_a_stretch_stays_within_its_sentence() -> None:
    draft = draft_of_text("The bank burned. Soldiers came.")
    tokens = draft.marked.tokens
    assert all(tokens[s.first].sentence == tokens[s.last].sentence for s in stretches(draft))
