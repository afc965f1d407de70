"""The page of a report: its text with the evidence, the items beside it, and who may not be seen."""

import html
import re

import pytest

from crossbearing import api

HOSTILE = (
    "ORRA, March 4, 2031 (Hill Post) — A shell <script>alert(1)</script> hit the market of Orra on Monday, killing "
    'four people, "the mayor" onclick= said.\n\nقال المتحدث إن القصف قتل ثلاثة 🎯 أشخاص.\n'
)


def sha_of(ledger, name):
    return next(one.sha256 for one in ledger.readings() if name in one.doc_id)


@pytest.fixture
def pulse(ledger):
    return sha_of(ledger, "pulse")


def text_of(page: str) -> str:
    article = page.partition("<article")[2].partition("</article>")[0].partition(">")[2]
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</p>\n?|^\n", "", article)))


def test_reports_are_listed_newest_first_with_what_was_made_of_them(browse):
    found = browse.get("/reports.json").json()
    dates = [one["published"] for one in found["reports"]]
    assert found["part"]["total"] == len(dates) == 6
    assert dates == sorted(dates, reverse=True)
    assert all(one["claims"] > 0 and one["events"] > 0 for one in found["reports"])
    assert all(one["title"] in html.unescape(browse.get("/reports").text) for one in found["reports"])


@pytest.mark.parametrize(
    ("query", "count"), [("outlet=pulse", 1), ("outlet=nobody", 0), ("time=2015", 2), ("time=2015-12-10", 1)]
)
def test_reports_are_filtered_by_outlet_and_time(browse, query, count):
    assert len(browse.get(f"/reports.json?{query}").json()["reports"]) == count


def test_a_time_that_is_none_is_one_clear_line(browse):
    answer = browse.get("/reports?time=Monday")
    assert answer.status_code == 400
    assert "is not an EDTF date" in html.unescape(answer.text)


def test_every_character_of_the_text_is_shown(browse, ledger):
    for reading in ledger.readings():
        page = browse.get(f"/reports/{reading.sha256}").text
        shown = browse.get(f"/reports/{reading.sha256}.json").json()
        pieces = [piece["text"] for paragraph in shown["paragraphs"] for piece in paragraph["segments"]]
        assert "".join(text_of(page).split()) == "".join("".join(pieces).split())
        if not shown["hides"]:
            assert "".join(pieces) == ledger.text(reading)


def test_every_item_of_a_shown_layer_is_found_in_the_text_and_beside_it(browse, ledger, pulse):
    page = browse.get(f"/reports/{pulse}").text
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    reading = next(one for one in ledger.readings() if one.sha256 == pulse)
    for item in (*reading.claims, *reading.events, *reading.quantities, *reading.silences):
        assert item.id in ids
        assert f"t-{item.id}" in ids
    anchors = re.findall(r'href="#([^"]+)"', page.partition("<article")[2])
    assert anchors
    assert set(anchors) <= set(ids)


def test_layers_are_switched_by_links_alone(browse, pulse):
    page = browse.get(f"/reports/{pulse}?layers=event,date").text
    assert re.search(r'class="beside on-event on-date"', page)
    assert 'class="beside"' in browse.get(f"/reports/{pulse}?layers=none").text


def test_protected_names_are_nowhere_on_a_page_or_in_its_twin(browse, ledger, pulse):
    reading = next(one for one in ledger.readings() if one.sha256 == pulse)
    mentions = [mention for one in reading.entities if one.protect for mention in one.mentions]
    hidden = {mention.quote for mention in mentions if mention.kind == "name"}
    assert hidden
    item = next(one.id for one in reading.entities if one.protect)
    for path in (f"/reports/{pulse}", f"/reports/{pulse}.json", f"/reports/{pulse}?item={item}", "/reports.json"):
        found = html.unescape(browse.get(path).text)
        assert not [name for name in hidden if name in found]


@pytest.mark.parametrize("name", ["zzzz", "0000000000", "..%2f..%2fetc", "a'b\"<c>"])
def test_a_report_that_is_not_there_is_a_page_that_says_so(browse, name):
    assert browse.get(f"/reports/{name}").status_code in (400, 404)


def test_a_report_is_found_by_its_short_name_and_the_start_of_its_hash(browse, pulse):
    for name in ("04-waer-pulse-fifth-day", pulse[:8]):
        assert browse.get(f"/reports/{name}.json").json()["sha256"] == pulse


def test_where_several_reports_have_a_name_one_chooses(tmp_path, browser):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "durra.txt").write_text(
            f"DURRA, May {ord(folder) % 9}, 2031 (Post {folder}) — Rockets hit."
        )
    with api.open(tmp_path / "one.db") as ledger:
        ledger.add([tmp_path / "a", tmp_path / "b"])
        browse = browser(ledger)
        shown = browse.get("/reports/durra.json").json()
        assert len(shown["choose"]) == 2
        assert all(one["sha256"] in browse.get("/reports/durra").text for one in shown["choose"])


@pytest.fixture
def hostile(tmp_path, browser):
    (tmp_path / "orra.txt").write_text(HOSTILE, encoding="utf-8")
    with api.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "orra.txt")
        yield browser(ledger)


def test_what_a_report_says_is_text_and_never_mark_up(hostile):
    page = hostile.get("/reports/orra").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_arabic_paragraph_runs_its_own_way(hostile):
    page = hostile.get("/reports/orra").text
    assert re.search(r'<p class="zone[^"]*" dir="auto"[^>]*>(?:<[^>]*>)*قال', page)
