"""Each decision, made in a browser as a person makes it, and read back from the ledger."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from crossbearing import api
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.person import Role
from crossbearing.model.reading import Reading


@pytest.fixture
def reading(rich_ledger: Path) -> Reading:
    """A report with claims, figures and people."""
    with api.open(rich_ledger) as ledger:
        return next(one for one in ledger.readings() if one.doc_id == "05-national-dispatch-agency-breach")


def test_a_claim_is_accepted_and_that_is_undone(desk, own_ledger, reading):
    claim = reading.claims[2]
    card = _card(desk.go(_at(reading, claim.id)), claim.id)
    card.get_by_label("reason").first.fill("Heard the same by phone")
    card.get_by_role("button", name=re.compile("^Accept")).click()
    expect(desk.page.get_by_role("status").first).to_be_visible()
    made = _last(own_ledger)
    assert (made.verb, made.who, made.why) == (Verb.ACCEPT, "Noor", "Heard the same by phone")
    remark = _card(desk.page, claim.id).locator(".remark", has_text="Heard the same by phone")
    remark.get_by_role("button").click()
    expect(remark).to_have_count(0)
    assert (_last(own_ledger).verb, _last(own_ledger).replaces) == (Verb.UNDO, made.id)


def test_a_claim_is_rejected_with_a_reason_and_none_without(desk, own_ledger, reading):
    claim = reading.claims[2]
    card = _card(desk.go(_at(reading, claim.id)), claim.id)
    card.get_by_role("button", name=re.compile("^Reject")).click()
    expect(desk.page.locator(".refused").first).to_be_visible()
    assert _last(own_ledger).verb is not Verb.REJECT
    card = _card(desk.page, claim.id)
    card.get_by_label("reason").first.fill("It is not what they said")
    card.get_by_role("button", name=re.compile("^Reject")).click()
    expect(desk.page.locator("#gone")).to_be_visible()
    assert (_last(own_ledger).verb, _last(own_ledger).why) == (Verb.REJECT, "It is not what they said")


def test_a_figure_is_amended_with_the_choices_of_the_schema(desk, own_ledger, reading):
    figure = reading.quantities[0]
    page = desk.go(_at(reading, figure.id))
    form = _card(page, figure.id).locator("form.amend")
    options = form.locator("select[name=to_category] option").evaluate_all("every => every.map((one) => one.value)")
    assert {"killed", "wounded", "detained"} <= set(options)
    form.locator("select[name=to_category]").select_option("abducted" if "abducted" in options else "detained")
    form.get_by_label("reason").fill("They were taken")
    form.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_be_visible()
    made = _last(own_ledger)
    assert (made.verb, made.why) == (Verb.AMEND, "They were taken")
    assert made.value.startswith("category=")


def test_a_note_is_left(desk, own_ledger, reading):
    claim = reading.claims[0]
    card = _card(desk.go(_at(reading, claim.id)), claim.id)
    card.get_by_label("reason").first.fill("Ask the desk in Homs")
    card.get_by_role("button", name=re.compile("^Note|note$")).click()
    expect(_card(desk.page, claim.id).get_by_text("Ask the desk in Homs")).to_be_visible()
    assert _last(own_ledger).verb is Verb.NOTE


def test_a_protected_name_is_on_no_page_any_more(desk, own_ledger, found):
    with api.open(own_ledger) as ledger:
        told = next(one for one in ledger.readings() if one.doc_id == "04-waer-pulse-fifth-day")
    witness = next(one for one in told.entities if one.name == "Umm Yazan")
    page = desk.go(_at(told, witness.id) + "&layers=entity")
    _card(page, witness.id).get_by_role("button", name=re.compile("Protect")).click()
    expect(page.locator(".said")).to_be_visible()
    assert _last(own_ledger).verb is Verb.PROTECT
    assert "Yazan" not in page.content()
    for path in ("/", "/decisions", *(every[0] for every in found.values())):
        assert "Yazan" not in desk.go(path).content(), path


def test_a_claim_is_added_from_selected_words(desk, own_ledger, reading):
    page = desk.go(f"/reports/{reading.sha256}")
    words = _select(page, "#text .zone:nth-of-type(3)")
    page.locator("[data-pick=words]").click()
    form = page.locator("#adding")
    assert form.locator("[name=words]").input_value() == words
    form.locator("[name=kind]").select_option(index=1)
    form.locator("[name=why]").fill("It was passed over")
    form.locator("button").click()
    expect(page.get_by_role("status").first).to_be_visible()
    made = _last(own_ledger)
    assert (made.verb, made.why) == (Verb.ADD, "It was passed over")
    expect(page.locator(".item", has_text="It was passed over")).to_be_visible()


def test_text_and_claims_find_one_another(desk, reading):
    page = desk.go(f"/reports/{reading.sha256}")
    card = page.locator(".item:visible", has=page.locator(".to-text")).first
    card.locator(".to-text q").first.click(position={"x": 60, "y": 8})
    expect(page.locator("#text .flash").first).to_be_visible()
    page.locator("#text a.seg:visible").first.click()
    expect(page.locator(".item.chosen")).to_be_visible()


def test_incidents_are_merged_and_split_again(desk, own_ledger, own_bench):
    one, other = _two_alike(own_ledger)
    page = desk.go(f"/incidents/{one}")
    page.locator("#merge-id").fill(other)
    page.locator("#merge-why").fill("The same morning, the same street")
    page.locator("section[aria-labelledby=merge] button").click()
    expect(page.get_by_role("status").first).to_be_visible()
    made = _last(own_ledger)
    assert (made.verb, made.why) == (Verb.MERGE, "The same morning, the same street")
    page.locator("input[name=names][id^=event-]").last.check()
    page.locator("#split-why").fill("Two streets after all")
    page.locator("section[aria-labelledby=events] button.grave").click()
    expect(page.get_by_role("status").first).to_be_visible()
    assert _last(own_ledger).verb is Verb.SPLIT


def test_things_are_given_to_somebody(desk, own_ledger):
    page = desk.go("/review")
    page.locator("input[name=thing]").first.check()
    page.locator("#to").fill("Amal")
    page.locator("fieldset button").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Amal")
    assert (_last(own_ledger).verb, _last(own_ledger).value) == (Verb.ASSIGN, "Amal")


def test_a_second_person_confirms(opened, own_bench, own_ledger, reading):
    with api.open(own_ledger) as ledger:
        ledger.settings.change("two-person", "on", who="Noor", why="our rules")
    claim = reading.claims[3]
    first, second = (opened(own_bench, who=(name, Role.EDITOR)) for name in ("Amal", "Bassam"))
    card = _card(first.go(_at(reading, claim.id)), claim.id)
    card.get_by_label("reason").first.fill("Nobody said so")
    card.get_by_role("button", name=re.compile("^Reject")).click()
    expect(first.page.locator(".said")).to_be_visible()
    made = _last(own_ledger)
    assert made.needs_second
    remark = _card(second.go(_at(reading, claim.id)), claim.id).locator(".remark.waits")
    remark.get_by_role("button").first.click()
    expect(second.page.locator("#gone")).to_be_visible()
    assert (_last(own_ledger).verb, _last(own_ledger).confirms) == (Verb.ACCEPT, made.id)


def test_a_reader_is_offered_nothing_to_decide(opened, own_bench, own_ledger, reading, found):
    watched = opened(own_bench, who=("Rima", Role.READER))
    for name in ("report", "incident", "review_item", "decisions", "review"):
        page = watched.go(found[name][0])
        assert page.locator("form[action='/decide'], form[action='/review/assign']").count() == 0, name


def _at(reading: Reading, item: str) -> str:
    return f"/reports/{reading.sha256}?item={item}"


def _card(page: Page, item: str) -> Locator:
    return page.locator(f".item[data-item='{item}']")


def _last(path: Path) -> Decision:
    with api.open(path) as ledger:
        return ledger.decisions()[-1]


def _select(page: Page, where: str) -> str:
    """Marks words with the mouse, and gives them."""
    box = page.locator(where).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 10, steps=8)
    page.mouse.up()
    return page.evaluate("window.getSelection().toString()")


def _two_alike(path: Path) -> tuple[str, str]:
    """Two incidents of one kind, from different reports."""
    with api.open(path) as ledger:
        every = ledger.snapshot().incidents()
    return next(
        (one.id, other.id)
        for one in every
        for other in every
        if one.id != other.id and one.type == other.type and one.place is not None and one.place == other.place
    )
