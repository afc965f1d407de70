"""People sign in, and an admin says who may do what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench_server import serving
from crossbearing import api
from crossbearing.model.person import Role
from crossbearing.web.people.team import Team
from watched import Watched, barriers

ADMIN, PASSWORD, OTHER = "Salma", "nine grey herons at noon", "seven blue lamps by night"


@pytest.fixture
def team(own_ledger: Path) -> Iterator[str]:
    """The address of a workbench that people sign in to."""
    with api.open(own_ledger) as ledger:
        ledger.people.add(ADMIN, Role.ADMIN, PASSWORD, by="test")
        ledger.people.add("Rima", Role.READER, PASSWORD, by="test")
    with serving(own_ledger, lambda ledger: Team(ledger.people)) as home:
        yield home


@pytest.mark.parametrize("language", ("en", "ar"))
@pytest.mark.parametrize("width", (1280, 390))
def test_strangers_are_led_to_where_they_sign_in(opened, team, language, width):
    page = opened(team, size={"width": width, "height": 800}, language=language).go("/incidents")
    assert "/login" in page.url
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_somebody_signs_in_and_out(opened, team):
    watched = opened(team)
    watched.expected += ["401", "403"]
    page = _signed_in(watched, ADMIN, "something else altogether")
    assert page.locator(".who .person").count() == 0
    page = _signed_in(watched, ADMIN, PASSWORD)
    expect(page.locator(".who .person")).to_contain_text(ADMIN)
    assert "session" not in page.evaluate("document.cookie")
    watched.go("/account").locator("form[action='/logout'] button").click()
    watched.go("/incidents")
    assert "/login" in page.url


def test_an_admin_makes_an_account_and_changes_what_it_may(opened, team):
    page = _signed_in(opened(team), ADMIN, PASSWORD)
    page.goto(f"{team}/people")
    add = page.locator("form[action='/people/add']")
    add.locator("#name").fill("Yusuf")
    add.locator("#role").select_option("reviewer")
    add.locator("#password").fill(OTHER)
    add.locator("button").click()
    card = page.locator(".card", has_text="Yusuf")
    expect(card.locator(".tag")).to_have_text("reviewer")
    card.locator("summary").click()
    card.locator("select[name=role]").select_option("editor")
    card.locator("form[action='/people/role'] button").click()
    expect(page.locator(".card", has_text="Yusuf").locator(".tag")).to_have_text("editor")
    expect(_signed_in(opened(team), "Yusuf", OTHER).locator(".who .person")).to_contain_text("editor")


def test_a_closed_account_is_out_at_once(opened, team):
    reader = _signed_in(opened(team), "Rima", PASSWORD)
    page = _signed_in(opened(team), ADMIN, PASSWORD)
    page.goto(f"{team}/people")
    card = page.locator(".card", has_text="Rima")
    card.locator("summary").click()
    card.locator("form[action='/people/close'] button").click()
    expect(page.locator(".said")).to_be_visible()
    reader.goto(f"{team}/incidents")
    assert "/login" in reader.url


def test_the_two_person_rule_is_switched_on(opened, team, own_ledger):
    page = _signed_in(opened(team), ADMIN, PASSWORD)
    page.goto(f"{team}/people")
    page.locator("form[action='/people/rule'] #why").fill("Our rules")
    page.locator("form[action='/people/rule'] button").click()
    expect(page.locator(".said")).to_be_visible()
    with api.open(own_ledger) as ledger:
        assert ledger.settings.two_person().on


def test_a_reader_is_told_what_is_not_theirs(opened, team):
    watched = opened(team)
    watched.expected.append("403")
    page = _signed_in(watched, "Rima", PASSWORD)
    assert page.locator("nav a[href='/people']").count() == 0
    page.goto(f"{team}/people")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("form[action^='/people']").count() == 0


def test_somebody_changes_their_password(opened, team):
    watched = opened(team)
    page = _signed_in(watched, "Rima", PASSWORD)
    watched.go("/account")
    for name, words in (("password", PASSWORD), ("new", OTHER), ("again", OTHER)):
        page.locator(f"#{name}").fill(words)
    page.locator("form[action='/account/password'] button").click()
    expect(page.locator(".said")).to_be_visible()
    expect(_signed_in(opened(team), "Rima", OTHER).locator(".who .person")).to_contain_text("Rima")


def _signed_in(watched: Watched, name: str, password: str) -> Page:
    page = watched.go("/login")
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    with page.expect_navigation():
        page.locator("form[action='/login'] button").click()
    return page
