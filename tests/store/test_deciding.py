"""What decisions do to everything a ledger says, and the two-person rule."""

import pytest

import crossbearing as cb
from crossbearing.errors import InputError
from crossbearing.model.event import EventType
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.view import Options

TEXT = (
    "DURRA, May 13, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed 12 people, the mayor said. "
    "Two schools were closed, said Lena Orr."
)


@pytest.fixture
def ledger(place, tmp_path):
    path = tmp_path / "durra.txt"
    path.write_text(TEXT, encoding="utf-8")
    with cb.open(place) as ledger:
        ledger.add(path)
        yield ledger


def killed(ledger, policy="range"):
    """Low, best and high of those killed, by a kept view."""
    (incident,) = ledger.snapshot(Options.of(policy=policy)).incidents()
    return [(tally.low, tally.best, tally.high) for tally in incident.tallies if tally.counts == "people"]


def figure(ledger):
    return f"durra:{next(one.id for one in ledger.readings()[0].quantities if one.value == 12)}"


def test_a_rejected_event_is_in_no_view_and_back_after_the_undo(ledger):
    reject = ledger.decide("reject", "durra:ev1", who="Amal", why="a drill")
    assert (ledger.incidents(), ledger.snapshot().count(Kind.INCIDENT)) == ([], 0)
    assert [event.id for event in ledger.readings()[0].events] == []
    ledger.decide("undo", reject.id, who="Bo", why="no drill")
    assert (len(ledger.incidents()), ledger.snapshot().count(Kind.INCIDENT)) == (1, 1)
    assert ledger.verify().faults == ()


def test_a_ledger_opened_as_read_says_what_the_reader_said(ledger, place):
    before = ledger.readings()
    ledger.decide("reject", "durra:ev1", who="Amal", why="a drill")
    with cb.open(place, as_read=True) as plain:
        assert plain.readings() == before
        assert (len(plain.incidents()), plain.snapshot().count(Kind.INCIDENT)) == (1, 1)
    assert ledger.snapshot().count(Kind.INCIDENT) == 0


def test_what_was_rejected_takes_no_further_decision_until_the_undo(ledger):
    ledger.decide("reject", "durra:ev1", who="Amal", why="a drill")
    for verb in ("reject", "accept", "note"):
        with pytest.raises(InputError, match="Undo that first"):
            ledger.decide(verb, "durra:ev1", who="Bo", why="no")


def test_an_amended_figure_is_what_every_policy_counts(ledger):
    assert killed(ledger) == [(12, None, 12)]
    ledger.decide("amend", figure(ledger), who="Amal", why="misheard", value="value=14")
    assert (killed(ledger), killed(ledger, "reviewer")) == ([(14, None, 14)], [(14, 14, 14)])


def test_a_figure_that_was_accepted_is_the_reviewers(ledger):
    assert killed(ledger, "reviewer") == [(12, None, 12)]
    ledger.decide("accept", figure(ledger), who="Amal", why="seen the list")
    assert killed(ledger, "reviewer") == [(12, 12, 12)]


def test_a_note_and_a_task_leave_the_kept_view_as_it_is(ledger):
    ledger.snapshot()
    ledger.decide("note", "durra:ev1", who="Amal", why="see the film")
    ledger.decide("assign", "durra:ev1", who="Amal", why="please look", value="Bo")
    ledger.snapshot(making=lambda: pytest.fail("was worked out again"))


def test_an_amended_event_is_shown_so_and_a_second_amendment_is_checked_against_the_first(ledger):
    ledger.decide("amend", "durra:ev1", who="Amal", why="from the air", value="type=airstrike")
    assert ledger.incidents()[0].type is EventType.AIRSTRIKE
    ledger.decide("amend", figure(ledger), who="Amal", why="more", value="high=30")
    ledger.decide("amend", figure(ledger), who="Amal", why="more", value="low=20")
    with pytest.raises(InputError, match="high 10"):
        ledger.decide("amend", figure(ledger), who="Amal", why="fewer", value="high=10")


def test_whoever_is_protected_by_decision_is_so_as_read_and_cannot_be_rejected(ledger, place):
    (person,) = [one for one in ledger.readings()[0].entities if one.name == "Lena Orr"]
    ledger.decide("protect", f"durra:{person.id}", who="Amal", why="asked for it")
    with cb.open(place, as_read=True) as plain:
        for opened in (ledger, plain):
            assert [one.name for one in opened.readings()[0].entities if one.protect] == ["Lena Orr"]
    with pytest.raises(InputError, match="is protected"):
        ledger.decide("reject", f"durra:{person.id}", who="Bo", why="nobody")


