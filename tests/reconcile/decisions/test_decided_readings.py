"""What decisions make of readings."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.decision import Decision, Verb
from crossbearing.model.event import EventType
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.corpus import corpus_object
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.decisions.bearing import bearing
from crossbearing.reconcile.decisions.decided_readings import Decided, as_decided
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.found_again import layer_of
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.reconcile.view import Options, View
from crossbearing.store.contract import from_json
from made import make_reading, make_report
from simulated import readings_of

WHEN = "2031-06-01T10:00:00Z"
GOLD = Path(__file__).parents[2] / "annotated" / "gold"


@pytest.fixture
def reading(imprint) -> Reading:
    return make_reading(make_report(), imprint)


def decision(verb: Verb, reading: Reading, *items: str, when: str = WHEN, **fields) -> Decision:
    about = tuple(subject_of(reading, item) for item in items)
    return Decision(verb=verb, who="Amal", when=when, why="seen", about=about, **fields)


def decide(reading: Reading, *decisions: Decision) -> Reading:
    (found,) = as_decided([reading], bearing(decisions)).readings
    return found


# -- rejected ---------------------------------------------------------------------------------------------------------


def test_a_rejected_event_is_no_incident_and_its_toll_is_counted_nowhere(reading):
    found = decide(reading, decision(Verb.REJECT, reading, "ev1"))
    assert View([found]).incidents == []
    assert [(figure.id, figure.event) for figure in found.quantities] == [("q1", None)]
    assert len(reading.events) == 1


def test_what_a_report_has_from_a_rejected_claim_alone_goes_with_it(reading):
    found = decide(reading, decision(Verb.REJECT, reading, "c1"))
    assert (found.claims, found.events, found.quantities) == ((), (), ())


def test_what_has_another_claim_stays_when_one_is_rejected(reading):
    second = replace(reading.claims[0], id="c2", content=(reading.events[0].trigger,))
    event = replace(reading.events[0], claims=("c1", "c2"))
    two = replace(reading, claims=(*reading.claims, second), events=(event,))
    found = decide(two, decision(Verb.REJECT, two, "c1"))
    assert [event.claims for event in found.events] == [("c2",)]


def test_a_rejected_figure_is_no_figure_of_its_incident(reading):
    found = decide(reading, decision(Verb.REJECT, reading, "q1"))
    (incident,) = View([found]).incidents
    assert (found.events[0].casualties, incident.tallies) == ((), ())


def test_a_rejected_party_leaves_nobody_in_its_role_rather_than_an_unknown_author(reading):
    amended = decision(Verb.AMEND, reading, "ev1", value="perpetrator=e3", others=(subject_of(reading, "e3"),))
    assert decide(reading, amended).events[0].perpetrator.entity == "e3"
    assert decide(reading, amended, decision(Verb.REJECT, reading, "e3")).events[0].perpetrator is None


def test_the_publisher_stays_whatever_is_rejected(reading):
    publisher = replace(reading.entities[0], mentions=reading.entities[1].mentions)
    named = replace(reading, entities=(publisher, *reading.entities[1:]))
    assert decide(named, decision(Verb.REJECT, named, "e1")) == named


# -- amended, protected, chosen ---------------------------------------------------------------------------------------


def test_the_newest_amendment_of_a_field_counts_and_its_undo_brings_back_the_one_before(reading):
    first = decision(Verb.AMEND, reading, "ev1", value="type=airstrike")
    second = decision(Verb.AMEND, reading, "ev1", value="type=shelling", when="2031-06-02T10:00:00Z")
    undo = Decision(verb=Verb.UNDO, who="Bo", when="2031-06-03T10:00:00Z", replaces=second.id)
    assert decide(reading, first, second).events[0].type is EventType.SHELLING
    assert decide(reading, first, second, undo).events[0].type is EventType.AIRSTRIKE


def test_an_amended_figure_is_the_one_that_is_counted_and_that_a_reviewer_takes(reading):
    decided = as_decided([reading], bearing([decision(Verb.AMEND, reading, "q1", value="value=14")]))
    options = decided.options(Options(Policy("reviewer")))
    (tally, *_) = View(decided.readings, options=options).incidents[0].tallies
    assert (tally.low, tally.best, tally.high, tally.why) == (14, 14, 14, "chosen by a reviewer")


def test_an_accepted_figure_is_one_that_a_reviewer_takes(reading):
    decided = as_decided([reading], bearing([decision(Verb.ACCEPT, reading, "q1")]))
    assert decided.options(Options(Policy("reviewer"))).policy.chosen == {Ref(reading.sha256, "durra", "q1")}
    assert decided.options(Options(Policy("range"))).policy.chosen == frozenset()


def test_a_figure_that_is_given_to_another_event_is_counted_there_alone(reading):
    other = replace(reading.events[0], id="ev2", trigger=reading.claims[0].last.cue, casualties=())
    two = replace(reading, events=(*reading.events, other))
    moved = decision(Verb.AMEND, two, "q1", value="event=ev2", others=(subject_of(two, "ev2"),))
    found = decide(two, moved)
    assert [event.casualties for event in found.events] == [(), ("q1",)]
    assert found.quantities[0].event == "ev2"


def test_an_amendment_finds_the_item_it_names_under_its_id_in_a_later_reading(reading):
    amended = decision(Verb.AMEND, reading, "ev1", value="target=e3", others=(subject_of(reading, "e3"),))
    renamed = {"e3": "e30"}
    entities = tuple(replace(one, id=renamed.get(one.id, one.id)) for one in reading.entities)
    later = replace(reading, entities=entities, claims=(), events=(replace(reading.events[0], claims=()),))
    assert decide(later, amended).events[0].target.entity == "e30"


def test_whoever_is_protected_by_decision_is_protected(reading):
    found = decide(reading, decision(Verb.PROTECT, reading, "e3"))
    assert [entity.protect for entity in found.entities] == [False, False, True]


def test_amendments_that_cannot_stand_together_leave_the_item_sound(reading):
    low = decision(Verb.AMEND, reading, "q1", value="low=20", when="2031-06-02T10:00:00Z")
    high = decision(Verb.AMEND, reading, "q1", value="high=30")
    figure = decide(reading, high, low).quantities[0]
    assert (figure.low, figure.high) == (20, 30)
    assert (decide(reading, low).quantities[0].low, reading.quantities[0].low) == (12, 12)


def test_notes_tasks_and_undone_decisions_bear_on_no_view(reading):
    note, reject = decision(Verb.NOTE, reading, "ev1"), decision(Verb.REJECT, reading, "ev1")
    undo = Decision(verb=Verb.UNDO, who="Bo", when=WHEN, replaces=reject.id)
    assign = decision(Verb.ASSIGN, reading, "ev1", value="Bo")
    assert bearing([note, reject, assign, decision(Verb.ACCEPT, reading, "ev1")]) == [reject]
    assert bearing([note, reject, undo, assign]) == []


# -- laws -------------------------------------------------------------------------------------------------------------

VALUES = {
    "type": ("airstrike", "person"),
    "value": ("12", "none", "3 of them"),
    "date": ("2031-05", "none"),
    "low": ("900",),
}


@cache
def readings() -> tuple[Reading, ...]:
    """A few made-up reports, and some that people annotated, which have agreements."""
    return (*readings_of(incidents=3, seed=11)[:12], *map(_annotated, sorted(GOLD.glob("[bc]*.json"))))


def _annotated(path: Path) -> Reading:
    """An annotated report, without the notes for those who develop the reader."""
    plain = json.loads(path.read_text(encoding="utf-8")) | {"traps": []}
    return from_json(json.dumps(plain), where=path.name)


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    """Some decisions of people on items of all kinds, the undoing of some included."""
    made: list[Decision] = []
    for number in range(draw(st.integers(1, 12))):
        when = f"2031-06-01T10:{number:02}:00Z"
        verb = draw(
            st.sampled_from([Verb.REJECT, Verb.REJECT, Verb.AMEND, Verb.PROTECT, Verb.MERGE, Verb.UNDO, Verb.ACCEPT])
        )
        if verb is Verb.UNDO and made:
            made.append(Decision(verb=verb, who="Bo", when=when, replaces=draw(st.sampled_from(made)).id))
        elif verb is not Verb.UNDO:
            made.append(draw(_on_items(verb, when)))
    return made


@st.composite
def _on_items(draw: st.DrawFn, verb: Verb, when: str) -> Decision:
    layers = {Verb.PROTECT: ("entity",), Verb.MERGE: ("event",)}.get(verb, tuple(FIELDS))
    subjects, count, others = _subjects(layers), 2 if verb is Verb.MERGE else 1, ()
    about = tuple(draw(st.lists(st.sampled_from(subjects), min_size=count, max_size=3, unique=True)))
    value = None
    if verb is Verb.AMEND:
        field = draw(st.sampled_from(sorted(FIELDS[about[0].layer])))
        value = f"{field}={draw(st.sampled_from(VALUES.get(field, ('e2', 'none', 'yes', 'hedged'))))}"
        others = (draw(st.sampled_from(_subjects(("entity", "event")))),)
        others = () if others[0] in about else others
    return Decision(verb=verb, who="Amal", when=when, about=about, others=others, value=value)


@cache
def _subjects(layers: tuple[str, ...]) -> list:
    return [subject_of(one, item.id) for one in readings() for item in one.items() if layer_of(item) in layers]


def shown(decided: Decided) -> object:
    """All that a view can say."""
    view = View(decided.readings, options=decided.options(Options(Policy("reviewer"))))
    histories = [view.history(incident) for incident in view.incidents]
    return corpus_object(view), view.deals, view.places, view.corrections, view.dependence, view.silences, histories


@settings(max_examples=40, deadline=None)
@given(decisions())
def test_no_decisions_break_a_view_and_undoing_all_gives_the_view_of_none(made):
    shown(as_decided(readings(), bearing(made)))
    undone = _undone(made)
    assert bearing(undone) == []
    assert as_decided(readings(), bearing(undone)) == Decided(list(readings()))


@settings(max_examples=25, deadline=None)
@given(decisions(), st.randoms(use_true_random=False))
def test_what_decisions_do_does_not_depend_on_the_order_of_the_readings(made, random):
    mixed = list(readings())
    random.shuffle(mixed)
    one, other = as_decided(readings(), bearing(made)), as_decided(mixed, bearing(made))
    assert {reading.sha256: reading for reading in one.readings} == {
        reading.sha256: reading for reading in other.readings
    }
    assert (one.gone, one.chosen, one.rulings) == (other.gone, other.chosen, other.rulings)


def _undone(made: Sequence[Decision]) -> list[Decision]:
    """The decisions, and an undo of each that is in force until none is but undoing ones."""
    found = list(made)
    for number, one in enumerate(bearing(made)):
        found.append(Decision(verb=Verb.UNDO, who="Bo", when=f"2031-06-02T10:{number:02}:00Z", replaces=one.id))
    return found
