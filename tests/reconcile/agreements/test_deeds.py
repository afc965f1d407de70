from dataclasses import replace

import pytest

from crossbearing.model.agreement import Degree
from crossbearing.model.event import Event, EventType, Modality, Role, RoleBasis
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told

RELEASE = Term("release detainees", "detainees", GOVERNMENT, FRONT)


def freed(by=GOVERNMENT, day="2031-05-06", modality=Modality.OCCURRED):
    when = When(day, Precision.DAY, Basis.EXPLICIT)
    label = "Forty people come home from jail"
    role = Role(by, RoleBasis.STATED)
    return Event("ev1", EventType.PRISONER_RELEASE, label, Span("freed", 900, 905), modality, when, perpetrator=role)


def duty_with(event, *terms):
    """The first duty of a deal whose report also tells of an event."""
    reading = make_told(1, Told(terms))
    party = next(one.id for one in reading.entities if one.key == event.perpetrator.entity)
    told = replace(event, perpetrator=replace(event.perpetrator, entity=party))
    (deal,) = find_deals([replace(reading, events=(told,))])
    return deal.duties[0]


def test_a_deed_of_the_debtor_after_the_deal_is_part_of_its_duty():
    duty = duty_with(freed(), RELEASE)
    assert [(one.ref.id, one.deed) for one in duty.done] == [("ev1", True)]
    assert duty.balance().state is Degree.PARTIAL


@pytest.mark.parametrize("event", [freed(by=FRONT), freed(day="2031-04-30"), freed(modality=Modality.PLANNED)])
def test_deeds_of_others_before_the_deal_or_only_planned_are_none(event):
    assert duty_with(event, RELEASE).done == ()


def test_a_report_that_states_how_the_duty_stands_has_told_the_deed_by_that():
    duty = duty_with(freed(), replace(RELEASE, states=(State(Degree.NONE),)))
    assert [one.deed for one in duty.done] == [False]


@pytest.mark.parametrize(
    ("value", "done"), [("electricity back", 1), ("no power", 0), ("power to be restored, not yet", 0)]
)
def test_a_service_that_is_back_is_part_of_restoring_services(value, done):
    words = Span(value, 900, 900 + len(value))
    status = PlaceStatus("ps1", None, Attribute.SERVICES, value, None, "2031-05-06", (words,))
    reading = make_told(1, Told((Term("restore services", None, GOVERNMENT),)))
    (deal,) = find_deals([replace(reading, place_status=(status,))])
    assert len(deal.duties[0].done) == done
