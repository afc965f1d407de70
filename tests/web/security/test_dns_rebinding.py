"""DNS rebinding: a page elsewhere whose name is made to lead to this machine reads nothing."""

import pytest

from crossbearing.web.security.tokens import Tokens

ELSEWHERE = [
    "elsewhere.example",
    "elsewhere.example:8765",
    "127.0.0.1.elsewhere.example",
    "localhost.elsewhere.example:8765",
    "elsewhere.example:127.0.0.1",
    "localhost@elsewhere.example",
    "0.0.0.0:8765",
    "192.0.2.7:8765",
    "[::]:8765",
    "[2001:db8::1]",
    "[",
    "",
]


@pytest.mark.parametrize("host", ELSEWHERE)
def test_under_another_name_nothing_is_read_or_done(browse, host):
    for path in ("/", "/incidents.json", "/people", "/nothing-here"):
        found = browse.get(path, headers={"host": host}, follow_redirects=False)
        assert found.status_code == 403 or path == "/nothing-here", path
        assert 'name="csrf"' not in found.text
    assert "localhost alone" in browse.get("/", headers={"host": host}).text
    sent = browse.post("/seen", data={"csrf": Tokens(b"k" * 32).token("local")}, headers={"host": host})
    assert sent.status_code == 403 and "localhost alone" in sent.text


@pytest.mark.parametrize(
    "host", ["LOCALHOST:8765", "localhost", "127.0.0.1:8765", "127.0.0.9:80", "[::1]:8765", "[::1]"]
)
def test_under_its_own_names_it_answers(browse, host):
    assert browse.get("/account", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via"])
def test_who_needs_no_password_sits_at_this_machine_and_comes_by_no_other_server(browse, header):
    found = browse.get("/people", headers={header: "192.0.2.7"})
    assert found.status_code == 403 and "--proxy" in found.text


def test_a_team_signs_in_whatever_the_name_is(stranger):
    found = stranger.get("/people", headers={"host": "elsewhere.example"})
    assert (found.status_code, found.headers["location"]) == (303, "/login?at=%2Fpeople")
