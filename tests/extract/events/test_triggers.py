import pytest
from told import events

from crossbearing.errors import SetupError
from crossbearing.extract.events.event_rules import read_rules
from crossbearing.extract.words.inflections import forms_of
from crossbearing.model.event import EventType
from crossbearing.vocab import load


def test_every_kind_of_event_has_words() -> None:
    assert {rule.type for rule in read_rules(load("events"))} == set(EventType)


def test_an_unknown_word_class_is_a_setup_error() -> None:
    with pytest.raises(SetupError, match="unknown word class"):
        read_rules({"classes": {}, "rule": [{"type": "shelling", "verbs": "shell", "subject": "gunners"}]})


@pytest.mark.parametrize(
    ("word", "form"),
    [("shell", "shelled"), ("seize", "seizing"), ("flee", "fled"), ("carry", "carries"), ("repel", "repelled")],
)
def test_forms_of_a_word(word: str, form: str) -> None:
    assert form in forms_of(word).all


def test_a_phrase_does_not_run_across_a_word_of_saying() -> None:
    (attack,) = events("Army spokesman Idris Vale said rebels attacked a village near Durra on Monday.")
    assert attack.trigger.quote.endswith("rebels attacked")
    assert "said" not in attack.trigger.quote
