"""Session fixation: a secret that somebody planted in a browser is worth nothing once its owner signs in."""

import pytest

from crossbearing.model.person import Role
from signing import PASSWORD, WRONG, hold, sign_in
from workbenches import token_of


def test_signing_in_makes_a_new_secret_so_that_a_planted_one_is_worth_nothing(stranger, team):
    planted = team.people.entrance.start(team.people.of("Reader").person, address="")
    for name, value in (("session", "chosen-by-somebody-else"), ("visitor", "chosen-too")):
        hold(stranger, name, value)
    sign_in(stranger)
    secret = stranger.cookies["session"]
    assert secret not in (planted, "chosen-by-somebody-else", "chosen-too")
    hold(stranger, "session", planted)
    sign_in(stranger)
    assert stranger.cookies["session"] != planted
    assert team.people.entrance.person(planted) is None


@pytest.mark.parametrize("where", ["query", "form", "header"])
def test_a_secret_is_taken_from_a_cookie_alone(stranger, team, where):
    secret = team.people.entrance.start(team.people.of("Admin").person, address="")
    ways = {
        "query": {"params": {"session": secret}},
        "header": {"headers": {"session": secret, "authorization": secret}},
    }
    if where == "form":
        assert stranger.post("/people/close", data={"session": secret, "name": "Reader"}).status_code == 401
    else:
        assert stranger.get("/account", **ways[where]).status_code == 303


def test_who_signs_in_as_somebody_else_leaves_the_first_session(stranger, team):
    sign_in(stranger, "Editor")
    first = stranger.cookies["session"]
    sign_in(stranger, "Reader")
    assert team.people.entrance.person(first) is None
    assert team.people.entrance.person(stranger.cookies["session"]).name == "Reader"


def test_the_token_of_a_form_before_signing_in_is_none_afterwards(stranger):
    before = token_of(stranger, "/login")
    sign_in(stranger)
    assert stranger.post("/logout", data={"csrf": before}).status_code == 403


def test_a_changed_password_ends_every_other_session_and_the_secret_of_this_one(signed_in, team):
    here, there = signed_in(), signed_in()
    before = here.cookies["session"]
    data = {"csrf": token_of(here, "/account"), "password": PASSWORD, "new": WRONG, "again": WRONG}
    assert here.post("/account/password", data=data).status_code == 303
    assert here.get("/account").status_code == 200 and here.cookies["session"] != before
    assert team.people.entrance.person(before) is None
    assert there.get("/account").status_code == 303


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(signed_in):
    browse = signed_in()
    secret = browse.cookies["session"]
    assert browse.post("/logout", data={"csrf": token_of(browse, "/account")}).headers["location"] == "/login"
    assert "session" not in browse.cookies
    hold(browse, "session", secret)
    assert browse.get("/account").status_code == 303


def test_one_signs_out_everywhere_else(signed_in):
    here, there = signed_in(), signed_in()
    sent = here.post("/account/sessions", data={"csrf": token_of(here, "/account")})
    assert sent.status_code == 303 and here.get("/account").status_code == 200
    assert there.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/people/role", {"role": "admin"}),
        ("/people/password", {"password": "eleven river boats"}),
        ("/people/close", {}),
    ],
)
def test_whose_account_an_admin_changes_has_to_sign_in_again(signed_in, path, fields):
    admin, browse = signed_in("Admin"), signed_in("Editor")
    assert browse.get("/people").status_code == 403
    sent = admin.post(path, data={"csrf": token_of(admin, "/people"), "name": "Editor", **fields})
    assert sent.status_code == 303
    assert browse.get("/people").headers["location"] == "/login?at=%2Fpeople"
    assert browse.get("/people.json").status_code == 401


def test_a_session_says_who_one_is_and_not_what_one_may_do(signed_in, team):
    browse = signed_in("Editor")
    team.people.change_role("Editor", Role.READER, by="root")
    sign_in(browse, "Editor")
    assert browse.get("/review/cases.jsonl").status_code == 403
