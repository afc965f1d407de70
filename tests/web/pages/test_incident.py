"""One incident in full: the same figures, accounts and words as the view has."""

import re

import pytest

from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.tallies.policies import RULES, policy_of
from crossbearing.reconcile.tallies.tallies import distinct
from workbenches import send


@pytest.fixture
def view(ledger):
    return ledger.snapshot()


@pytest.fixture
def toll(view):
    """The incident with most figures."""
    return max(view.incidents(short=True), key=lambda one: sum(len(tally.figures) for tally in one.tallies))


@pytest.fixture
def told(view):
    """The incident that most reports tell."""
    return max(view.incidents(short=True), key=lambda one: len({ref.sha256 for ref in one.members}))


def test_every_source_has_its_figure_beside_the_tally(browse, view, toll):
    shown = browse.get(f"/incidents/{toll.id}.json").json()
    tallies = list(distinct(toll.tallies))
    assert [(one["low"], one["best"], one["high"]) for one in shown["tallies"]] == [
        (one.low, one.best, one.high) for one in tallies
    ]
    for one, tally in zip(shown["tallies"], tallies, strict=True):
        found = [(figure["where"]["item"], figure["low"], figure["high"], figure["aside"]) for figure in one["figures"]]
        assert found == [(own.figure.id, own.low, own.high, own.aside) for own in tally.figures[:25]]


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_policy_can_be_switched(browse, view, toll, name):
    shown = browse.get(f"/incidents/{toll.id}.json", params={"policy": name, "order": "army"}).json()
    policy = policy_of(f"{name}:army" if name == "hierarchy" else name)
    expected = list(distinct(view.weighing(toll).tallies(policy)))
    assert [(one["low"], one["best"], one["high"]) for one in shown["tallies"]] == [
        (one.low, one.best, one.high) for one in expected
    ]
    assert f'<option value="{name}" selected>' in browse.get(f"/incidents/{toll.id}?policy={name}&order=army").text


def test_each_quote_stands_in_the_text_of_its_report(browse, ledger, told):
    shown = browse.get(f"/incidents/{told.id}.json").json()
    texts = {reading.sha256: " ".join(ledger.text(reading).split()) for reading in ledger.readings()}
    words = [(one["words"], one["where"]["report"]) for one in shown["events"]]
    words += [(one["words"], one["where"]["report"]) for account in shown["accounts"] for one in account["said"]]
    assert len(words) > 2
    assert all(part in texts[report] for quote, report in words for part in quote.split(" … "))


def test_every_quote_links_to_its_place_in_the_report(browse, told):
    page = browse.get(f"/incidents/{told.id}").text
    shown = browse.get(f"/incidents/{told.id}.json").json()
    for one in shown["events"]:
        where = one["where"]
        assert f"/reports/{where['report']}?item={where['item']}#{where['item']}" in page


def test_events_say_what_holds_them_together_with_weights(browse, view, told):
    shown = browse.get(f"/incidents/{told.id}.json").json()
    bonds = {one.event: one for one in view.bonds(told)}
    assert len(shown["events"]) == len(bonds) > 1
    by_item = {(ref.sha256, ref.id): bond for ref, bond in bonds.items()}
    for one in shown["events"]:
        bond = by_item[one["where"]["report"], one["where"]["item"]]
        assert one["hold"]["weight"] == bond.strongest.weight
        assert [ground["weight"] for ground in one["hold"]["grounds"]] == [own.weight for own in bond.strongest.grounds]


def test_the_history_ends_in_the_tally_and_has_its_numbers_beside_the_chart(browse, toll):
    shown = browse.get(f"/incidents/{toll.id}.json").json()
    page = browse.get(f"/incidents/{toll.id}").text
    assert shown["courses"]
    for course in shown["courses"]:
        tally = next(one for one in shown["tallies"] if one["category"] == course["category"])
        assert [course["steps"][-1][end] for end in ("low", "best", "high")] == [
            tally[end] for end in ("low", "best", "high")
        ]
    assert page.count('<svg class="history"') == len(shown["courses"])
    assert page.count("The same in numbers") >= len(shown["courses"])


