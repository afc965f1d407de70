from dataclasses import replace

import pytest

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.deal import Standing
from crossbearing.model.incident import Ref
from crossbearing.reconcile.agreements.shown import changes, party_name, unit_words
from made_deals import GOVERNMENT, Term, Told, make_told


def test_a_standing_is_given_where_it_changes_in_order_of_the_reports():
    days = [("2031-05-09", "collapsed"), ("2031-05-02", "in_progress"), ("2031-05-03", "in_progress")]
    stood = [Standing(AgreementStatus(status), day, Ref(str(n), "r", "a")) for n, (day, status) in enumerate(days)]
    assert [one.published for one in changes(stood)] == ["2031-05-02", "2031-05-09"]


def test_a_party_is_named_by_the_first_report_at_hand_that_names_it():
    reading = make_told(1, Told((Term("hold fire", debtor=GOVERNMENT),)))
    told = (Ref("elsewhere", "r9", "a1"), Ref(reading.sha256, "r1", "a1"))
    at_hand = {reading.sha256: reading}
    assert party_name(GOVERNMENT, told, at_hand) == next(e.name for e in reading.entities if e.key == GOVERNMENT)
    assert party_name("actor:nobody", told, at_hand) is party_name(None, told, at_hand) is None


def test_a_protected_party_has_no_name():
    reading = make_told(1, Told((Term("hold fire", debtor=GOVERNMENT),)))
    entities = tuple(replace(one, protect=True) for one in reading.entities)
    hidden = replace(reading, entities=entities)
    name = next(one.name for one in reading.entities if one.key == GOVERNMENT)
    assert party_name(GOVERNMENT, (Ref(hidden.sha256, "r1", "a1"),), {hidden.sha256: hidden}) != name


@pytest.mark.parametrize(
    ("unit", "count", "words"),
    [("families", 1, "family"), ("persons", 1, "person"), ("buses", 1, "bus"), ("persons", 2, "persons")],
)
def test_units_agree_with_their_number(unit, count, words):
    assert unit_words(unit, count) == words
