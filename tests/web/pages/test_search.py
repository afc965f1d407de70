"""Searching the examples."""

import pytest


def test_words_are_found_and_marked(browse):
    page = browse.get("/search?words=detainees").text
    assert "<mark>detainees</mark>" in page
    shown = browse.get("/search.json?words=detainees").json()
    assert shown["part"]["total"] == len(shown["reports"]) > 1


def test_the_language_of_queries_is_that_of_the_command(browse, ledger):
    for query in ("detainees OR prisoners", '"the first test"', "buses -army", "detain*"):
        shown = browse.get("/search.json", params={"words": query}).json()
        assert shown["part"]["total"] == ledger.search(query).total


def test_filters_narrow_what_is_found(browse, ledger):
    shown = browse.get("/search.json", params={"words": "buses", "publisher": "orontes", "until": "2015"}).json()
    assert shown["part"]["total"] == ledger.search("buses", publisher="orontes", time="../2015").total
    claims = browse.get("/search.json", params={"kind": "denial"}).json()
    assert all(claim["kind"] == "denial" for report in claims["reports"] for claim in report["claims"])


def test_without_anything_to_look_for_the_rules_are_shown(browse):
    shown = browse.get("/search.json").json()
    assert (shown["part"], shown["reports"]) == (None, [])
    assert '<details class="help" open>' in browse.get("/search").text


@pytest.mark.parametrize("query", ["words=%22", "since=2016-99", "kind=denial&inside=reports"])
def test_a_query_that_means_nothing_is_said_and_stays_in_the_form(browse, query):
    answer = browse.get(f"/search?{query}")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_hostile_words_are_shown_as_words(browse):
    page = browse.get("/search", params={"words": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


def test_a_page_behind_the_last_is_the_last(browse):
    shown = browse.get("/search.json?words=buses&page=9").json()
    assert shown["part"]["number"] == 1
    assert shown["reports"]
