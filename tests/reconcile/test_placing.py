"""Where decisions find their items in later readings: the item they were made on, or none and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.decision import WORDS, Decision, Subject, Verb, added_id
from crossbearing.model.entity import Alignment, Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.held import Held, Past
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.span import Span
from crossbearing.reconcile import found_again as why
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.decisions.adding import with_added
from crossbearing.reconcile.placing import DIFFERING, JOINED, NEVER_READ, NO_REPORT, Places

TEXT = (
    "Shells hit the market of Tessaly at noon on Monday, the mayor told the paper. "
    "In the evening rockets hit the bridge of Durra as well, and the army said that it knew of nothing. "
    "A doctor at the hospital told the paper that planes hit the same bridge a week later."
)
SHA = "a" * 64
NOBODY = Imprint(
    publisher=None,
    publisher_entity=None,
    alignment=Alignment.UNKNOWN,
    title=None,
    url=None,
    dateline_place=None,
    language="en",
    genre="news_report",
    published=None,
    published_basis="inferred",
    published_why="",
    published_evidence=(),
)
# What each item truly is, by its own mark: the label of an event, the note of a claim, the role of an entity.
MARKS = ("market", "bridge", "planes")


def hit(number: int, text: str) -> Span:
    """The n-th "hit" of the report, wherever the text has it by now."""
    starts = [start for start in range(len(text)) if text.startswith(" hit the ", start)]
    return Span.of(text, starts[number] + 1, starts[number] + 4)


def event(name: str, number: int, *, text: str = TEXT, trigger: Span | None = None) -> Event:
    return Event(name, EventType.SHELLING, MARKS[number], trigger or hit(number, text), Modality.OCCURRED)


def reading_of(*events: Event, **layers) -> Reading:
    return Reading(doc_id="tessaly", file="tessaly.txt", sha256=SHA, document=NOBODY, events=events, **layers)


def note(reading: Reading, *items: str, verb: Verb = Verb.NOTE) -> Decision:
    about = tuple(subject_of(reading, item) for item in items)
    return Decision(verb=verb, who="Amal", when="2031-06-01T10:00:00Z", why="seen", about=about)


def places(decision: Decision, then: Held, now: Held) -> Places:
    before = (then,) if then.entry < now.entry else (now,)
    return Places([now.reading], Past({SHA: now}, {decision.id: before}))


def found(decision: Decision, then: Reading, now: Reading, text: str = TEXT, before: str = TEXT):
    """The ids that were found, and why the others were not."""
    where = places(decision, Held(1, then, before), Held(2, now, text))
    return [ref.id for ref in where.about(decision)], [missing.why for missing in where.missing(decision)]


def test_an_item_is_found_by_its_words_under_any_id():
    then, now = reading_of(event("ev1", 0), event("ev2", 1)), reading_of(event("ev1", 1), event("ev2", 0))
    assert found(note(then, "ev1"), then, now) == (["ev2"], [])


def test_an_item_whose_words_are_in_no_item_now_is_missing():
    then, now = reading_of(event("ev1", 0), event("ev2", 1)), reading_of(event("ev1", 1))
    assert found(note(then, "ev1"), then, now) == ([], [why.NO_WORDS])


def test_an_item_is_found_in_another_text_where_its_words_stand_by_then():
    text = TEXT.replace("noon", "nine minutes past twelve")
    then, now = reading_of(event("ev1", 0), event("ev2", 1)), reading_of(event("ev7", 1, text=text))
    assert found(note(then, "ev2"), then, now, text) == (["ev7"], [])


def test_the_same_word_at_the_same_place_of_another_text_is_not_taken_for_it():
    start, end = hit(0, TEXT).start, hit(1, TEXT).start
    text = TEXT[end - start :]
    then, now = reading_of(event("ev1", 0)), reading_of(event("ev1", 1, trigger=Span.of(text, start, start + 3)))
    assert now.events[0].trigger == then.events[0].trigger
    assert found(note(then, "ev1"), then, now, text) == ([], [why.MOVED])


def claim(name: str, holder: str, kind: ClaimKind = ClaimKind.FACT) -> Claim:
    start = TEXT.index("it knew of nothing")
    return Claim(name, (Link(holder, None, None),), (Span.of(TEXT, start, start + 18),), Form.INDIRECT, kind)


def person(name: str, quote: str, key: str) -> Entity:
    start = TEXT.index(quote)
    words = Mention(quote, start, start + len(quote), MentionKind.NOMINAL)
    return Entity(name, key, quote, EntityType.PERSON, (words,))


MAYOR, ARMY = person("e1", "the mayor", "person:mayor"), person("e2", "the army", "group:army")


def test_of_several_items_with_the_same_words_the_one_that_says_the_same_is_found():
    then = reading_of(entities=(MAYOR, ARMY), claims=(claim("c1", "e1"), claim("c2", "e2")))
    swapped = (replace(ARMY, id="e1"), replace(MAYOR, id="e2"))
    now = reading_of(entities=swapped, claims=(claim("c1", "e1"), claim("c2", "e2")))
    assert found(note(then, "c1"), then, now) == (["c2"], [])


@pytest.mark.parametrize("kept", ["e1", "e2"])
def test_of_several_items_with_the_same_words_none_is_taken_that_says_another_thing(kept):
    then = reading_of(entities=(MAYOR, ARMY), claims=(claim("c1", "e1"), claim("c2", "e2")))
    now = reading_of(entities=(MAYOR, ARMY), claims=(claim("c1", kept, ClaimKind.DENIAL),))
    assert found(note(then, "c1"), then, now) == ([], [why.SEVERAL])


def test_an_entity_is_found_by_its_key_where_it_is_first_named_by_other_words():
    paper = person("e9", "the paper", "person:mayor").mentions
    then = reading_of(entities=(MAYOR, ARMY))
    now = reading_of(entities=(replace(ARMY, id="e1"), replace(MAYOR, id="e4", mentions=(*paper, *MAYOR.mentions))))
    assert found(note(then, "e1"), then, now) == (["e4"], [])


def test_an_entity_is_not_taken_for_another_of_its_key_that_no_word_in_common_names():
    then = reading_of(entities=(MAYOR,))
    now = reading_of(entities=(replace(ARMY, id="e1", key=MAYOR.key),))
    assert found(note(then, "e1"), then, now) == ([], [why.NO_WORDS])


def test_an_item_without_words_is_found_by_what_it_sets_against_what():
    parts = {"entities": (MAYOR, ARMY), "claims": (claim("c1", "e1"), claim("c2", "e2"))}
    pair, other = Pair("p1", PairType.DENIAL, "e1", "c1", "who"), Pair("p2", PairType.DENIAL, "e2", "c2", "who")
    then, now = reading_of(**parts, pairs=(pair, other)), reading_of(**parts, pairs=(replace(other, id="p1"),))
    assert found(note(then, "p2"), then, now) == (["p1"], [])
    assert found(note(then, "p1"), then, now) == ([], [why.WORDLESS])


def test_two_events_of_a_merge_are_never_found_to_be_one():
    then = reading_of(event("ev1", 0), event("ev2", 1))
    merge = note(then, "ev1", "ev2", verb=Verb.MERGE)
    twice = replace(merge, about=(merge.about[0], replace(merge.about[0], doc="copy")))
    assert found(twice, then, reading_of(event("ev1", 0))) == ([], [JOINED, JOINED])


def test_a_decision_on_the_present_reading_is_on_the_item_of_that_id():
    now = reading_of(event("ev1", 0), event("ev2", 0))
    assert found(note(now, "ev2"), now, now) == ([], [why.SEVERAL])
    where = Places([now], Past({SHA: Held(1, now, TEXT)}, {note(now, "ev2").id: (Held(1, now, TEXT),)}))
    assert [ref.id for ref in where.about(note(now, "ev2"))] == ["ev2"]


def test_readings_from_before_a_decision_that_tell_different_items_leave_it_open():
    first = reading_of(entities=(MAYOR, ARMY), claims=(claim("c1", "e1"), claim("c2", "e2")))
    second = reading_of(entities=(MAYOR, ARMY), claims=(claim("c1", "e2"), claim("c2", "e1")))
    decision = note(first, "c1")
    held = [Held(2, second, TEXT), Held(1, first, TEXT)]
    where = Places([second], Past({SHA: held[0]}, {decision.id: tuple(held)}))
    assert [missing.why for missing in where.missing(decision)] == [DIFFERING]


def test_what_no_reading_had_and_what_is_not_at_hand_is_missing():
    then = reading_of(event("ev1", 0))
    assert found(note(then, "ev1"), reading_of(), then) == ([], [NEVER_READ])
    other = Places([replace(then, sha256="b" * 64)])
    assert [missing.why for missing in other.missing(note(then, "ev1"))] == [NO_REPORT]


@given(
    at=st.integers(0, len(TEXT)),
    inserted=st.text("ab hitbridge.\n", max_size=60),
    order=st.permutations(range(3)),
    dropped=st.sets(st.integers(0, 2), max_size=2),
)
def test_a_decision_is_on_its_own_item_or_waits_whatever_a_new_reading_does(at, inserted, order, dropped):
    text = TEXT[:at] + inserted + TEXT[at:]

    def moved(span: Span) -> Span:
        start = span.start if span.end <= at else span.start + len(inserted)
        return Span.of(text, start, start + len(span.quote))

    then = reading_of(*(event(f"ev{number}", number) for number in range(3)))
    kept = [number for number in order if number not in dropped]
    renumbered = [event(f"ev{n}", number, trigger=moved(hit(number, TEXT))) for n, number in enumerate(kept)]
    now = reading_of(*renumbered)
    for number in range(3):
        ids, reasons = found(note(then, f"ev{number}"), then, now, text)
        assert [one.label for one in renumbered if one.id in ids] == [MARKS[number]] * len(ids)
        assert len(ids) + len(reasons) == 1


def adding(words: str) -> Decision:
    place = Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    about = (Subject(SHA, "tessaly", WORDS, f"{place.start}-{place.end}", place),)
    return Decision(verb=Verb.ADD, who="Amal", when="2031-06-01T10:00:00Z", about=about, value='{"kind":"denial"}')


def test_an_added_claim_is_found_again_where_its_words_moved_to():
    made, now = adding("it knew of nothing"), f"Page 3\n\n{TEXT}"
    where = places(made, Held(1, reading_of(), TEXT), Held(2, reading_of(), now))
    (claim,) = with_added([reading_of()], [made], where)[0].claims
    assert claim.id == added_id(made.id) == where.about(made)[0].id
    assert [now[span.start : span.end] for span in claim.content] == ["it knew of nothing"]


@pytest.mark.parametrize("now", ["Nothing is left.", TEXT.replace("it knew of nothing", "it did not know")])
def test_an_added_claim_whose_words_are_gone_waits_and_is_not_there(now):
    made = adding("it knew of nothing")
    where = places(made, Held(1, reading_of(), TEXT), Held(2, reading_of(), now))
    assert with_added([reading_of()], [made], where)[0].claims == ()
    assert [one.why for one in where.missing(made)] == [why.MOVED]


def test_what_is_decided_of_an_added_claim_finds_it_by_its_id():
    made = adding("it knew of nothing")
    subject = replace(made.about[0], layer="claim", id=added_id(made.id))
    noted = Decision(verb=Verb.NOTE, who="Bo", when="2031-06-02T10:00:00Z", why="seen", about=(subject,))
    where = places(noted, Held(1, reading_of(), TEXT), Held(2, reading_of(), f"Page 3\n\n{TEXT}"))
    assert [ref.id for ref in where.about(noted)] == [added_id(made.id)]


@pytest.mark.parametrize("value", ["{}x", '{"kind":"lie"}', '{"holder":"e9"}', '{"certainty":"hedged"}'])
def test_a_decision_that_says_no_claim_adds_none(value):
    made = replace(adding("it knew of nothing"), value=value)
    where = Places([reading_of()])
    assert with_added([reading_of()], [made], where)[0].claims == ()