def test_every_incident_has_a_page_and_its_twin(browse, view):
    for incident in view.incidents(short=True):
        assert browse.get(f"/incidents/{incident.id}").status_code == 200
        assert browse.get(f"/incidents/{incident.id}.json").json()["id"] == incident.id
    assert view.count(Kind.INCIDENT) > 5


def test_a_part_beyond_the_end_of_a_list_is_empty_and_no_mistake(browse, toll):
    shown = browse.get(f"/incidents/{toll.id}.json?events=9&figures=9&said=9").json()
    assert shown["events"] == [] and all(one["figures"] == [] for one in shown["tallies"])


@pytest.mark.parametrize("name", ["i0000000000", "x", "%3Cscript%3E"])
def test_an_incident_that_is_not_there_is_not_found(browse, name):
    answer = browse.get(f"/incidents/{name}.json")
    assert answer.status_code == 404 and "asked for" in answer.json()["detail"]


def test_a_policy_that_is_none_is_named(browse, toll):
    assert "asked for as a policy" in browse.get(f"/incidents/{toll.id}.json?policy=sum").json()["detail"]


def test_forms_to_decide_carry_what_the_decision_is_about(browse, told):
    page = browse.get(f"/incidents/{told.id}").text
    forms = re.findall(r'<form method="post" action="/decide">.*?</form>', page, re.S)
    assert [re.findall(r'name="verb" value="(\w+)"', form) for form in forms] == [["split"], ["merge"]]
    assert all(f'name="names" value="{told.id}"' in form and 'name="why" required' in form for form in forms)
    for ref in told.members:
        assert f'name="names" value="{ref.sha256}:{ref.id}"' in forms[0]


def test_what_is_ticked_is_split_off_and_the_reason_is_shown(browse, ledger, told):
    first, *_, last = told.members
    names = [told.id, f"{last.sha256}:{last.id}"]
    page = send(
        browse, "/decide", verb="split", names=names, why="another village", at=f"/incidents/{first.sha256}:{first.id}"
    )
    assert "another village" in page
    apart = {ref: one.id for one in ledger.snapshot().incidents(short=True) for ref in one.members}
    assert apart[first] != apart[last]


def test_a_merge_makes_one_incident_and_leads_to_it(browse, ledger, view):
    left, right = (one for one in view.incidents(short=True)[:2])
    ref = right.members[0]
    at = f"/incidents/{ref.sha256}:{ref.id}"
    page = send(browse, "/decide", verb="merge", names=[right.id, left.id, ""], why="one and the same", at=at)
    assert "one and the same" in page
    merged = browse.get(f"{at}.json").json()
    assert merged["events_run"]["total"] == len(left.members) + len(right.members)
    assert [one["remark"]["verb"] for one in merged["decided"]] == ["merge"]
    # Both ids that people have written down lead to it.
    assert {browse.get(f"/incidents/{one.id}.json").json()["id"] for one in (left, right)} == {merged["id"]}


def test_a_decision_that_cannot_be_comes_back_with_what_was_written(browse, told):
    back = f"/incidents/{told.id}#merge"
    page = send(browse, "/decide", verb="merge", names=[told.id, "i0000"], why="so it seems", at="/", back=back)
    assert "i0000" in page and 'value="so it seems"' in page


def test_nobody_is_named_who_is_protected(browse, view):
    names = sorted(view.protected())
    assert len(names) > 1
    hidden = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.IGNORECASE)
    addresses = [f"/incidents/{one.id}" for one in view.incidents(short=True)]
    addresses += [f"/contradictions/{one.id}" for one in view.contradictions()]
    for address in ("/incidents", "/contradictions", *addresses):
        for page in (browse.get(address), browse.get(f"{address}.json")):
            assert page.status_code == 200 and not hidden.search(page.text), address
