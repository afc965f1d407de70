from dataclasses import replace

from crossbearing.model.agreement import Degree
from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.contradiction import Contradiction, ContradictionKind, Position
from crossbearing.model.incident import Ref
from crossbearing.model.span import Span
from crossbearing.reconcile.agreements.deals import find_deals
from crossbearing.reconcile.agreements.disputed import disputed_deals
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told

RELEASE = Told((Term("release detainees", "detainees", GOVERNMENT, FRONT, 300, states=(State(Degree.FULL),)),))


def conflict(*refs):
    sides = tuple(Position("words", (ref,)) for ref in refs)
    return Contradiction("x1", ContradictionKind.OBLIGATION, "what is owed", "why", sides)


def test_a_contradiction_is_about_the_deal_whose_duty_its_claims_speak_of():
    reading = make_told(1, RELEASE)
    (deal,) = find_deals([reading])
    owed = deal.duties[0].told[0]
    link = Link("p", None, None)
    claim = Claim("c9", (link,), (Span("it", 0, 2),), Form.NARRATOR, ClaimKind.FACT, about=(owed.id,))
    reading = replace(reading, claims=(claim,))
    one = conflict(Ref(owed.sha256, owed.doc, claim.id), Ref(owed.sha256, owed.doc, "elsewhere"))
    assert disputed_deals([one], [deal], {reading.sha256: reading}) == {"x1": (deal.id,)}


def test_a_contradiction_about_other_things_is_of_no_deal():
    reading = make_told(1, RELEASE)
    deals = find_deals([reading])
    one = conflict(*(Ref(reading.sha256, reading.doc_id, item) for item in ("q9", "q8")))
    assert disputed_deals([one], deals, {reading.sha256: reading}) == {}
