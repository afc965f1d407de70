"""What linking promises whatever it is given: the order of reports, and adding them one by one, change nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import RulingError
from crossbearing.model.incident import Ref
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.incidents import Rules, find_incidents
from crossbearing.reconcile.linking.linker import Linker, link
from crossbearing.reconcile.linking.rulings import Rulings
from simulated import readings_of

READINGS = readings_of(incidents=25, seed=4)
some = st.lists(st.sampled_from(range(len(READINGS))), unique=True, max_size=25)


def members(groups):
    return {frozenset(one.ref for one in group.members) for group in groups}


@settings(max_examples=40, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(chosen, rng):
    readings = [READINGS[n] for n in chosen]
    shuffled = rng.sample(readings, len(readings))
    assert find_incidents(shuffled) == find_incidents(readings)


@settings(max_examples=40, deadline=None)
@given(some)
def test_reports_added_one_by_one_give_what_all_at_once_give(chosen):
    linker = Linker()
    for number in chosen:
        linker.add([READINGS[number]])
        linker.groups()
    assert members(linker.groups()) == members(link([READINGS[n] for n in chosen]))


@settings(max_examples=40, deadline=None)
@given(some)
def test_no_event_is_lost_or_told_twice(chosen):
    groups = link([READINGS[n] for n in chosen])
    found = [one.ref for group in groups for one in group.members]
    wanted = [Ref(READINGS[n].sha256, READINGS[n].doc_id, event.id) for n in chosen for event in READINGS[n].events]
    assert sorted(found) == sorted(wanted)


REFS = sorted(one.ref for group in link(READINGS) for one in group.members)
pairs = st.tuples(st.sampled_from(REFS), st.sampled_from(REFS)).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(pairs, st.booleans()), max_size=6))
def test_a_ruling_is_never_overruled(ruled):
    rulings = [Ruling(left, right, same=same) for (left, right), same in ruled]
    try:
        groups = members(link(READINGS, Rulings(rulings)))
    except RulingError:
        return  # rulings that contradict one another are refused
    last = {frozenset((one.left, one.right)): one.same for one in rulings}
    for pair, same in last.items():
        assert any(pair <= group for group in groups) is same


def test_a_merge_is_undone_by_the_contrary_ruling():
    before = members(link(READINGS))
    left, right = next((min(a), min(b)) for a in sorted(before, key=min) for b in sorted(before, key=min) if a != b)
    merged = members(link(READINGS, Rulings([Ruling(left, right, same=True)])))
    assert any({left, right} <= group for group in merged)
    undone = link(READINGS, Rulings([Ruling(left, right, same=True), Ruling(left, right, same=False)]))
    assert members(undone) == before


def test_rulings_that_contradict_one_another_are_refused_by_name():
    a, b, c = REFS[:3]
    ruled = [Ruling(a, b, same=True), Ruling(b, c, same=True), Ruling(a, c, same=False)]
    with pytest.raises(RulingError, match=f"{a.doc} {a.id}"):
        find_incidents(READINGS, Rules(rulings=tuple(ruled)))


def test_a_report_added_twice_is_taken_once():
    linker = Linker()
    linker.add(READINGS[:5])
    linker.add([replace(reading) for reading in READINGS[:5]])
    assert members(linker.groups()) == members(link(READINGS[:5]))
