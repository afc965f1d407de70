"""What other sites and strangers try: forged forms, headers, addresses and names."""

import pytest

from crossbearing.web.actions.every import ACTIONS
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


@pytest.mark.parametrize(
    "at",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "/\t/elsewhere.example",
        "/a\r\nSet-Cookie: session=planted",
        "/\u2028/elsewhere.example",
        "http:elsewhere.example",
    ],
)
def test_signing_in_and_choosing_a_language_lead_nowhere_else(stranger, at):
    page = stranger.get("/login", params={"at": at})
    assert 'name="at" value="/"' in page.text
    token = token_of(stranger, "/login")
    for path, fields in (("/language", {"language": "en"}), ("/login", {"name": "Editor", "password": PASSWORD})):
        sent = stranger.post(path, data={"csrf": token, "at": at, **fields})
        assert (sent.status_code, sent.headers["location"]) == (303, "/")
        assert "planted" not in str(sent.headers)


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "localhost.elsewhere.example:8765", ""]
)
def test_a_page_elsewhere_whose_name_leads_here_reads_nothing(browse, host):
    for path in ("/", "/incidents.json", "/people"):
        found = browse.get(path, headers={"host": host}, follow_redirects=False)
        assert found.status_code == 403 and "localhost alone" in found.text, path
    assert browse.get("/", headers={"host": "LOCALHOST:8765"}).status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
def test_who_needs_no_password_sits_at_this_machine_and_comes_by_no_other_server(browse, header):
    found = browse.get("/people", headers={header: "192.0.2.7"})
    assert found.status_code == 403 and "--proxy" in found.text


@pytest.mark.parametrize("path", ["/incidents/", "/people/", "//elsewhere.example/incidents/", "/static/"])
def test_no_answer_leads_to_the_host_that_a_request_names(signed_in, path):
    found = signed_in("Admin").get(f"http://127.0.0.1:8765{path}", headers={"host": "elsewhere.example"})
    assert "elsewhere.example" not in found.headers.get("location", "")
    assert found.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
        "/static//etc/passwd",
        "/static/..\\app.py",
        "/static/style.css%00.html",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/incidents/%2e%2e%2fpeople",
        "/sources/..%5c..%5capp.py",
    ],
)
@pytest.mark.parametrize("ending", ["", ".json"])
def test_no_address_leads_to_a_file_that_is_not_served(signed_in, path, ending):
    found = signed_in("Reader").get(f"http://127.0.0.1:8765{path}{ending}")
    assert found.status_code in (400, 404)
    assert "root:" not in found.text and "starlette" not in found.text


def test_a_name_cannot_break_a_header_or_a_page(signed_in, team):
    name = '"><script>alert(1)</script>'
    team.people.add(name, "reader", PASSWORD, by="root")
    browse = signed_in("Admin")
    for path in ("/people", "/audit"):
        assert "<script>alert" not in browse.get(path).text
    closed = browse.post("/people/close", data={"csrf": token_of(browse, "/people"), "name": name})
    assert closed.status_code == 303 and "\n" not in closed.headers["set-cookie"]
    assert "&lt;script&gt;" in browse.get("/people").text


def test_what_the_last_action_said_is_taken_from_this_workbench_alone(signed_in):
    browse = signed_in()
    browse.cookies.set("said", "0" * 64 + "Your%20session%20ended%3A%20call%20us", domain="127.0.0.1")
    assert "call us" not in browse.get("/account").text
