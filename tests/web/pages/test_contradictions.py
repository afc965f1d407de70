"""Contradictions: what they are over, why, and both sides' words."""

import pytest

from crossbearing.model.contradiction import ContradictionKind


@pytest.fixture
def every(ledger):
    return ledger.contradictions()


def test_the_list_has_every_contradiction_with_the_words_of_each_side(browse, every):
    page = browse.get("/contradictions.json").json()
    assert page["part"]["total"] == len(every) > 0
    for shown, one in zip(page["contradictions"], every, strict=False):
        assert (shown["id"], shown["why"], len(shown["sides"])) == (one.id, one.why, len(one.sides))
        assert all(side["said"] and side["said"][0]["words"] for side in shown["sides"])


@pytest.mark.parametrize("kind", list(ContradictionKind))
def test_a_kind_can_be_asked_for(browse, every, kind):
    page = browse.get(f"/contradictions.json?kind={kind.value}").json()
    assert [one["id"] for one in page["contradictions"]] == [one.id for one in every if one.kind is kind][:50]


def test_a_place_can_be_asked_for(browse, ledger, every):
    view = ledger.snapshot()
    one = next(one for one in every if one.incident and view.incident(one.incident).place)
    place = view.incident(one.incident).place.partition(":")[2]
    found = browse.get("/contradictions.json", params={"place": place}).json()["contradictions"]
    assert one.id in [shown["id"] for shown in found]
    assert browse.get("/contradictions.json?place=Atlantis").json()["contradictions"] == []


def test_each_has_a_page_with_all_who_take_a_side_and_the_incident(browse, every):
    for one in every:
        shown = browse.get(f"/contradictions/{one.id}.json").json()
        assert [side["items"] for side in shown["contradiction"]["sides"]] == [len(side.refs) for side in one.sides]
        assert (shown["incident"] or {}).get("id") == one.incident
        page = browse.get(f"/contradictions/{one.id}").text
        for side in one.sides:
            for ref in side.refs[:20]:
                assert f"/reports/{ref.sha256}?item={ref.id}#{ref.id}" in page


def test_one_that_is_not_there_is_not_found(browse):
    assert browse.get("/contradictions/x99999.json").status_code == 404
    assert browse.get("/contradictions?kind=tea").status_code == 400
