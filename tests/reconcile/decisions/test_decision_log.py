from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.reconcile.decisions.decision_log import DecisionLog, State
from crossbearing.reconcile.placing import Missing, Waiting

ITEM = Subject("a" * 64, "r1", "event", "ev1", None)


def decision(verb, who, minute, **changes):
    about = () if verb is Verb.UNDO or "confirms" in changes else (ITEM,)
    return Decision(verb=verb, who=who, when=f"2031-05-12T08:{minute:02}:00Z", about=about, **changes)


ACCEPTED = decision(Verb.ACCEPT, "Noor", 1)
UNDONE = decision(Verb.UNDO, "Amal", 2, replaces=ACCEPTED.id)
PENDING = decision(Verb.REJECT, "Amal", 3, needs_second=True)
SECOND = decision(Verb.ACCEPT, "Noor", 4, confirms=PENDING.id)
TASK = decision(Verb.ASSIGN, "Amal", 5, value="Noor")


def test_what_was_undone_is_replaced_and_says_by_what():
    log = DecisionLog([ACCEPTED, UNDONE], [])
    assert (log.state(ACCEPTED), log.state(UNDONE)) == (State.REPLACED, State.IN_FORCE)
    assert log.replacing(ACCEPTED) == UNDONE


def test_what_needs_a_second_person_waits_until_one_accepts_it():
    assert DecisionLog([PENDING], []).state(PENDING) is State.NEEDS_SECOND
    log = DecisionLog([PENDING, SECOND], [])
    assert (log.state(PENDING), log.second(PENDING)) == (State.IN_FORCE, SECOND)


def test_what_lost_an_item_is_to_be_looked_at_again():
    missing = (Missing(ITEM, "its report is not at hand"),)
    log = DecisionLog([ACCEPTED], [Waiting(ACCEPTED, missing)])
    assert (log.state(ACCEPTED), log.missing(ACCEPTED)) == (State.LOOK_AGAIN, missing)
    assert log.wanted(waiting=True) == [ACCEPTED]


def test_decisions_are_found_by_verb_person_and_task():
    log = DecisionLog([ACCEPTED, PENDING, TASK], [])
    assert log.wanted(verb=Verb.REJECT) == [PENDING]
    assert log.wanted(who=" NOOR") == [ACCEPTED]
    assert log.wanted(assigned="noor") == [TASK]
    assert log.wanted(waiting=True) == [PENDING]
    assert log.people() == ["Amal", "Noor"]
