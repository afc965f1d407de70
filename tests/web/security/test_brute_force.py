"""Brute force: passwords cannot be guessed one after another, and trying tells nothing of who has an account."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from crossbearing.store.guesses import ADDRESS, NAME, PATIENCE
from crossbearing.web.people.team import Team
from signing import PASSWORD, WRONG, sign_in
from workbenches import token_of


@pytest.mark.parametrize("name", ["Editor", "Nobody Known"])
def test_guessing_is_held_up_and_says_nothing_of_who_has_an_account(stranger, name):
    free = PATIENCE[NAME].free
    said = [sign_in(stranger, name, WRONG) for _ in range(free)]
    assert {found.status_code for found in said} == {401}
    # By then the wait is longer than a slow machine takes to ask again.
    late = [sign_in(stranger, name, WRONG) for _ in range(2 * free)]
    held = next(found.text for found in late if found.status_code == 429)
    assert "No account has this name and this password" in said[0].text and "Wait for" in held
    assert sign_in(stranger, name, PASSWORD).status_code == 429


def test_what_is_said_is_the_same_for_every_reason(stranger, team):
    team.people.close("Reader", by="root")
    said = {
        sign_in(stranger, name, password).text.replace(token_of(stranger, "/login"), "")
        for name, password in (("Editor", WRONG), ("Nobody", WRONG), ("Reader", PASSWORD), ("Editor", "x"))
    }
    assert len(said) == 1


def test_many_guesses_at_once_are_no_way_round_the_wait(stranger, team):
    token = token_of(stranger, "/login")
    data = {"csrf": token, "name": "Editor", "password": WRONG}
    with ThreadPoolExecutor(12) as pool:
        found = [one.status_code for one in pool.map(lambda _: stranger.post("/login", data=data), range(12))]
    assert found.count(401) <= PATIENCE[NAME].free + 2 and 429 in found


def test_one_machine_cannot_try_a_password_at_name_after_name(stranger):
    found = [sign_in(stranger, f"Person {number}", WRONG).status_code for number in range(PATIENCE[ADDRESS].free + 12)]
    assert set(found[: PATIENCE[ADDRESS].free]) == {401} and 429 in found


def test_a_new_browser_or_a_restart_does_not_help(stranger, browser, team):
    free = PATIENCE[NAME].free
    for _ in range(3 * free):
        sign_in(stranger, "Editor", WRONG)
    other = browser(team, Team(team.people))
    assert sign_in(other, "Editor", PASSWORD).status_code == 429


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "client-ip"])
def test_saying_to_be_another_machine_does_not_help(stranger, team, header):
    for number in range(PATIENCE[ADDRESS].free + 12):
        data = {"csrf": token_of(stranger, "/login"), "name": f"Person {number}", "password": WRONG}
        last = stranger.post("/login", data=data, headers={header: f"192.0.2.{number}"})
    assert last.status_code == 429
    assert {one.address for one in team.people.audit.listed()} == {"testclient"}


def test_who_found_a_browser_open_is_held_up_too_and_is_in_the_audit(signed_in, team):
    browse = signed_in()
    data = {"csrf": token_of(browse, "/account"), "password": WRONG, "new": WRONG, "again": WRONG}
    found = [browse.post("/account/password", data=data).status_code for _ in range(3 * PATIENCE[NAME].free)]
    assert found[: PATIENCE[NAME].free] == [400] * PATIENCE[NAME].free and 429 in found
    first = team.people.audit.listed()[-1]
    assert (first.who, first.what, first.outcome) == ("Editor", "change-password", "refused")
