"""Header injection: nothing that a request brings along becomes a header of its answer."""

import pytest

from bench_server import serving
from crossbearing.web.pages.every import DOWNLOADS
from crossbearing.web.people.team import Team
from raw_requests import asked, connected, parsed, received
from workbenches import token_of

PASSWORD = "twelve hill goats"
PLANTED = [
    "x\r\nSet-Cookie: planted=1",
    "x\nSet-Cookie: planted=1",
    "x\rSet-Cookie: planted=1",
    "x\r\n\r\n<script>planted</script>",
    "x\u2028Set-Cookie: planted=1",
    "x\u560d\u560aSet-Cookie: planted=1",
    'x"; planted="1',
    "x; planted=1",
    "x\0planted",
]
SENT = "%0d%0aSet-Cookie:%20planted=1"


def heads(found):
    return [f"{name}: {value}" for name, value in found.headers.multi_items()]


def require_clean(found):
    for line in heads(found):
        assert not {"\r", "\n", "\0"} & set(line)
        assert not line.lower().startswith(("set-cookie: planted", "planted"))
    # A cookie's own attributes are not to be added to either.
    for cookie in found.headers.get_list("set-cookie"):
        names = {part.strip().partition("=")[0].lower() for part in cookie.split(";")[1:]}
        assert names <= {"httponly", "path", "samesite", "max-age", "expires", "secure"}, cookie


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/login", "at"),
        ("/search", "words"),
        ("/incidents", "place"),
        ("/incidents", "lang"),
        ("/audit", "who"),
        ("/review/cases.jsonl", "who"),
    ],
)
def test_no_parameter_becomes_a_header(signed_in, stranger, path, name, planted):
    for browse in (signed_in("Admin"), stranger):
        require_clean(browse.get(path, params={name: planted}))


@pytest.mark.parametrize("planted", PLANTED)
def test_no_field_of_a_form_becomes_a_header(signed_in, team, planted):
    browse = signed_in("Admin")
    token = token_of(browse, "/account")
    reading = team.readings()[0]
    for path, fields in (
        ("/language", {"language": "en", "at": f"/{planted}"}),
        ("/people/close", {"name": planted}),
        ("/people/add", {"name": planted, "role": "reader", "password": PASSWORD}),
        ("/decide", {"verb": "note", "names": f"{reading.sha256}:c1", "why": planted, "at": planted}),
        ("/decide", {"verb": "amend", "names": "x:c1", "value": planted, "back": f"/{planted}", "at": planted}),
        ("/review/assign", {"thing": planted, "to": planted, "at": planted}),
        ("/login", {"name": planted, "password": planted, "at": planted}),
    ):
        require_clean(browse.post(path, data={"csrf": token, **fields}))
        token = token_of(browse, "/account")


def test_the_line_that_an_action_leaves_is_one_cookie_whatever_is_in_it(signed_in, team):
    name = 'x"; Path=/elsewhere; planted=<b>1'
    team.people.add(name, "reader", PASSWORD, by="root")
    browse = signed_in("Admin")
    closed = browse.post("/people/close", data={"csrf": token_of(browse, "/people"), "name": name})
    require_clean(closed)
    assert [one.partition("=")[0] for one in closed.headers.get_list("set-cookie")] == ["said"]
    assert "planted=&lt;b&gt;1" in browse.get("/people").text


def test_what_the_last_action_said_is_taken_from_this_workbench_alone(signed_in):
    browse = signed_in()
    browse.cookies.set("said", "0" * 64 + "Your%20session%20ended%3A%20call%20us", domain="127.0.0.1")
    assert "call us" not in browse.get("/account").text


@pytest.mark.parametrize("download", DOWNLOADS, ids=lambda one: one.path)
def test_the_name_that_a_file_is_saved_under_is_this_workbenchs_own(download):
    name = download.saved_as
    assert name is None or (name.isascii() and name.replace(".", "").replace("-", "").isalnum())


@pytest.mark.parametrize(
    "name", ["X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Host"]
)
def test_no_header_leads_an_answer_elsewhere(stranger, name):
    found = stranger.get("/people", headers={name: "elsewhere.example"})
    assert (found.status_code, found.headers["location"]) == (303, "/login?at=%2Fpeople")
    assert "elsewhere.example" not in stranger.get("/login", headers={name: "elsewhere.example"}).text


@pytest.fixture(scope="module")
def home(team_ledger):
    with serving(team_ledger, lambda ledger: Team(ledger.people)) as home:
        yield home


@pytest.mark.parametrize(
    "path", [f"/login?at=/x{SENT}", f"/people{SENT}", f"/incidents/x{SENT}?y{SENT}", f"/static/style.css{SENT}"]
)
def test_line_ends_in_an_address_stay_in_it(home, path):
    _, head, _ = asked(home, f"GET {path} HTTP/1.1")
    assert "\nset-cookie: planted" not in head.lower()


@pytest.mark.parametrize(
    "lines",
    [
        ("GET / HTTP/1.1", "Host: a\r\nHost: b"),
        ("GET / HTTP/1.1", "Host: a\rb"),
        ("GET / HTTP/1.1", "Host: a\0b"),
        ("GET / HTTP/1.1", "X a: b"),
        ("GET / HTTP/1.1", "X: a\r\n b\rc: d"),
        ("GET /a b HTTP/1.1",),
        ("POST /login HTTP/1.1", "Content-Length: 5", "Content-Length: 6"),
        ("POST /login HTTP/1.1", "Content-Length: -1"),
        ("POST /login HTTP/1.1", "Transfer-Encoding: chunked, identity"),
    ],
)
def test_a_request_that_can_be_read_in_two_ways_is_not_read(home, lines):
    status, head, _ = asked(home, *lines)
    assert status in (400, 501) and "set-cookie" not in head.lower()


def test_what_follows_a_request_of_known_length_is_no_part_of_it(home):
    hidden = "GET /people HTTP/1.1\r\nHost: x\r\nCookie: session=planted\r\n\r\n"
    with connected(home) as connection:
        chunks = "Transfer-Encoding: chunked\r\nContent-Length: 4\r\nConnection: close"
        connection.sendall(f"POST /language HTTP/1.1\r\nHost: x\r\n{chunks}\r\n\r\n0\r\n\r\n{hidden}".encode())
        answer = received(connection)
    assert answer.count(b"HTTP/1.1 ") == 1 and parsed(answer)[0] in (400, 403, 415)
