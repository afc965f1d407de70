"""Open redirects: no answer leads to an address that a request brought along, unless it is a page here."""

import pytest

from crossbearing.web.security.origin import own_path
from workbenches import token_of

PASSWORD = "twelve hill goats"
ELSEWHERE = [
    "https://elsewhere.example/",
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\t/elsewhere.example",
    "\t//elsewhere.example",
    "/a\r\nSet-Cookie: session=planted",
    "/\u2028/elsewhere.example",
    "http:elsewhere.example",
    "elsewhere.example",
    "",
]


@pytest.mark.parametrize("at", ELSEWHERE)
def test_signing_in_and_choosing_a_language_lead_nowhere_else(stranger, at):
    page = stranger.get("/login", params={"at": at})
    assert 'name="at" value="/"' in page.text
    token = token_of(stranger, "/login")
    for path, fields in (("/language", {"language": "en"}), ("/login", {"name": "Editor", "password": PASSWORD})):
        sent = stranger.post(path, data={"csrf": token, "at": at, **fields})
        assert (sent.status_code, sent.headers["location"]) == (303, "/")
        assert "planted" not in str(sent.headers)


@pytest.mark.parametrize("at", ELSEWHERE)
def test_decisions_lead_nowhere_else(signed_in, team, at):
    reading = team.readings()[0]
    browse = signed_in("Editor")
    token = token_of(browse, "/account")
    item = f"{reading.sha256}:{reading.claims[0].id}"
    # The second is refused, and gives back to its form what was typed.
    for fields in ({"verb": "accept", "at": at}, {"verb": "amend", "value": "form=odd", "back": at, "at": at}):
        sent = browse.post("/decide", data={"csrf": token, "names": item, "why": "it is so", **fields})
        assert sent.status_code in (303, 400)
        location = sent.headers.get("location", "/")
        assert own_path(location) == location
    given = browse.post(
        "/decide", json={"verb": "accept", "names": [item], "why": "so", "at": at}, headers={"x-csrf-token": token}
    )
    assert given.json()["at"] == "/"


@pytest.mark.parametrize(
    "at", ["/", "/incidents?grade=fair&page=2", "/places/Deir ez-Zor", "/reports/a?item=c1#c1", "/search?words=تلبيسة"]
)
def test_pages_here_are_gone_on_with(at):
    assert own_path(at) == at


@pytest.mark.parametrize("path", ["/incidents/", "/people/", "//elsewhere.example/incidents/", "/static/"])
def test_no_answer_leads_to_the_host_that_a_request_names(signed_in, path):
    found = signed_in("Admin").get(f"http://127.0.0.1:8765{path}", headers={"host": "elsewhere.example"})
    assert "elsewhere.example" not in found.headers.get("location", "")
    assert found.status_code == 404


def test_a_stranger_is_led_back_to_a_long_search(stranger):
    asked = stranger.get("/search", params={"words": "ت" * 500})
    assert stranger.get(asked.headers["location"]).status_code == 200
