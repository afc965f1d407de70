import pytest

from crossbearing.model.agreement import Degree
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told


def duties(*terms_of_reports):
    """The duties of one deal that each report tells with terms of its own."""
    (deal,) = find_deals(
        [make_told(n, Told(terms), published=f"2031-05-{n + 10}") for n, terms in enumerate(terms_of_reports)]
    )
    return deal.duties


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Term("release detainees", "300 detainees", GOVERNMENT), Term("free", "the 300 prisoners", GOVERNMENT)),
        (Term("cease fire"), Term("stop fighting")),
        (Term("hand over", "heavy weapons", FRONT), Term("give up", "heavy guns", FRONT)),
        (Term("open aid corridors"), Term("let relief convoys in")),
        (Term("withdraw foreign troops"), Term("departure", "foreign forces")),
    ],
)
def test_one_duty_in_other_words_is_one(left, right):
    (found,) = duties((left,), (right,))
    assert len(found.told) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Term("hand over", "heavy weapons"), Term("hand over", "light rifles")),
        (Term("release detainees", None, GOVERNMENT, FRONT), Term("release detainees", None, FRONT, GOVERNMENT)),
        (Term("leave", "fighters", FRONT), Term("cease fire")),
    ],
)
def test_other_things_and_other_debtors_are_other_duties(left, right):
    assert len(duties((left,), (right,))) == 2


def test_two_obligations_of_one_report_are_two():
    assert len(duties((Term("release detainees", "women"), Term("release detainees", "captured fighters")))) == 2


def test_a_stage_belongs_under_the_whole():
    whole = Term("leave", "people of Orr", "group:orr-people", amount=8000)
    stage = Term("leave", "people of Orr, first stage", "group:orr-people", amount=3000)
    (found,) = duties((whole, stage), (whole,))
    assert [(phase.words, phase.amount.low) for phase in found.phases] == [("first stage", 3000)]
    assert found.owed.low == 8000


def test_a_half_is_worked_out_from_the_whole():
    whole = Term("release detainees", "300 detainees", GOVERNMENT, amount=300)
    half = Term("release detainees", "half of them", GOVERNMENT, amount=50, unit="percent")
    (found,) = duties((whole, half))
    assert found.phases[0].amount.low == 150


def test_amounts_that_exclude_each_other_are_two_readings_that_name_each_other():
    left = Term("release detainees", "detainees of Orr", GOVERNMENT, amount=300)
    right = Term("release detainees", "detainees of Orr", GOVERNMENT, amount=90)
    one, other = duties((left,), (right,))
    assert (one.rivals, other.rivals) == ((other.id,), (one.id,))


def test_the_same_clause_with_debtor_and_creditor_changed_is_two_readings():
    left = Term("pay", "compensation", GOVERNMENT, FRONT, key="k:pay")
    right = Term("pay", "compensation", FRONT, GOVERNMENT, key="k:pay")
    one, other = duties((left,), (right,))
    assert (one.rivals, other.rivals) == ((other.id,), (one.id,))


def test_a_duty_whose_existence_is_denied_is_disputed_and_keeps_both_readings():
    owed = Term("release detainees", None, GOVERNMENT, FRONT)
    denied = Term("release detainees", None, GOVERNMENT, FRONT, denied=True, states=(State(Degree.REFUSED),))
    one, other = duties((owed,), (denied,))
    assert (one.exists, other.exists) == (True, False)
    assert one.rivals == (other.id,)
    assert (one.balance().state, other.balance().state) == (Degree.DISPUTED, Degree.REFUSED)


def test_the_telling_part_of_a_key_joins_what_words_do_not():
    left, right = Term("do as agreed", key="karun:mines"), Term("clear the valley", key="karun:mines")
    assert len(duties((left,), (right,))) == 1


def test_what_was_done_tells_no_debt_and_is_of_the_duty_that_is_owed():
    term = Term("release detainees", "the government is to free 300 detainees", GOVERNMENT, FRONT, 300)
    deed = Term("release", "120 detainees were released on Monday", GOVERNMENT, FRONT, 120)
    (deal,) = find_deals([make_told(1, Told((term,))), make_told(2, Told((deed,)))])
    assert [(duty.owed.low, duty.owed.high) for duty in deal.duties] == [(300, 300)]
    (alone,) = find_deals([make_told(1, Told((deed,)))])
    assert alone.duties[0].owed is None


@pytest.mark.parametrize(("action", "unit"), [("open", "crossings"), ("complete", "phases"), ("cease fire", "trucks")])
def test_numbers_of_what_is_not_handed_over_are_no_debt(action, unit):
    (deal,) = find_deals([make_told(1, Told((Term(action, amount=3, unit=unit),)))])
    assert deal.duties[0].owed is None
