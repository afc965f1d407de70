"""The walk through the workbench in the tutorial is what the workbench does: the test takes it, and tells of it.

Named a folder for pictures in CROSSBEARING_PICTURES (`make docs` does), it writes the section and its pictures anew.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bench_server import serving
from crossbearing import api
from crossbearing.model.decision import Decision, Verb
from pictures import FOLDER, keeping

ROOT = Path(__file__).parents[3]
TUTORIAL = ROOT / "docs" / "tutorial.md"
PICTURES = ROOT / "docs" / "pictures"
SECTION = re.compile(r"<!-- the walk begins -->\n.*?<!-- the walk ends -->", re.DOTALL)


@pytest.fixture
def truce(example_ledger: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The ledger of the tutorial, and the address of its workbench."""
    path = Path(shutil.copy(example_ledger, tmp_path / "truce.db"))
    with api.open(path) as ledger:
        ledger.add(sorted((ROOT / "examples").glob("*.html")))
        ledger.snapshot()
    with serving(path) as home:
        yield path, home


def test_the_tutorial_walks_through_the_workbench(opened, truce):
    path, home = truce
    page = opened(home, size={"width": 1200, "height": 800}).go("/")
    told = "\n\n".join(
        [
            "<!-- the walk begins -->",
            *_home(page),
            *_review(page),
            *_report(page, path),
            *_adding(page, path),
            *_incident(page),
            *_agreement(page),
            *_place(page),
            *_decisions(page, path),
            *_arabic(page),
            "<!-- the walk ends -->",
        ]
    )
    tutorial = TUTORIAL.read_text(encoding="utf-8")
    if os.environ.get(FOLDER):
        TUTORIAL.write_text(SECTION.sub(lambda _: told, tutorial), encoding="utf-8")
        return
    found = SECTION.search(tutorial)
    assert found is not None
    assert found[0] == told, "run `make docs`"
    for name in re.findall(r"\]\(pictures/([\w-]+\.png)\)", told):
        assert (PICTURES / name).stat().st_size < 150_000, name


def _home(page: Page) -> Iterator[str]:
    counts = [" ".join(one.split()).lower() for one in page.locator("main ul.holds li a").all_inner_texts()]
    yield (
        "The first page says what is new since you last looked, and what waits for you and why; contradictions and "
        f"silences come first. Nobody has looked at this ledger yet, so that all of it is new: {', '.join(counts)}. "
        "`I have seen this` sets the mark from which the next change counts."
    )
    yield _picture(page, "workbench-home", "The first page: counts, contradictions, silences, what waits")


def _review(page: Page) -> Iterator[str]:
    _follow(page, page.get_by_role("link", name="Review", exact=True))
    _follow(page, page.locator("main a.button").first)
    thing = page.locator("h1").inner_text()
    reasons = [one.strip().lower() for one in page.locator(".reasons ul.why li").all_inner_texts()]
    yield (
        "`Review` leads to the queue: what to look at next, and why. `Start with the first` opens "
        f"“{thing}”, which is there for {_number(len(reasons))}: {'; '.join(reasons)}. Beside the reasons stand the "
        "words of the reports, each with a link to where it stands."
    )
    yield _picture(page, "workbench-review", "One thing of the queue: the words, the reasons, the decisions")
    page.keyboard.press("n")
    page.keyboard.type("Ask the committee for its list")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".said")).to_be_visible()
    yield (
        "Each decision has a key: press `n`, type *Ask the committee for its list*, press Enter, and the note is in "
        f"the ledger. The page says so (“{page.locator('.said').inner_text().strip()}”). `a` accepts and goes on, `r` "
        "rejects once you have typed why, `u` takes the last decision back, `?` lists all keys."
    )


def _report(page: Page, path: Path) -> Iterator[str]:
    page.get_by_role("link", name=re.compile("^Amend in the report")).first.click()
    card = page.locator(".item.chosen")
    words = card.locator("q").first.inner_text()
    yield (
        f"`e` leads on to the report, and there to the figure “{words}”. The text is on one side, marked by what it "
        "carries (claims, events, figures, and so on; the buttons above switch each layer); what was found is on the "
        "other. Click either to find the other. The card that is open has the form to amend it, with the choices that "
        "the schema has."
    )
    _still(page)
    yield _picture(page, "workbench-report", "A report: the text with its layers, the cards beside it")
    card.locator("select[name=to_modifier]").select_option("at_least")
    card.locator("form.amend input[name=why]").fill("The office spoke of the first list alone")
    card.locator("form.amend button").click()
    expect(page.locator(".said")).to_be_visible()
    made = _last(path)
    assert made.verb is Verb.AMEND
    yield (
        "Set the figure to `at least`, give the reason, press `Amend`. Nothing is overwritten: the reading stays as "
        f"it was made, and a decision that says `{made.value}` stands beside it, with your name and the time."
    )


