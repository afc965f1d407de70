from dataclasses import replace

from crossbearing.model.claim import ClaimKind, Form, Polarity, Stance
from crossbearing.model.contradiction import ContradictionKind
from crossbearing.model.incident import Ref
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.reprint import Reprint
from crossbearing.model.span import Span
from crossbearing.reconcile.contradictions.find import find_contradictions
from crossbearing.reconcile.incidents import find_incidents
from crossbearing.reconcile.origins import Origins
from tellings import at_least, counting, told


def found_in(*readings, reprints=()):
    return find_contradictions(readings, find_incidents(readings), Origins(readings, reprints))


def arguing(reading, how, *, second=None, **changes):
    """The reading with a second claim on its event that stands against the first."""
    first = replace(reading.claims[0], about=("ev1",), **changes)
    other = replace(first, id="c2", about=("ev1", "c1"), **(second or {}))
    return replace(reading, claims=(first, other), pairs=(Pair("p1", how, "c1", "c2", "who fired"),))


DENIED = {"kind": ClaimKind.DENIAL, "polarity": Polarity.NEGATED}


def test_figures_of_one_incident_that_exclude_each_other_are_one_contradiction(imprint):
    (found,) = found_in(told(imprint, 1), told(imprint, 2, killed=15), told(imprint, 3, killed=20))
    assert found.kind is ContradictionKind.NUMBER
    assert len(found.sides) == 3
    assert found.why.startswith("they count people killed in one incident")


def test_figures_that_one_number_satisfies_are_none(imprint):
    assert found_in(told(imprint, 1), told(imprint, 2)) == []
    assert found_in(told(imprint, 1), at_least(told(imprint, 2), 10)) == []


def test_figures_of_another_period_or_of_other_people_are_none(imprint):
    month = counting(told(imprint, 2, killed=90), interval="2031-05")
    assert found_in(told(imprint, 1), month) == []
    children = counting(told(imprint, 2, killed=3), counts="children killed")
    assert found_in(told(imprint, 1), children) == []


def test_a_source_that_counts_on_does_not_contradict_itself(imprint):
    later = replace(told(imprint, 1, killed=20, published="2031-05-14"), sha256="f" * 64, doc_id="r1b")
    assert found_in(told(imprint, 1), later) == []


def test_a_denial_stands_against_what_it_denies(imprint):
    (found,) = found_in(arguing(told(imprint, 1), PairType.DENIAL, second=DENIED))
    assert found.kind is ContradictionKind.FACT
    assert [[ref.id for ref in side.refs] for side in found.sides] == [["c1"], ["c2"]]


def test_rival_accusations_of_one_incident_in_two_reports_are_one_issue(imprint):
    accused = {"kind": ClaimKind.ACCUSATION}
    readings = [arguing(told(imprint, n), PairType.COUNTER_CLAIM, **accused) for n in (1, 2)]
    (found,) = found_in(*readings)
    assert found.kind is ContradictionKind.BLAME
    assert sum(len(side.refs) for side in found.sides) == 4


def test_a_correction_of_its_own_words_contradicts_nobody(imprint):
    own = {"form": Form.NARRATOR, "publisher_stance": Stance.DISTANCED}
    assert found_in(arguing(told(imprint, 1), PairType.DENIAL, second=DENIED, **own)) == []


def test_counts_of_different_scope_are_none(imprint):
    assert found_in(arguing(told(imprint, 1), PairType.SCOPE_DIFFERENCE)) == []


def test_that_nobody_was_killed_denies_no_attack(imprint):
    reading = told(imprint, 1)
    quote = Span("no one had been killed", 0, 22)
    argued = arguing(reading, PairType.DENIAL, second={**DENIED, "content": (quote,)})
    untold = replace(argued.quantities[0], claims=())
    assert found_in(replace(argued, quantities=(untold,))) == []


def test_a_contradiction_keeps_its_id_when_later_reports_come(imprint):
    first = arguing(told(imprint, 1, published="2031-05-12"), PairType.DENIAL, second=DENIED)
    later = arguing(told(imprint, 2, published="2031-05-14"), PairType.DENIAL, second=DENIED)
    before, after = {one.id for one in found_in(first)}, {one.id for one in found_in(later, first)}
    assert before <= after


def counting_twice(reading):
    """The reading with two figures of no event that are said to be of one thing."""
    figure = replace(reading.quantities[0], event=None, claims=())
    other = replace(figure, id="q2", span=Span("fourteen", 0, 8))
    pair = Pair("p1", PairType.NUMERIC_CONFLICT, figure.id, "q2", "how many left")
    return replace(reading, quantities=(figure, other), events=(), claims=(), pairs=(pair,))


def test_what_a_reprint_repeats_is_one_contradiction(imprint):
    one, other = (counting_twice(told(imprint, n)) for n in (1, 2))
    first, copy = (Ref(reading.sha256, reading.doc_id, "") for reading in (one, other))
    (found,) = found_in(one, other, reprints=[Reprint(first, copy, 0.9)])
    assert [{ref.sha256 for ref in side.refs} for side in found.sides] == [{one.sha256, other.sha256}] * 2
    # Two that tell of their own may mean different things by the same words.
    assert len(found_in(one, other)) == 2