def test_a_search_shows_no_rejected_claim_and_hides_whom_a_decision_protects(ledger):
    found = ledger.search("mayor").reports[0]
    rejected = {one.claim.id for one in found.claims}
    (person,) = [one.id for one in ledger.readings()[0].entities if one.name == "Lena Orr"]
    ledger.decide("protect", f"durra:{person}", who="Amal", why="asked for it")
    for claim in rejected:
        ledger.decide("reject", f"durra:{claim}", who="Amal", why="no such words")
    again = ledger.search("mayor").reports[0]
    assert (len(rejected) > 0, again.claims, again.passage) == (True, (), found.passage)
    assert [one.id for one in again.reading.entities if one.protect] == [person]


def test_remarks_stand_by_the_item_they_are_on(ledger):
    note = ledger.decide("note", "durra:ev1", who="Amal", why="see the film")
    ((ref, remarks),) = ledger.remarks().items()
    assert (ref.id, remarks) == ("ev1", [note])
    assert ledger.remarks({"0" * 64}) == {}


def test_what_was_undone_is_not_undone_again(ledger):
    note = ledger.decide("note", "durra:ev1", who="Amal", why="see the film")
    undo = ledger.decide("undo", note.id, who="Bo", why="not this one")
    with pytest.raises(InputError, match=f"replaced it by {undo.id[:12]}"):
        ledger.decide("undo", note.id, who="Bo", why="not this one")


# -- two persons ------------------------------------------------------------------------------------------------------


@pytest.fixture
def ruled(ledger):
    """The ledger with a note of before the two-person rule, and the rule."""
    ledger.decide("amend", "durra:ev1", who="Amal", why="from the air", value="type=airstrike")
    ledger.settings.change("two-person", "on", who="Amal", why="our rules")
    return ledger


def test_under_the_rule_a_decision_takes_effect_with_the_second_person(ruled):
    reject = ruled.decide("reject", "durra:ev1", who="Amal", why="a drill")
    assert [one.type for one in ruled.incidents()] == [EventType.AIRSTRIKE]
    ruled.decide("accept", reject.id[:10], who="Bo", why="seen the order")
    assert (ruled.incidents(), ruled.snapshot().count(Kind.INCIDENT)) == ([], 0)
    assert ruled.verify().faults == ()


def test_the_rule_leaves_notes_and_tasks_to_one_person(ruled):
    for verb in ("note", "assign"):
        assert not ruled.decide(verb, "durra:ev1", who="Amal", why="look", value="Bo").needs_second


@pytest.mark.parametrize(
    ("who", "times", "words"),
    [(" AMAL", 0, "who made it. Another person has to"), ("Cem", 1, "Bo accepted it already")],
)
def test_one_confirms_what_another_decided_and_once(ruled, who, times, words):
    reject = ruled.decide("reject", "durra:ev1", who="Amal", why="a drill")
    for _ in range(times):
        ruled.decide("accept", reject.id, who="Bo", why="seen")
    with pytest.raises(InputError, match=words):
        ruled.decide("accept", reject.id, who=who, why="seen")


def test_what_needs_no_second_person_is_not_to_be_confirmed(ruled):
    with pytest.raises(InputError, match="does not wait for another person"):
        ruled.decide("accept", ruled.decisions()[0].id, who="Bo", why="seen")


def test_an_undo_waits_too_but_not_of_what_still_waits(ruled):
    first = ruled.decisions()[0]
    assert ruled.decide("undo", first.id, who="Bo", why="no").needs_second
    assert ruled.incidents()[0].type is EventType.AIRSTRIKE
    reject = ruled.decide("reject", "durra:ev1", who="Amal", why="a drill")
    assert not ruled.decide("undo", reject.id, who="Amal", why="a slip").needs_second
    with pytest.raises(InputError, match="does not wait"):
        ruled.decide("accept", reject.id, who="Bo", why="seen")


def test_what_waits_when_the_rule_is_switched_off_still_waits(ruled):
    ruled.decide("reject", "durra:ev1", who="Amal", why="a drill")
    for who in ("Amal", "Bo"):
        ruled.settings.change("two-person", "off", who=who, why="too slow")
    assert len(ruled.incidents()) == 1
    assert not ruled.decide("accept", "durra:ev1", who="Amal", why="seen").needs_second
