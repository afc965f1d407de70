"""Cookies: for this host alone, out of reach of scripts, not sent with forms of other sites."""

import pytest

from signing import sign_in
from workbenches import token_of


@pytest.mark.parametrize(
    ("base", "prefix", "secure"), [("http://127.0.0.1:8765", "", False), ("https://bench.example", "__Host-", True)]
)
def test_cookies_are_kept_from_scripts_and_other_sites(stranger, base, prefix, secure):
    stranger.base_url = base
    stranger.headers["host"] = base.partition("//")[2]
    answers = [stranger.get("/login"), stranger.get("/login?lang=ar"), sign_in(stranger)]
    answers.append(stranger.post("/language", data={"csrf": token_of(stranger, "/account"), "language": "ar"}))
    answers.append(stranger.post("/seen", data={"csrf": token_of(stranger, "/account")}))
    answers.append(stranger.post("/logout", data={"csrf": token_of(stranger, "/account")}))
    given = [one for answer in answers for one in answer.headers.get_list("set-cookie")]
    assert {one.partition("=")[0] for one in given} == {
        f"{prefix}{name}" for name in ("session", "visitor", "language", "said")
    }
    for one in given:
        parts = [part.strip().lower() for part in one.split(";")[1:]]
        assert "httponly" in parts and "path=/" in parts and not any(part.startswith("domain") for part in parts)
        assert ("secure" in parts) is secure
        # A link elsewhere may lead to a page of somebody signed in; no form elsewhere may change anything.
        assert ("samesite=lax" if "session=" in one and "max-age=0" not in parts else "samesite=strict") in parts


def test_a_cookie_of_another_name_is_no_session_over_https(stranger, team):
    secret = team.people.entrance.start(team.people.of("Admin").person, address="")
    stranger.base_url, stranger.headers["host"] = "https://bench.example", "bench.example"
    stranger.cookies.set("session", secret, domain="bench.example")
    assert stranger.get("/people").status_code == 303
    stranger.cookies.set("__Host-session", secret, domain="bench.example")
    assert stranger.get("/people").status_code == 200


def test_a_session_lasts_no_longer_in_the_browser_than_in_the_ledger(stranger):
    session = next(one for one in sign_in(stranger).headers.get_list("set-cookie") if one.startswith("session="))
    assert "Max-Age=604800" in session
