"""Which incidents are offered for a merge."""

from datetime import timedelta

from crossbearing.api.ledger import Ledger
from crossbearing.model.when import days_of
from crossbearing.reconcile.filter import Filter
from crossbearing.web.incidents.neighbours import MOST, NEAR_DAYS, neighbours


def test_they_lie_near_in_time_and_in_place_where_that_is_known(ledger: Ledger) -> None:
    view = ledger.snapshot()
    every = view.incidents(short=True)
    found = {one.id: neighbours(one, view) for one in every}
    assert any(found.values())
    for one in every:
        assert one.id not in {near.id for near in found[one.id]} and len(found[one.id]) <= MOST
        first, last = (None, None) if one.date is None else days_of(one.date)
        for near in found[one.id]:
            if one.place is not None:
                assert Filter(place=one.place.partition(":")[2]).takes(near)
            if first is not None and last is not None:
                margin = timedelta(days=NEAR_DAYS)
                assert Filter(time=f"{first - margin}/{last + margin}").takes(near)
