"""Cross-site request forgery (CSRF): nothing is changed by a form that another site made or had sent."""

import pytest

from crossbearing.web.actions.every import ACTIONS
from crossbearing.web.security.tokens import Tokens
from workbenches import token_of

PASSWORD = "twelve hill goats"
ELSEWHERE = "https://elsewhere.example"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
@pytest.mark.parametrize("as_json", [False, True])
def test_nothing_is_done_without_the_token_of_the_session(signed_in, team, action, as_json):
    browse = signed_in("Admin")
    others = token_of(signed_in("Editor"), "/account")
    strangers = "0" * 64
    before = team.decisions(), team.people.listed()
    for token in ("", strangers, others):
        body = {"json": {"csrf": token}} if as_json else {"data": {"csrf": token}}
        sent = browse.post(action.path, headers={"x-csrf-token": token}, **body)
        assert sent.status_code == 403, sent.text
    assert (team.decisions(), team.people.listed()) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": ELSEWHERE},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1:8765.elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/people/close", "/login", "/logout"])
def test_what_another_site_sends_is_refused_even_with_the_token(signed_in, team, headers, path):
    browse = signed_in("Admin")
    data = {"csrf": token_of(browse, "/people"), "name": "Reader", "password": PASSWORD}
    assert browse.post(path, data=data, headers=headers).status_code == 403
    assert team.people.of("Reader").role is not None and browse.get("/account").status_code == 200


def test_a_stranger_cannot_be_made_to_sign_in_by_a_form_of_somebody_elses_browser(stranger, browser, team):
    others = token_of(stranger, "/login")
    stranger.cookies.clear()
    sent = stranger.post("/login", data={"csrf": others, "name": "Editor", "password": PASSWORD})
    assert sent.status_code == 403 and "session" not in sent.cookies


def test_a_page_of_nobody_has_no_token_to_take(stranger):
    assert 'name="csrf"' not in stranger.get("/nothing-here").text


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.path)
def test_nothing_is_done_by_following_a_link(signed_in, team, action):
    browse = signed_in("Admin")
    before = team.decisions(), team.people.listed(), team.people.audit.listed()
    query = {"csrf": token_of(browse, "/account"), "name": "Reader", "verb": "accept"}
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
        sent = browse.request(method, action.path, params=query)
        # There is a page to sign in on, and one for each thing on the queue, of which none is called "assign".
        assert sent.status_code in {405, *{"/login": [200], "/review/assign": [404]}.get(action.path, [])}, method
    assert (team.decisions(), team.people.listed(), team.people.audit.listed()) == before


def test_no_other_site_may_read_an_answer(signed_in):
    browse = signed_in("Admin")
    for path in ("/", "/people.json", "/openapi.json", "/static/style.css"):
        found = browse.get(path, headers={"origin": ELSEWHERE})
        assert not [name for name in found.headers if name.startswith("access-control-")]
        assert found.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_token_taken_before_the_workbench_was_opened_anew_is_worth_nothing(signed_in, browser, team):
    browse = signed_in("Admin")
    data = {"csrf": Tokens(b"another key").token(browse.cookies["session"]), "name": "Reader"}
    assert browse.post("/people/close", data=data).status_code == 403