def _adding(page: Page, path: Path) -> Iterator[str]:
    line = page.locator("#text .zone", has_text=re.compile(".{160}", re.DOTALL)).nth(1)
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 1, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 12, steps=10)
    page.mouse.up()
    expect(page.locator("#picked")).to_be_visible()
    yield (
        "What the reader of reports has missed is added by marking it: draw over some words with the mouse, and a "
        "button offers to make a claim of them. It fills the form below the text with the words and where they stand; "
        "who says it, of what kind it is and what it is about are chosen there."
    )
    yield _picture(page, "workbench-adding", "Words of the report are marked, and offered as a claim")
    page.locator("[data-pick=words]").click()
    page.locator("#adding button").click()
    expect(page.locator(".said")).to_be_visible()
    assert _last(path).verb is Verb.ADD


def _incident(page: Page) -> Iterator[str]:
    _follow(page, page.get_by_role("link", name="Incidents", exact=True))
    _follow(page, page.locator("main tbody tr", has_text="9 to 12").first.locator("a[href^='/incidents/']").first)
    title = page.locator("h1").inner_text()
    yield (
        f"`Incidents` lists what happened. “{title}” has the figures of every source and what they come to under the "
        "policy chosen above them: choose another, press `Weigh`, and see what it changes. The accounts stand side by "
        "side, each with who is blamed and in which words; the map shows how well the place is known as an area, never "
        "as a pin; below are the reports, the grounds on which they were brought together, and the forms to split "
        "the incident or merge it with another."
    )
    yield _picture(page, "workbench-incident", "An incident: figures, policy, accounts")


def _agreement(page: Page) -> Iterator[str]:
    _follow(page, page.get_by_role("link", name="Agreements", exact=True))
    _follow(page, page.get_by_role("link", name="UN-backed deal"))
    yield (
        "`Agreements` is the board of what was promised: a row for each duty, with what is owed, done, outstanding and "
        "disputed. `UN-backed deal` opens one of them, with what was done and when, who accuses whom of a breach and "
        "who denies it."
    )
    yield _picture(page, "workbench-agreement", "An agreement: what was done and when, duty by duty")


def _place(page: Page) -> Iterator[str]:
    _follow(page, page.get_by_role("link", name="Places", exact=True))
    _follow(page, page.locator("main a[href='/places/Waer']").last)
    yield (
        "`Places` has a map and a list. Waer's page shows who held it, the siege, who could get in and how many live "
        "there over time, each bar with the report that says so, and the incidents on the same line of time."
    )
    yield _picture(page, "workbench-place", "A place over time")


def _decisions(page: Page, path: Path) -> Iterator[str]:
    _follow(page, page.get_by_role("link", name="Decisions", exact=True))
    first = page.locator("ol.log > li").first
    count = page.locator("ol.log > li").count()
    keeping(page, "workbench-decisions")
    first.locator("summary").last.click()
    first.locator("form:has(input[value=undo]) input[name=why]").fill("It was said already")
    first.locator("form:has(input[value=undo]) button").click()
    expect(page.locator(".said")).to_be_visible()
    assert _last(path).verb is Verb.UNDO
    yield (
        f"`Decisions` is the log of all that people decided, {_numeral(count)} so far. Take the newest back with a "
        "reason: the undo is one more entry, and nothing is erased."
    )
    yield _picture_of("workbench-decisions", "The decision log")


def _arabic(page: Page) -> Iterator[str]:
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    yield "The button at the top switches between English and Arabic; the pages turn around with it."
    page.goto(_address(page, "/"))
    yield _picture(page, "workbench-arabic", "The first page in Arabic")


def _address(page: Page, path: str) -> str:
    return "/".join(page.url.split("/")[:3]) + path


def _picture(page: Page, name: str, what: str) -> str:
    keeping(page, name)
    return _picture_of(name, what)


def _picture_of(name: str, what: str) -> str:
    return f"![{what}](pictures/{name}.png)"


def _follow(page: Page, link: Locator) -> None:
    """Click on a link, and wait until the page that it leads to is there."""
    with page.expect_navigation():
        link.click()


def _still(page: Page) -> None:
    """Wait until what was scrolled to stands still."""
    page.wait_for_function("() => document.querySelectorAll('.flash').length === 0")


def _last(path: Path) -> Decision:
    with api.open(path) as ledger:
        return ledger.decisions()[-1]


def _number(count: int) -> str:
    return "one reason" if count == 1 else f"{_numeral(count)} reasons"


def _numeral(count: int) -> str:
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[count]
