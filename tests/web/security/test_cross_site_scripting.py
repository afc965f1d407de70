"""Cross-site scripting (XSS): whatever a report, a name or a request says is text on a page, and never mark-up.

What a browser makes of such pages is looked at in tests/web/browser/test_hostile.py.
"""

import json
from collections import Counter
from html.parser import HTMLParser

import pytest

import hostile
from crawled import addresses
from crossbearing import api
from crossbearing.run.reader import reader_name
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.web.pages.every import PAGES
from workbenches import token_of

PASSWORD = "twelve hill goats"
LEADS = {"href", "src", "action", "formaction", "xlink:href", "srcset", "data", "poster"}
# What no template of ours has: where there is one, somebody else wrote it.
FOREIGN = {
    "iframe",
    "object",
    "embed",
    "base",
    "style",
    "img",
    "frame",
    "applet",
    "foreignobject",
    "image",
    "animate",
    "set",
}
# These places are told of under no key of theirs, so that their own pages say that there is no such place.
LINKED = [page for page in PAGES if page.name != "place"]


class Found(HTMLParser):
    """What of a page runs or leads somewhere."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.faults, self.text = Counter(), [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append((tag, name))
            if name in LEADS and not (value or "").startswith(("/", "#", "?")):
                self.faults.append((tag, name, value))
            if tag == "script" and name == "src" and not value.startswith("/static/"):
                self.faults.append((tag, value))
        if tag in FOREIGN or (tag == "script" and "src" not in dict(attrs)):
            self.faults.append(tag)
        if tag == "meta" and "http-equiv" in dict(attrs):
            self.faults.append(attrs)

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def hostile_ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "waer.db"
    with LedgerStore(path, create=True) as store:
        store.add_all(hostile.tellings(), reader=reader_name())
    with api.open(path) as ledger:
        for reading in ledger.readings():
            words = hostile.WORDS[int(reading.doc_id.rpartition("-")[2])][:1000]
            ledger.decide("note", f"{reading.sha256}:c1", who=f"Amal {words[:30]!a}", why=words)
        ledger.snapshot()
    return path


@pytest.fixture
def ledger(hostile_ledger):
    with api.open(hostile_ledger) as opened:
        yield opened


def test_no_page_makes_anything_of_what_reports_say(browser, ledger):
    browse = browser(ledger)
    found = addresses(browse, LINKED)
    looked = [path for paths in found.values() for path in paths]
    assert {"report", "incident", "incidents", "sources", "review", "decisions"} <= {*found} and len(looked) > 30
    for path in looked:
        assert Found(browse.get(path).text).faults == [], path


@pytest.mark.parametrize("number", range(len(hostile.WORDS)), ids=lambda number: hostile.WORDS[number][:20])
def test_the_words_of_a_report_are_all_there_as_words(browser, ledger, number):
    browse = browser(ledger)
    text = "".join(Found(browse.get(f"/reports/{ledger.named(f'hostile-{number}')[0]}").text).text)
    # What turns the direction of a line and what is not seen is shown as a sign of it.
    assert hostile.WORDS[number][:4] in text and hostile.WORDS[number][-3:] in text


def test_twins_are_json_that_no_browser_takes_for_a_page(browser, ledger):
    browse = browser(ledger)
    for path in ("/reports.json", "/incidents.json", "/sources.json", "/decisions.json"):
        found = browse.get(path)
        assert found.headers["content-type"] == "application/json"
        assert found.headers["x-content-type-options"] == "nosniff"
        assert json.loads(found.text)


@pytest.mark.parametrize("words", [one for one in hostile.WORDS if len(one) < 1000], ids=lambda words: words[:20])
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/login", "at"),
        ("/search", "words"),
        ("/incidents", "place"),
        ("/incidents", "page"),
        ("/reports", "outlet"),
        ("/review", "to"),
        ("/audit", "who"),
        ("/audit", "what"),
        ("/nothing-here", "x"),
        ("/incidents", "<svg onload=window.broken=1>"),
    ],
)
def test_what_a_request_says_is_text(signed_in, path, name, words):
    found = signed_in("Admin").get(path, params={name: words})
    assert Found(found.text).faults == []


@pytest.mark.parametrize("words", [one for one in hostile.WORDS if len(one) < 1000], ids=lambda words: words[:20])
def test_what_an_address_says_is_text(signed_in, words):
    browse = signed_in("Admin")
    for path in ("/{}", "/incidents/{}", "/reports/{}", "/places/{}", "/sources/{}", "/agreements/{}/{}", "/review/{}"):
        assert Found(browse.get(f"http://127.0.0.1:8765{path.replace('{}', quoted(words))}").text).faults == []


def quoted(words):
    return "".join(f"%{byte:02x}" for byte in words.encode())


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "' onfocus=alert(1) '"]
)
def test_the_name_of_an_account_is_text(signed_in, team, words):
    team.people.add(words, "admin", PASSWORD, by="root")
    browse = signed_in(words)
    for path in ("/", "/people", "/account", "/review"):
        assert Found(browse.get(path).text).faults == [], path
    # Only its own token is in a form: nothing of the name got out of its place.
    assert browse.post("/people/close", data={"csrf": token_of(browse, "/people"), "name": "Reader"}).status_code == 303
    assert Found(browse.get("/audit").text).faults == []
    assert "&lt;" in browse.get("/people").text or "&#39;" in browse.get("/people").text
