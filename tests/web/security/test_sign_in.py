"""Signing in and out, and one's own account."""

import pytest

from signing import PASSWORD, WRONG, sign_in
from workbenches import token_of


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


def test_no_problem_tells_a_stranger_what_there_is(stranger, team):
    known = team.readings()[0].sha256
    for path in (f"/reports/{known}", "/reports/0000", f"/reports/{known}?item=none", "/incidents?page=x"):
        assert stranger.get(path).status_code == 303
        assert stranger.get(path.replace("?", ".json?") if "?" in path else f"{path}.json").status_code == 401


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


def test_one_sees_where_one_is_signed_in(signed_in):
    browse = signed_in()
    sign_in(signed_in())
    assert [one["address"] for one in browse.get("/account.json").json()["sessions"]] == ["testclient"] * 2


def test_a_closed_account_stays_in_the_list_and_may_be_opened_again(signed_in, stranger, team):
    browse = signed_in("Admin")
    token = token_of(browse, "/people")
    made = team.decide("accept", f"{team.readings()[0].sha256}:c1", who="Reviewer", why="it is so")
    browse.post("/people/close", data={"csrf": token, "name": "Reviewer"})
    known = {one["name"]: one["role"] for one in browse.get("/people.json").json()["people"]}
    assert known["Reviewer"] is None and team.decisions() == [made]
    assert sign_in(stranger, "Reviewer").status_code == 401
    fields = {"name": "Reviewer", "role": "reader", "password": WRONG}
    assert browse.post("/people/add", data={"csrf": token, **fields}).status_code == 303
    assert sign_in(stranger, "Reviewer", WRONG).status_code == 303


@pytest.mark.parametrize("change", [("/people/close", {}), ("/people/role", {"role": "editor"})])
def test_the_last_admin_stays(signed_in, team, change):
    browse = signed_in("Admin")
    path, fields = change
    sent = browse.post(path, data={"csrf": token_of(browse, "/people"), "name": "Admin", **fields})
    assert sent.status_code == 400 and "the only admin" in sent.text
    assert team.people.has_admin() and browse.get("/people").status_code == 200


def test_no_page_has_a_password_or_what_is_kept_of_it(signed_in, team):
    browse = signed_in("Admin")
    for path in ("/people", "/people.json", "/account.json", "/audit.json"):
        text = browse.get(path).text
        assert "argon2" not in text and browse.cookies["session"] not in text
