"""How a deal of several reports reads on the screen."""

import pytest

from crossbearing.cli.deal_lines import deal_page
from crossbearing.model.agreement import AgreementStatus
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, Breach, Term, Told, make_told


def page(*readings):
    (deal,) = find_deals(readings)
    return [line.text for line in deal_page(deal, {one.sha256: one for one in readings})]


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [(1, "persons", "1 person,"), (2, "persons", "2 persons,"), (1, "families", "1 family,")],
)
def test_units_agree_with_their_number(amount, unit, words):
    term = Term("release detainees", "detainees", GOVERNMENT, FRONT, amount, unit)
    assert any(f"owed {words}" in line for line in page(make_told(1, Told((term,)))))


def test_a_standing_is_shown_where_it_changes():
    days = {"2031-05-02": "in_progress", "2031-05-03": "in_progress", "2031-05-09": "collapsed"}
    told = [
        make_told(n, Told((Term("hold fire"),), status=AgreementStatus(status)), published=day)
        for n, (day, status) in enumerate(days.items())
    ]
    assert [line for line in page(*told) if line in ("in progress", "collapsed")] == ["in progress", "collapsed"]


def test_a_breach_names_who_says_so_and_a_side_only_where_it_is_told():
    lines = page(make_told(1, Told((Term("hold fire"),), breaches=(Breach("shelling of a market", by=None),))))
    assert any("who says so is not told" in line for line in lines)
    lines = page(make_told(1, Told((Term("hold fire"),), breaches=(Breach("shelling of a market", accused=None),))))
    assert any("broken by a side that is not said, says" in line for line in lines)
