import pytest

from crossbearing.model.agreement import Degree
from crossbearing.reconcile.agreements.deals import find_deals
from made_deals import FRONT, GOVERNMENT, State, Term, Told, make_told

FULL, PARTIAL, NONE, REFUSED, POSTPONED = (
    Degree.FULL,
    Degree.PARTIAL,
    Degree.NONE,
    Degree.REFUSED,
    Degree.POSTPONED,
)


def release(*states, owed=300):
    return Told((Term("release detainees", "detainees", GOVERNMENT, FRONT, owed, states=states),))


def duty_told(*reports):
    """The one duty that these reports (states, day of publication, publisher) tell."""
    readings = [
        make_told(n, release(*states), published=published, publisher=publisher)
        for n, (states, published, publisher) in enumerate(reports)
    ]
    (deal,) = find_deals(readings)
    (duty,) = deal.duties
    return duty


def balance(*reports):
    return duty_told(*reports).balance()


def report(*states, published="2031-05-20", publisher=None):
    return states, published, publisher


def bounds(amount):
    return None if amount is None else (amount.low, amount.high)


def test_deeds_of_other_days_add_up():
    found = balance(report(State(PARTIAL, "2031-05-03", 100)), report(State(PARTIAL, "2031-05-09", 50)))
    assert (bounds(found.done), bounds(found.outstanding)) == ((150, 150), (150, 150))


@pytest.mark.parametrize("publishers", [("media:one", "media:one"), ("media:one", "media:two")])
def test_one_deed_in_two_reports_counts_once(publishers):
    told = (report(State(PARTIAL, "2031-05-03", 100), publisher=publisher) for publisher in publishers)
    assert bounds(balance(*told).done) == (100, 100)


def test_rival_numbers_of_one_deed_bound_it():
    found = balance(report(State(PARTIAL, "2031-05-03", 100)), report(State(PARTIAL, "2031-05-03", 130)))
    assert bounds(found.done) == (100, 130)
    assert bounds(found.outstanding) == (170, 200)


def test_of_one_origin_the_later_number_holds():
    told = [report(State(PARTIAL, "2031-05-03", 100), published="2031-05-04", publisher="media:one")]
    told += [report(State(PARTIAL, "2031-05-03", 130), published="2031-05-06", publisher="media:one")]
    assert bounds(balance(*told).done) == (130, 130)


def test_departure_and_arrival_are_one_deed():
    found = balance(report(State(PARTIAL, "2031-05-03", 100)), report(State(PARTIAL, "2031-05-05", 100)))
    assert bounds(found.done) == (100, 100)


@pytest.mark.parametrize("date", ["2031-05-01/2031-05-10", "../2031-05-10", None])
def test_a_total_is_not_added_to_its_parts(date):
    parts = State(PARTIAL, "2031-05-03", 100), State(PARTIAL, "2031-05-08", 50)
    found = balance(report(*parts, published="2031-05-10"), report(State(PARTIAL, date, 160), published="2031-05-12"))
    assert bounds(found.done) == (160, 160)


def test_what_is_disputed_is_not_done():
    found = balance(report(State(Degree.DISPUTED, "2031-05-03", 100)))
    assert (found.done, bounds(found.disputed), bounds(found.outstanding)) == (None, (100, 100), (300, 300))


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ((), Degree.UNCLEAR),
        ((State(Degree.UNCLEAR),), Degree.UNCLEAR),
        ((State(NONE, "2031-05-03"), State(PARTIAL, "2031-05-06")), PARTIAL),
        ((State(PARTIAL, "2031-05-03"), State(NONE, "2031-05-06")), PARTIAL),
        ((State(PARTIAL, "2031-05-03"), State(REFUSED, "2031-05-06")), PARTIAL),
        ((State(NONE, "2031-05-03"), State(POSTPONED, "2031-05-06")), POSTPONED),
        ((State(POSTPONED, "2031-05-03"), State(REFUSED, "2031-05-06")), REFUSED),
        ((State(PARTIAL, "2031-05-03"), State(FULL, "2031-05-06")), FULL),
        ((State(PARTIAL, "2031-05-03", 200), State(PARTIAL, "2031-05-06", 100)), FULL),
        ((State(FULL, "2031-05-03"), State(Degree.DISPUTED, "2031-05-06")), Degree.DISPUTED),
        ((State(Degree.DISPUTED, "2031-05-03"), State(PARTIAL, "2031-05-06")), PARTIAL),
    ],
)
def test_the_state_follows_the_written_rule(states, state):
    assert balance(report(*states)).state is state


@pytest.mark.parametrize("day", ["2031-05-03", "2031-05-06"])
def test_done_in_full_by_one_source_and_not_by_another_is_disputed(day):
    found = balance(report(State(FULL, "2031-05-03")), report(State(NONE, day)))
    assert found.state is Degree.DISPUTED


def test_a_stage_done_is_part_of_the_whole():
    whole = Term("leave", "people of Orr", "group:orr-people", amount=8000)
    stage = Term("leave", "first stage", "group:orr-people", amount=3000, states=(State(FULL, amount=3000),))
    (deal,) = find_deals([make_told(1, Told((whole, stage)))])
    assert deal.duties[0].balance().state is PARTIAL


def test_a_balance_can_be_asked_as_of_a_day():
    told = duty_told(
        report(State(NONE, "2031-05-03"), published="2031-05-04"),
        report(State(PARTIAL, "2031-05-08", 100), published="2031-05-09"),
    )
    assert told.balance("2031-05-01").state is Degree.UNCLEAR
    assert told.balance("2031-05-06").state is NONE
    assert bounds(told.balance("2031-05-09").outstanding) == (200, 200)


def test_amounts_of_other_things_are_not_subtracted():
    assert bounds(balance(report(State(PARTIAL, amount=40, unit="buses"))).outstanding) == (300, 300)


def test_as_much_as_is_owed_is_all_of_it_whatever_the_word():
    duty = duty_told(report(State(PARTIAL, "2031-05-03", 300)))
    assert [one.degree for one in duty.done] == [FULL]
    assert duty.balance().state is FULL


def test_lorries_told_of_the_ceasefire_are_not_its_amount():
    fire = Term("hold fire", states=(State(PARTIAL, "2031-05-03", 24, "trucks"),))
    (deal,) = find_deals([make_told(1, Told((fire,)))])
    assert deal.duties[0].balance().done is None
    assert [one.amount.low for one in deal.loose] == [24]
