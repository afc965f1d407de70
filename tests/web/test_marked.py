from dataclasses import replace

import pytest

from crossbearing.model.span import Span
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.marked import marked
from made import BODY, mention, span


@pytest.fixture
def hiding(reading):
    """Stand-ins of a report whose mayor is protected under the name "the mayor"."""
    entities = tuple(
        replace(one, protect=True, mentions=(mention("the mayor"),)) if one.id == "e3" else one
        for one in reading.entities
    )
    return StandIns(replace(reading, entities=entities))


def pieces(quote, *found, stand_ins):
    whole = span(quote)
    return [(piece.words, piece.found) for piece in marked(whole, [span(words) for words in found], stand_ins)]


def test_found_words_are_marked_between_the_others(reading):
    found = pieces("Rockets hit Durra on Monday", "hit", "Monday", stand_ins=StandIns(reading))
    assert found == [("Rockets ", False), ("hit", True), (" Durra on ", False), ("Monday", True)]


def test_a_protected_name_is_replaced_and_never_a_find(hiding):
    found = pieces(BODY, "mayor", "killed", stand_ins=hiding)
    assert ("killed", True) in found
    assert ("[protected 1]", False) in found
    assert "mayor" not in "".join(words for words, _ in found)


def test_finds_outside_the_words_shown_are_left_out(reading):
    assert pieces("Rockets hit", "Monday", stand_ins=StandIns(reading)) == [("Rockets hit", False)]


def test_white_space_is_one_blank(reading):
    text = "Rockets \n\t hit  Durra"
    found = marked(Span.of(text, 0, len(text)), [Span.of(text, 11, 14)], StandIns(reading))
    assert [piece.words for piece in found] == ["Rockets ", "hit", " Durra"]
