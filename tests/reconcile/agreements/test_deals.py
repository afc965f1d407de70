import pytest

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, Breach, State, Term, Told, make_told

RELEASE = Term("release detainees", "300 detainees", GOVERNMENT, FRONT, 300)
LEAVE = Term("leave", "fighters of Delta", FRONT, GOVERNMENT)


def names(deals):
    return [{deal.name, *deal.names} for deal in deals]


def test_one_deal_under_two_names_is_one_deal_and_says_why():
    deal, *others = find_deals(
        [make_told(1, Told((RELEASE,))), make_told(2, Told((RELEASE,), name="the Karun truce of 1 May"))]
    )
    assert others == []
    assert {deal.name, *deal.names} == {"Karun accord", "the Karun truce of 1 May"}
    assert "both named with karun" in [ground.words for ground in deal.joins[0].grounds]


@pytest.mark.parametrize("date", ["2031-05-02", "2031-04", "2030"])
def test_deals_of_other_dates_are_never_one(date):
    found = find_deals([make_told(1, Told((RELEASE,))), make_told(2, Told((RELEASE,), date=date))])
    assert len(found) == 2


def test_a_month_holds_the_day_but_no_two_days():
    days = ("2031-05-01", "2031-05", "2031-05-20")
    found = find_deals([make_told(n, Told((RELEASE,), date=day), published="2031-06-01") for n, day in enumerate(days)])
    assert len(found) == 2


def test_a_report_older_than_the_deal_tells_of_another():
    older = make_told(2, Told((RELEASE,), date=None), published="2031-04-20")
    assert len(find_deals([make_told(1, Told((RELEASE,))), older])) == 2


def test_two_deals_of_one_report_stay_two():
    found = find_deals([make_told(1, Told((RELEASE,)), Told((RELEASE,)))])
    assert len(found) == 2


def test_deals_of_two_wars_with_plain_names_stay_two():
    here = Told((Term("cease fire"),), name="the ceasefire", date=None)
    there = Told(
        (Term("cease fire"),), name="the ceasefire", date=None, parties=("actor:orr-army", "actor:hill-league")
    )
    assert len(find_deals([make_told(1, here), make_told(2, there)])) == 2


def test_a_plain_key_joins_nothing_and_a_telling_one_does():
    plain = [Told(name="deal", key="agreement:deal", date=None, parties=()) for _ in range(2)]
    assert len(find_deals([make_told(n, told) for n, told in enumerate(plain)])) == 2
    named = [Told(name="deal", key="agreement:karun-2031-05", date=None, parties=()) for _ in range(2)]
    assert len(find_deals([make_told(n, told) for n, told in enumerate(named)])) == 1


def test_a_deal_keeps_how_it_stood_in_each_report():
    early = make_told(1, Told((RELEASE,)), published="2031-05-02")
    late = make_told(2, Told((RELEASE,), status=AgreementStatus.COLLAPSED), published="2031-05-09")
    (deal,) = find_deals([late, early])
    assert [one.status for one in deal.standings] == [AgreementStatus.IN_PROGRESS, AgreementStatus.COLLAPSED]


def test_a_later_round_follows_the_earlier_and_confirms_its_duty():
    earlier = Told((Term("cease fire"),), name="Karun accord", date="2031-03-01")
    states = (State(Degree.DISPUTED, "2031-05-03"),)
    later = Told((Term("keep the ceasefire", states=states),), name="Orr protocol", prior="a2")
    first, second = find_deals([make_told(1, later, earlier)])
    assert second.prior == first.id
    assert second.duties[0].renews == first.duties[0].id
    assert first.duties[0].balance().state is Degree.DISPUTED


def test_a_deal_that_was_carried_out_is_not_renewed():
    earlier = Told((Term("cease fire"),), date="2031-03-01", status=AgreementStatus.COMPLETED)
    later = Told((Term("cease fire"),), name="Orr protocol", prior="a2")
    _, second = find_deals([make_told(1, later, earlier)])
    assert second.duties[0].renews is None


def test_a_breach_is_of_the_duty_it_breaks_with_who_says_and_who_denies():
    breach = Breach("shelling of a market", denied_by=FRONT)
    (deal,) = find_deals([make_told(1, Told((RELEASE, Term("cease fire")), breaches=(breach,)))])
    (found,) = next(duty for duty in deal.duties if duty.kind == "ceasefire").breaches
    assert (found.accused, found.claimed_by, found.deniers) == (FRONT, GOVERNMENT, (FRONT,))
    assert found.origins == (GOVERNMENT,)


def test_a_breach_of_no_known_duty_stays_with_the_deal():
    (deal,) = find_deals([make_told(1, Told((RELEASE, LEAVE), breaches=(Breach("insulting the mediator"),)))])
    assert [one.what for one in deal.breaches] == ["insulting the mediator"]


@pytest.mark.parametrize("name", ["Army plans", "League plans to raid the harbour"])
def test_what_one_side_means_to_do_is_no_deal(name):
    assert find_deals([make_told(1, Told((), name=name))]) == []
    assert len(find_deals([make_told(1, Told((RELEASE,), name=name))])) == 1
    assert len(find_deals([make_told(1, Told((), name="the truce the army plans"))])) == 1


def test_a_deal_of_unknown_date_is_no_earlier_round():
    told = Told((LEAVE,), name="Orr protocol", prior="a2"), Told((RELEASE,), date=None)
    assert [deal.prior for deal in find_deals([make_told(1, *told)])] == [None, None]
