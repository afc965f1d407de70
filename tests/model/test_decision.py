"""Decisions: what they are known by, which are in force, and the second person."""

import pytest

from crossbearing.errors import ModelError
from crossbearing.model.decision import Decision, Subject, Verb, by_time, in_force, is_same_person, unconfirmed
from crossbearing.model.span import Span

SUBJECT = Subject("a" * 64, "durra", "event", "ev1", Span("hit", 8, 11))


def decision(who="Amal", verb=Verb.REJECT, *, at=0, **fields) -> Decision:
    about = () if verb is Verb.UNDO or "confirms" in fields else (SUBJECT,)
    return Decision(verb=verb, who=who, when=f"2031-06-01T10:{at:02}:00Z", about=about, **fields)


def confirm(decided: Decision, who="Bo", *, at=1) -> Decision:
    return decision(who, Verb.ACCEPT, at=at, confirms=decided.id)


def test_a_decision_from_before_the_two_person_rule_keeps_its_id():
    note = decision(verb=Verb.NOTE, why="seen")
    assert note.id == "6ee18031100cbdec2742f78a6b8fc8a3a19e82acbd246d414451dd37b9df4c98"
    assert note.id != decision(verb=Verb.NOTE, why="seen", needs_second=True).id


def test_a_decision_that_needs_a_second_person_has_no_force_until_another_one_accepts_it():
    made = decision(needs_second=True)
    assert (in_force([made]), unconfirmed([made])) == ([], [made])
    second = confirm(made)
    assert (in_force([made, second]), unconfirmed([made, second])) == ([made, second], [])


@pytest.mark.parametrize("who", ["Amal", " amal", "AMAL ", "A mal", "Ａｍａｌ", "Am\u200bal", "Amal\t"])
def test_nobody_is_the_second_person_of_their_own_decision(who):
    made = decision(needs_second=True)
    assert in_force([made, confirm(made, who)]) == [confirm(made, who)]
    assert is_same_person("Amal", who)


def test_who_takes_a_word_back_leaves_the_decision_waiting_again():
    made = decision(needs_second=True)
    second = confirm(made)
    undo = decision("Bo", Verb.UNDO, at=2, replaces=second.id)
    assert unconfirmed([made, second, undo]) == [made]


def test_an_undo_that_waits_takes_nothing_back_yet():
    made = decision()
    undo = decision("Bo", Verb.UNDO, at=1, replaces=made.id, needs_second=True)
    assert in_force([made, undo]) == [made]
    assert made not in in_force([made, undo, confirm(undo, "Cem", at=2)])


def test_a_word_for_a_decision_that_is_not_there_means_nothing():
    made = decision(needs_second=True)
    assert in_force([confirm(made)]) == [confirm(made)]


def test_a_second_word_by_a_clock_that_was_set_back_still_comes_after_what_it_confirms():
    made = decision(needs_second=True, at=30)
    assert by_time([made, confirm(made, at=1)]) == [made, confirm(made, at=1)]


@pytest.mark.parametrize(
    "fields",
    [
        {"verb": Verb.REJECT, "confirms": "b" * 64},
        {"verb": Verb.ACCEPT, "confirms": "b" * 64, "about": (SUBJECT,)},
        {"verb": Verb.ACCEPT},
        {"verb": Verb.ACCEPT, "about": (SUBJECT,), "who": " \u200b"},
    ],
)
def test_a_decision_that_is_no_whole_one_cannot_be_built(fields):
    with pytest.raises(ModelError, match="needs"):
        Decision(**{"who": "Amal", "when": "2031-06-01T10:00:00Z"} | fields)
