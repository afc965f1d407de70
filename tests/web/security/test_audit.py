"""The audit: who signed in, did what, and was refused what; and no word that was typed."""

from signing import WRONG, sign_in
from workbenches import token_of


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


def test_a_decision_is_told_of_by_its_id_and_not_by_its_words(signed_in, team):
    browse = signed_in("Reviewer")
    item = f"{team.readings()[0].sha256}:c1"
    fields = {"verb": "note", "names": item, "why": "Heard from Samir by telephone"}
    browse.post("/decide", data={"csrf": token_of(browse, "/account"), **fields})
    (told,) = team.people.audit.listed()
    assert (told.who, told.what, told.about, told.address) == (
        "Reviewer",
        "decide",
        team.decisions()[0].id,
        "testclient",
    )
    assert "Samir" not in str(told)


def test_what_somebody_signed_in_was_refused_is_told_of_and_what_strangers_send_is_not(signed_in, stranger, team):
    signed_in("Reader").post("/decide", data={"csrf": "0" * 64})
    stranger.post("/decide", data={"csrf": "0" * 64})
    assert [(one.who, one.what, one.outcome) for one in team.people.audit.listed()] == [("Reader", "decide", "refused")]


def test_an_admin_sees_it_and_no_address_changes_it(signed_in, team):
    browse = signed_in("Admin")
    sign_in(signed_in("Reader"), "Nobody", WRONG)
    before = team.people.audit.listed()
    assert [one["who"] for one in browse.get("/audit.json?what=sign-in").json()["entries"]] == [""]
    assert "nobody known" in browse.get("/audit").text.lower()
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        sent = browse.request(method, "/audit", headers={"x-csrf-token": token_of(browse, "/account")})
        assert sent.status_code == 405
    assert team.people.audit.listed() == before
