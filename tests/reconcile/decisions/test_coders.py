"""How far people agree, by all that they ever decided."""

import pytest

from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.reconcile.decisions.coders import Undefined, coders
from crossbearing.reconcile.decisions.verdicts import Verdicts


def item(number: int, layer: str = "event") -> Subject:
    return Subject("ab" * 32, "durra", layer, f"{layer}{number}", None)


def say(who: str, verb: Verb, *about: Subject, at: int = 0, **said) -> Decision:
    return Decision(verb=verb, who=who, when=f"2031-05-13T00:00:{at:02}Z", why="seen", about=about, **said)


def held(*decisions: Decision) -> list[dict[str, str]]:
    return [dict(found) for found in Verdicts(decisions).by_unit.values()]


FIRST = say("Amal", Verb.REJECT, item(1))


@pytest.mark.parametrize(
    ("later", "verdicts"),
    [
        ([say("Bo", Verb.REJECT, item(1))], {"Amal": "rejected", "Bo": "rejected"}),
        ([say("Bo", Verb.ACCEPT, item(1))], {"Amal": "rejected", "Bo": "stands"}),
        # A second person's word is a verdict of their own.
        ([say("Bo", Verb.ACCEPT, confirms=FIRST.id)], {"Amal": "rejected", "Bo": "rejected"}),
        # Who undoes another's decision holds the contrary; who undoes their own takes it back.
        ([say("Bo", Verb.UNDO, replaces=FIRST.id)], {"Amal": "rejected", "Bo": "stands"}),
        ([say("AMAL ", Verb.UNDO, replaces=FIRST.id)], {}),
        ([say("Bo", Verb.NOTE, item(1)), say("Bo", Verb.ASSIGN, item(1), value="Amal")], {"Amal": "rejected"}),
        # The last word of each counts.
        ([say("Amal", Verb.ACCEPT, item(1), replaces=FIRST.id)], {"Amal": "stands"}),
        (
            [
                say("Bo", Verb.AMEND, item(1), value="type=fire"),
                say("Bo", Verb.AMEND, item(1), value="date=2031", at=1),
            ],
            {"Amal": "rejected", "Bo": "amended date=2031\ntype=fire"},
        ),
    ],
)
def test_everybody_has_the_verdict_that_their_decisions_come_to(later, verdicts):
    assert held(FIRST, *later) == [verdicts]


def test_whoever_undoes_an_undo_agrees_with_the_first():
    undo = say("Bo", Verb.UNDO, replaces=FIRST.id)
    again = say("Cleo", Verb.UNDO, replaces=undo.id, at=1)
    assert held(FIRST, undo, again) == [{"Amal": "rejected", "Bo": "stands", "Cleo": "rejected"}]


def test_whether_two_events_are_one_is_a_verdict_of_its_own():
    one, two = item(1), item(2)
    merge = say("Amal", Verb.MERGE, one, two)
    split = say("Bo", Verb.SPLIT, two, others=(one,))
    assert held(merge, split) == [{"Amal": "same", "Bo": "apart"}]


def test_the_table_has_every_pair_and_layer_and_where_they_differ():
    # Amal and Bo: 4 items, alike on 3; po = 3/4, pe = (2*1 + 2*3)/16 = 1/2, kappa = (3/4 - 1/2)/(1/2) = 1/2.
    # Alpha: 5 of 8 rejected, 3 stand; one unit of four differs (2 ordered pairs): 1 - 7*2/(64 - 25 - 9) = 16/30.
    amal = [say("Amal", Verb.REJECT, item(1), item(2)), say("Amal", Verb.ACCEPT, item(3), item(4, "figure"))]
    bo = [say("Bo", Verb.REJECT, item(1), item(2), item(3)), say("Bo", Verb.ACCEPT, item(4, "figure"))]
    found = coders([*amal, *bo, say("Cleo", Verb.ACCEPT, item(9))])
    (pair,) = found.pairs
    assert (pair.items, pair.alike, pair.raw, pair.kappa) == (4, 3, 0.75, 0.5)
    assert (found.overall.items, found.overall.people, found.overall.alpha) == (4, 2, pytest.approx(16 / 30))
    assert [(one.layer, one.items) for one in found.layers] == [("event", 3), ("figure", 1)]
    assert [one.verdicts for one in found.differing] == [(("Amal", "stands"), ("Bo", "rejected"))]


def test_what_is_not_known_says_why():
    nothing = coders([FIRST])
    assert (nothing.overall.alpha, nothing.overall.raw, nothing.overall.why) == (None, None, Undefined.NO_ITEMS)
    alike = coders([FIRST, say("Bo", Verb.REJECT, item(1))])
    assert (alike.overall.alpha, alike.overall.raw, alike.overall.why) == (None, 1.0, Undefined.ONE_VERDICT)
    assert alike.pairs[0].why is Undefined.ONE_VERDICT
