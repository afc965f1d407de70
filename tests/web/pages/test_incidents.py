"""The list of incidents: the same as the command gives, with the same filters."""

import pytest

from crossbearing.reconcile.filter import Filter


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"place": "Waer"},
        {"time": "2016-11"},
        {"kind": "attack"},
        {"grade": "fair"},
        {"party": "army"},
        {"least": 2},
    ],
)
def test_a_page_lists_what_the_filter_takes_newest_first(browse, ledger, query):
    page = browse.get("/incidents.json", params=query).json()
    wanted = [one.id for one in ledger.snapshot().newest(Filter(**query), limit=1000)]
    assert [one["id"] for one in page["incidents"]] == wanted[:50]
    assert page["part"]["total"] == len(wanted)


def test_oldest_first_is_the_other_way_round_and_parts_follow(browse, ledger):
    page = browse.get("/incidents.json", params={"order": "oldest"}).json()
    assert [one["id"] for one in page["incidents"]] == [one.id for one in ledger.snapshot().incidents(limit=50)]


def test_a_row_says_what_where_when_how_many_and_how_well_supported(browse, ledger):
    view = ledger.snapshot()
    rows = {one["id"]: one for one in browse.get("/incidents.json").json()["incidents"]}
    html = browse.get("/incidents").text
    for incident in view.newest(limit=50):
        row = rows[incident.id]
        assert row["date"] == incident.date and row["grade"] == (incident.grade and incident.grade.grade)
        assert row["contradictions"] == len(view.contradictions_on([incident.id]))
        assert f'href="/incidents/{incident.id}"' in html
    assert any(row["killed"] is None for row in rows.values())
    assert any(row["killed"] and row["killed"]["low"] is not None for row in rows.values())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=tea", "asked for as a kind of event"),
        ("grade=splendid", "asked for as a grade"),
        ("time=yesterday", "yesterday"),
        ("least=0", "least"),
        ("page=0", "page"),
        ("order=sideways", "order"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(browse, query, said):
    answer = browse.get(f"/incidents.json?{query}")
    assert answer.status_code == 400
    assert said in answer.json()["detail"] and "\n" not in answer.json()["detail"]


def test_nothing_found_is_said_and_arabic_is_written_from_the_right(browse):
    assert "There is no such incident" in browse.get("/incidents?place=Atlantis").text
    page = browse.get("/incidents?lang=ar").text
    assert 'dir="rtl"' in page and "الحوادث" in page
