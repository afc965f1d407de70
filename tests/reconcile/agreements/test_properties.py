from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.agreement import Degree
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told

EXAMPLES = 40
DAYS = [f"2031-05-{day:02}" for day in range(2, 12)]
states = st.builds(
    State,
    degree=st.sampled_from([Degree.PARTIAL, Degree.NONE, Degree.DISPUTED, Degree.UNCLEAR]),
    date=st.sampled_from([*DAYS, None, "2031-05-02/2031-05-11"]),
    amount=st.sampled_from([None, 10, 40, 120]),
)
terms = st.builds(
    Term,
    action=st.sampled_from(["release detainees", "leave", "hand over weapons", "cease fire"]),
    object=st.sampled_from([None, "people of Orr", "first stage", "rifles"]),
    debtor=st.sampled_from([None, GOVERNMENT, FRONT]),
    creditor=st.sampled_from([None, GOVERNMENT, FRONT]),
    amount=st.sampled_from([None, 120, 300]),
    states=st.lists(states, max_size=2).map(tuple),
)
agreements = st.builds(
    Told,
    terms=st.lists(terms, max_size=3).map(tuple),
    name=st.sampled_from(["Karun accord", "the ceasefire", "Orr protocol"]),
    date=st.sampled_from([None, "2031-05-01", "2031-04-20", "2031-05"]),
)


@st.composite
def ledgers(draw):
    """A few reports of one to two deals each, some by one publisher."""
    told = draw(st.lists(st.lists(agreements, min_size=1, max_size=2), min_size=1, max_size=5))
    publishers = st.sampled_from(["media:one", "media:two", "media:three"])
    return [
        make_told(n, *deals, published=draw(st.sampled_from(DAYS)), publisher=draw(publishers))
        for n, deals in enumerate(told)
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(readings, random):
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert find_deals(shuffled) == find_deals(readings)


@settings(max_examples=EXAMPLES, deadline=None)
@given(ledgers())
def test_no_obligation_or_performance_is_lost_and_each_stands_once(readings):
    deals = find_deals(readings)
    owed = [ref for deal in deals for duty in deal.duties for ref in duty.told]
    assert sorted((ref.doc, ref.id) for ref in owed) == sorted(
        (reading.doc_id, term.id) for reading in readings for one in reading.agreements for term in one.obligations
    )
    done = [one.ref for deal in deals for duty in deal.duties for one in duty.done if duty.renews is None]
    done += [one.ref for deal in deals for one in deal.loose]
    assert sorted((ref.doc, ref.id) for ref in done) == sorted(
        (reading.doc_id, one.id) for reading in readings for deal in reading.agreements for one in deal.performance
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(ledgers())
def test_done_is_never_more_than_the_origins_said_of_each_day(readings):
    for duty in (duty for deal in find_deals(readings) for duty in deal.duties):
        done = duty.balance().done
        most = {}
        for one in duty.done:
            if one.amount is not None and one.degree in (Degree.PARTIAL, Degree.FULL):
                most[one.date, None] = max(most.get((one.date, None), 0), one.amount.high)
        assert done is None or done.low <= done.high <= sum(most.values())


@settings(max_examples=EXAMPLES, deadline=None)
@given(ledgers())
def test_two_agreements_of_one_report_are_never_one_deal(readings):
    for deal in find_deals(readings):
        assert len({ref.sha256 for ref in deal.told}) == len(deal.told)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(states, min_size=1, max_size=4))
def test_a_report_told_again_adds_nothing(told):
    term = Term("release detainees", "detainees", GOVERNMENT, FRONT, 300, states=tuple(told))
    once = [make_told(1, Told((term,)), publisher="media:one")]
    again = [*once, make_told(2, Told((term,)), publisher="media:one")]
    (one,), (other,) = find_deals(once), find_deals(again)
    assert one.duties[0].balance() == other.duties[0].balance()
