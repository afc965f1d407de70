"""Whatever a report says is shown as words: on pages, in their titles, in their twins."""

import json

import pytest

import hostile
from crawled import LINKED
from crossbearing import api

# What was made of the words: script that ran, marks of ours that are theirs, addresses that run, templates worked out.
MADE = r"""() => {
  const every = [...document.querySelectorAll("*")];
  const leads = ["href", "src", "action", "formaction", "xlink:href"];
  const said = (one) => leads.map((name) => one.getAttribute(name) || "");
  const text = document.body.textContent;
  return {
    ran: window.broken ?? null,
    scripts: [...document.scripts].filter((one) => !one.src.startsWith(location.origin + "/static/")).length,
    handlers: every.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
    links: every.flatMap(said).filter((at) => /^\s*(javascript|vbscript|data):/i.test(at)),
    images: document.querySelectorAll("img[src='x']").length,
    styles: document.querySelectorAll("style, [style]").length,
    sums: (text.match(/(^|\W)49(\$\{|49)/g) || []).length,
  };
}"""
NOTHING = {"ran": None, "scripts": 0, "handlers": [], "links": [], "images": 0, "styles": 0, "sums": 0}
# Characters that turn the direction of what follows, where nothing around them ends that.
TURNED = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/[\u202a\u202b\u202d\u202e]/.test(node.data) && !node.parentElement.closest("bdi, [dir=auto], #text, option"))
      found.push(node.parentElement.outerHTML.slice(0, 200));
  }
  return found;
}"""
# Long texts are shown part by part.
PART = 5_000


@pytest.mark.parametrize("name", LINKED)
def test_nothing_that_a_report_says_is_made_into_a_part_of_the_page(opened, standing_bench, found, name):
    watched = opened(standing_bench)
    for path in found.get(name, ())[:3]:
        assert watched.go(path).evaluate(MADE) == NOTHING, path
        assert len(watched.page.title()) < 500


@pytest.fixture(scope="module")
def hostile_reports(rich_ledger):
    with api.open(rich_ledger) as ledger:
        return [ledger.named(f"hostile-{number}")[0] for number in range(len(hostile.WORDS))]


@pytest.mark.parametrize("number", range(len(hostile.WORDS)), ids=lambda number: hostile.WORDS[number][:20])
def test_a_hostile_report_and_its_incident_are_shown_as_words(opened, standing_bench, hostile_reports, number):
    watched = opened(standing_bench)
    page = watched.go(f"/reports/{hostile_reports[number]}")
    assert page.evaluate(MADE) == NOTHING
    shown = page.locator("#text").text_content() or ""
    assert len(shown) > min(len(hostile.WORDS[number]), PART) / 2
    assert page.evaluate(TURNED) == []
    incident = page.locator("a[href^='/incidents/']").first.get_attribute("href")
    assert watched.go(incident).evaluate(MADE) == NOTHING
    assert page.evaluate(TURNED) == []
    twin = watched.page.request.get(f"{standing_bench}{incident}.json")
    assert twin.headers["content-type"] == "application/json"
    assert json.loads(twin.text())


@pytest.mark.parametrize("words", [one for one in hostile.WORDS if len(one) < 1000])
def test_hostile_words_that_are_asked_for_are_shown_as_words(opened, standing_bench, words):
    watched = opened(standing_bench)
    watched.expected += ["400", "404"]
    page = watched.page
    for path in ("/search?words=", "/incidents?place=", "/reports?outlet=", "/nowhere/", "/incidents/"):
        page.goto(standing_bench + path + page.evaluate("encodeURIComponent", words))
        assert page.evaluate(MADE) == NOTHING, path
