"""The sources of the examples."""

import pytest


def source(browse, name):
    (found,) = browse.get(f"/sources.json?name={name}").json()["sources"]
    return found


def test_sources_are_listed_and_found_by_words_of_their_names(browse, ledger):
    every = browse.get("/sources.json").json()
    assert every["part"]["total"] == len(ledger.view().sources)
    assert source(browse, "larnaca")["name"] == "Larnaca Evening Post"
    assert "There are none." in browse.get("/sources?name=atlantis").text


def test_a_source_shows_whom_it_repeats(browse):
    page = browse.get(f"/sources/{source(browse, 'larnaca')['id']}").text
    assert "Reports that repeat others" in page
    assert "Orontes Newswire" in page


def test_a_source_stands_beside_others_with_what_they_share(browse):
    found = max(browse.get("/sources.json").json()["sources"], key=lambda one: one["shared"])
    shown = browse.get(f"/sources/{found['id']}.json").json()
    assert shown["beside"]
    for one in shown["beside"]:
        assert one["other"]["agree"] + one["other"]["against"] <= one["other"]["shared"]
        assert sum(piece["length"] for piece in one["pieces"]) <= 100


def test_a_source_names_its_contradictions(browse, ledger):
    disputed = [one for one in ledger.view().sources if one.contradictions]
    shown = browse.get(f"/sources/{disputed[0].id}.json").json()
    assert [one["id"] for one in shown["disputes"]] == list(disputed[0].contradictions)
    assert shown["source"]["contradictions"] == []


def test_what_an_outlet_took_back_is_named_with_its_report(browse):
    shown = browse.get(f"/sources/{source(browse, 'yarmouk')['id']}.json").json()
    assert shown["source"]["corrections"] == len(shown["withdrawals"]) > 0


@pytest.mark.parametrize("path", ["/sources/s0000000", "/sources?page=0", "/sources?page=x"])
def test_what_cannot_be_is_said_in_one_line(browse, path):
    answer = browse.get(path)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_no_protected_person_is_a_source(browse, ledger):
    names = {m.quote.casefold() for r in ledger.view().readings for e in r.entities if e.protect for m in e.mentions}
    found = {one["name"].casefold() for one in browse.get("/sources.json").json()["sources"]}
    assert found.isdisjoint(names)
