from dataclasses import replace

import pytest

from crossbearing.errors import ModelError
from crossbearing.model.decision import Decision, Verb, in_force
from crossbearing.model.incident import Ref
from crossbearing.reconcile.decided import rulings_of, subject_of
from crossbearing.reconcile.placing import Places
from made import make_reading, make_report

WHEN = "2031-06-01T10:00:00Z"


@pytest.fixture
def readings(imprint):
    reports = [make_report(), make_report("other.txt", text=make_report().text + " ")]
    return [make_reading(report, imprint) for report in reports]


def merge(readings, **fields) -> Decision:
    about = tuple(subject_of(reading, "ev1") for reading in readings)
    return Decision(verb=Verb.MERGE, who="Amal", when=WHEN, about=about, **fields)


def refs(readings, item="ev1") -> tuple[Ref, Ref]:
    left, right = (Ref(reading.sha256, reading.doc_id, item) for reading in readings)
    return left, right


def test_a_merge_rules_its_events_to_be_one(readings):
    (ruling,) = rulings_of([merge(readings)], readings)
    assert ((ruling.left, ruling.right), ruling.same, ruling.who) == (refs(readings), True, "Amal")


def test_a_split_rules_each_event_apart_from_the_others(readings):
    left, right = (subject_of(reading, "ev1") for reading in readings)
    split = Decision(verb=Verb.SPLIT, who="Amal", when=WHEN, about=(left,), others=(right,))
    (ruling,) = rulings_of([split], readings)
    assert ((ruling.left, ruling.right), ruling.same) == (refs(readings), False)


def test_a_decision_finds_its_words_under_another_id(readings):
    moved = [replace(one, events=(replace(one.events[0], id="ev7"),), quantities=(), claims=()) for one in readings]
    (ruling,) = rulings_of([merge(readings)], moved)
    assert (ruling.left, ruling.right) == refs(readings, "ev7")


def test_a_decision_whose_words_are_gone_rules_nothing_and_comes_back(readings):
    without = [readings[0], replace(readings[1], events=())]
    decision = merge(readings)
    assert rulings_of([decision], without) == []
    assert [waiting.decision for waiting in Places(without).waiting([decision])] == [decision]
    assert Places(readings).waiting([decision]) == []


def test_an_undone_undo_brings_back_what_it_took(readings):
    first = merge(readings)
    second = Decision(verb=Verb.UNDO, who="Bo", when=WHEN, replaces=first.id)
    third = Decision(verb=Verb.UNDO, who="Amal", when=WHEN, replaces=second.id)
    assert in_force([first, second]) == [second]
    assert in_force([first, second, third]) == [first, third]


@pytest.mark.parametrize(
    "fields",
    [{"verb": Verb.MERGE}, {"verb": Verb.UNDO}, {"verb": Verb.NOTE, "why": ""}, {"verb": Verb.UNDO, "who": ""}],
)
def test_a_decision_that_lacks_something_cannot_be_built(fields):
    with pytest.raises(ModelError, match="needs"):
        Decision(**{"who": "Amal", "when": WHEN} | fields)
