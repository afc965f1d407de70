"""A review session with the keys alone, from the first page to the last decision."""

import pytest
from playwright.sync_api import Page, expect

from crossbearing import api
from crossbearing.model.decision import Verb

# Further than this nobody tabs.
FAR = 80


def test_a_session_of_review_with_the_keyboard_alone(desk, own_ledger):
    page = desk.go("/")
    before = _count(own_ledger)
    _tab_to(page, "Review")
    _press(page, "Enter")
    _tab_to(page, "Start", within="main")
    _press(page, "Enter")
    seen = [page.url]
    # Accept: the next thing comes at once.
    _press(page, "a", seen)
    # Reject takes a reason, which is typed where the key leads.
    page.keyboard.press("r")
    page.keyboard.type("Nobody else saw it")
    _press(page, "Enter", seen)
    # A note stays with the thing, and so does who it is given to.
    page.keyboard.press("n")
    page.keyboard.type("Ask the desk in Homs")
    _press(page, "Enter")
    page.keyboard.press("g")
    page.keyboard.type("Amal")
    _press(page, "Enter")
    expect(page.locator(".said")).to_contain_text("Amal")
    _press(page, "s", seen)
    _press(page, "p")
    assert page.url == seen[-2]
    _press(page, "q")
    assert "/review?" in page.url or page.url.endswith("/review")
    assert _verbs(own_ledger)[before:] == [Verb.ACCEPT, Verb.REJECT, Verb.NOTE, Verb.ASSIGN]
    assert len(set(seen)) == 4


def test_the_last_decision_is_undone_by_a_key(desk, own_ledger, found):
    page = desk.go(found["review_item"][0])
    page.keyboard.press("n")
    page.keyboard.type("By mistake")
    _press(page, "Enter")
    _press(page, "u")
    assert _verbs(own_ledger)[-2:] == [Verb.NOTE, Verb.UNDO]


def test_keys_are_listed_and_do_nothing_while_somebody_writes(desk, own_ledger, found):
    page = desk.go(found["review_item"][0])
    before = _count(own_ledger)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("arsenal")
    assert page.locator("#find").input_value() == "arsenal"
    assert _count(own_ledger) == before


@pytest.mark.parametrize("language", ("en", "ar"))
def test_a_whole_decision_is_made_without_script(opened, own_bench, own_ledger, found, language):
    page = opened(own_bench, script=False, language=language).go(found["review_item"][0])
    page.locator("summary[data-key=r]").click()
    page.locator("#why-reject").fill("Nobody else saw it")
    page.locator("#why-reject ~ button.grave").click()
    assert _verbs(own_ledger)[-1] is Verb.REJECT


def test_a_report_is_read_and_decided_on_with_the_keyboard_alone(desk, own_ledger, found):
    page = desk.go(found["report"][0].partition("?")[0])
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator(".item.chosen")).to_be_focused()
    _press(page, "a")
    assert _verbs(own_ledger)[-1] is Verb.ACCEPT
    page.keyboard.press("n")
    _press(page, "Enter")
    expect(page.locator(".item.chosen .verdicts")).to_be_visible()


def _press(page: Page, key: str, seen: list[str] | None = None) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)
    if seen is not None:
        seen.append(page.url)


def _tab_to(page: Page, words: str, *, within: str = "body") -> None:
    for _ in range(FAR):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "where => document.activeElement.closest(where) && document.activeElement.textContent", within
        )
        if at and at.strip().startswith(words):
            return
    raise AssertionError(f"Tab does not lead to {words!r}")


def _verbs(path: object) -> list[Verb]:
    with api.open(path) as ledger:
        return [one.verb for one in ledger.decisions()]


def _count(path: object) -> int:
    return len(_verbs(path))
