"""Signing in and out: sessions, guesses, and what is written down of them."""

import pytest

from crossbearing.model.person import Role
from crossbearing.store.guesses import NAME, PATIENCE
from workbenches import token_of

PASSWORD = "twelve hill goats"
WRONG = "twelve hill boats"


def sign_in(browse, name="Editor", password=PASSWORD, **fields):
    return browse.post(
        "/login", data={"csrf": token_of(browse, "/login"), "name": name, "password": password, **fields}
    )


def test_a_stranger_sees_nothing_and_is_led_back_after_signing_in(stranger):
    asked = stranger.get("/incidents?grade=fair")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?at=%2Fincidents%3Fgrade%3Dfair")
    assert 'name="at" value="/incidents?grade=fair"' in stranger.get(asked.headers["location"]).text
    assert sign_in(stranger, at="/incidents?grade=fair").headers["location"] == "/incidents?grade=fair"
    assert stranger.get("/account").status_code == 200


def test_no_page_twin_or_picture_is_shown_to_a_stranger(stranger):
    paths = stranger.get("/openapi.json").json()["paths"]
    for path in (path for path, what in paths.items() if "get" in what and path != "/login.json"):
        found = stranger.get(
            path.format_map(dict.fromkeys(("id", "name", "sha256", "duty", "item"), "x")) if "{" in path else path
        )
        assert found.status_code in (303, 401), path


def test_signing_in_makes_a_new_secret_so_that_a_planted_one_is_worth_nothing(stranger, team):
    planted = team.people.entrance.start(team.people.of("Reader").person, address="")
    for name, value in (("session", "chosen-by-somebody-else"), ("visitor", "chosen-too")):
        stranger.cookies.set(name, value, domain="127.0.0.1")
    sign_in(stranger)
    secret = stranger.cookies["session"]
    assert secret not in (planted, "chosen-by-somebody-else", "chosen-too")
    stranger.cookies.set("session", planted, domain="127.0.0.1")
    sign_in(stranger)
    assert stranger.cookies["session"] != planted
    assert team.people.entrance.person(planted) is None


def test_a_session_says_who_one_is_and_not_what_one_may_do(signed_in, team):
    browse = signed_in("Editor")
    assert browse.get("/people").status_code == 403
    team.people.change_role("Editor", Role.ADMIN, by="root")
    assert browse.get("/people").headers["location"].startswith("/login")


def test_a_changed_password_ends_every_other_session_and_the_secret_of_this_one(signed_in, team):
    here, there = signed_in(), signed_in()
    before = here.cookies["session"]
    data = {"csrf": token_of(here, "/account"), "password": PASSWORD, "new": WRONG, "again": WRONG}
    assert here.post("/account/password", data=data).status_code == 303
    assert here.get("/account").status_code == 200 and here.cookies["session"] != before
    assert team.people.entrance.person(before) is None
    assert there.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((WRONG, WRONG, WRONG), "is another one"),
        ((PASSWORD, WRONG, WRONG[1:]), "in two ways"),
        ((PASSWORD, "short", "short"), "12"),
    ],
)
def test_a_password_is_changed_by_who_knows_it_alone(signed_in, team, typed, words):
    browse = signed_in()
    data = {"csrf": token_of(browse, "/account"), **dict(zip(("password", "new", "again"), typed, strict=True))}
    sent = browse.post("/account/password", data=data)
    assert sent.status_code == 400 and words in sent.text
    assert team.people.entrance.check("Editor", PASSWORD, address="") is not None


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(signed_in):
    browse = signed_in()
    secret = browse.cookies["session"]
    assert browse.post("/logout", data={"csrf": token_of(browse, "/account")}).headers["location"] == "/login"
    assert "session" not in browse.cookies
    browse.cookies.set("session", secret, domain="127.0.0.1")
    assert browse.get("/account").status_code == 303


@pytest.mark.parametrize("name", ["Editor", "Nobody Known"])
def test_guessing_is_held_up_and_says_nothing_of_who_has_an_account(stranger, name):
    free = PATIENCE[NAME].free
    said = [sign_in(stranger, name, WRONG) for _ in range(free)]
    assert {found.status_code for found in said} == {401}
    # By then the wait is longer than a slow machine takes to ask again.
    assert 429 in {sign_in(stranger, name, WRONG).status_code for _ in range(2 * free)}
    assert "No account has this name and this password" in said[0].text
    assert sign_in(stranger, name, PASSWORD).status_code == 429


def test_every_sign_in_and_action_is_in_the_audit_and_no_typed_word(stranger, team):
    sign_in(stranger, "my-password-by-mistake", WRONG)
    sign_in(stranger, "editor", WRONG)
    sign_in(stranger, "Admin")
    browse = stranger
    browse.post("/people/close", data={"csrf": token_of(browse, "/people"), "name": "Reader"})
    browse.post("/logout", data={"csrf": token_of(browse, "/people")})
    assert [(one.who, one.what, one.about, one.outcome) for one in team.people.audit.listed()[::-1]] == [
        ("", "sign-in", "/login", "refused"),
        ("Editor", "sign-in", "/login", "refused"),
        ("Admin", "sign-in", "/login", "done"),
        ("Admin", "close-account", "Reader", "done"),
        ("Admin", "sign-out", "/logout", "done"),
    ]


@pytest.mark.parametrize(
    ("base", "prefix", "secure"), [("http://127.0.0.1:8765", "", False), ("https://bench.example", "__Host-", True)]
)
def test_cookies_are_kept_from_scripts_and_other_sites(stranger, base, prefix, secure):
    stranger.base_url = base
    stranger.headers["host"] = base.partition("//")[2]
    page = stranger.get("/login")
    sent = sign_in(stranger)
    given = [*page.headers.get_list("set-cookie"), *sent.headers.get_list("set-cookie")]
    by_name = {one.partition("=")[0]: one for one in given}
    assert set(by_name) == {f"{prefix}session", f"{prefix}visitor"}
    for one in given:
        assert "HttpOnly" in one and "Path=/" in one and "SameSite=" in one and "Domain" not in one
        assert ("Secure" in one) is secure
