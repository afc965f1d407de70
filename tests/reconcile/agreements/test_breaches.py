from dataclasses import replace

import pytest

from crossbearing.model.entity import EntityType
from crossbearing.model.event import Event, EventType, Modality, Role, RoleBasis
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, Breach, Term, Told, make_told

HERE, ELSEWHERE = "place:orr", "place:delta"


def breaches(what, at, by=GOVERNMENT, accused=FRONT):
    """The breaches of a truce at Orr by a report that has this happen at some place, done by `by`."""
    truce = Told((Term("hold fire in Orr"),), name="Orr truce", breaches=(Breach(what, accused=accused),))
    places = replace(truce, parties=(GOVERNMENT, FRONT, HERE, ELSEWHERE))
    reading = make_told(1, places)
    agreement = reading.agreements[0]
    owed, broken = agreement.obligations[0].spans[0], agreement.violations[0].spans[0]
    ids = {one.key: one.id for one in reading.entities}
    orr = owed.start + owed.quote.index("Orr")
    entities = tuple(_placed(one, orr, broken) for one in reading.entities)
    when = When("2031-05-06", Precision.DAY, Basis.EXPLICIT)
    trigger = Span(what[:4], broken.start, broken.start + 4)
    event = Event(
        "ev1", EventType.SHELLING, what, trigger, Modality.ALLEGED, when, place=ids[at],
        perpetrator=Role(ids[by], RoleBasis.ALLEGED),
    )  # fmt: skip
    (deal,) = find_deals([replace(reading, entities=entities, events=(event,))])
    return [*deal.breaches, *(one for duty in deal.duties for one in duty.breaches)]


def _placed(entity, orr, broken):
    """The places as places, Orr named in the terms; the front named at the end of what was broken."""
    if entity.key == HERE:
        return replace(entity, type=EntityType.PLACE, mentions=(replace(entity.mentions[0], start=orr, end=orr + 3),))
    if entity.key == ELSEWHERE:
        return replace(entity, type=EntityType.PLACE)
    if entity.key == FRONT:
        mention = replace(entity.mentions[0], quote=broken.quote[-2:], start=broken.end - 2, end=broken.end)
        return replace(entity, mentions=(mention,))
    return entity


@pytest.mark.parametrize(
    ("what", "at", "count"),
    [
        ("shells on a depot", HERE, 1),
        ("shells on a depot", ELSEWHERE, 0),
        ("shells in breach of the truce", ELSEWHERE, 1),
    ],
)
def test_what_happens_elsewhere_breaks_a_local_truce_only_where_it_is_called_so(what, at, count):
    assert len(breaches(what, at)) == count


def test_nobody_is_accused_of_what_was_done_to_them():
    assert [one.accused for one in breaches("shells hit the front", HERE)] == [None]
    assert [one.accused for one in breaches("shells hit the market", HERE, by=FRONT)] == [FRONT]
