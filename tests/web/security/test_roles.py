"""Who may do what: every page and action with every role."""

import pytest

from crossbearing.model.decision import Verb
from crossbearing.model.person import Role, needed_for
from crossbearing.web.actions.every import ACTIONS
from crossbearing.web.pages.every import DOWNLOADS, PAGES
from workbenches import token_of

OF_ADMINS = {"/people", "/audit"}
# The decisions of everybody at once, to be handed on.
OF_EDITORS = {"/review/cases.jsonl"}
# What everybody may do with what is their own; and what reviewers may, of which /decide asks for more by its verb.
OF_READERS = {"/login", "/logout", "/language", "/seen", "/account/password", "/account/sessions"}
OF_REVIEWERS = {"/decide", "/review/assign"}


def needed(path):
    return Role.READER if path in OF_READERS else Role.REVIEWER if path in OF_REVIEWERS else Role.ADMIN


@pytest.mark.parametrize("page", [*PAGES, *DOWNLOADS], ids=lambda page: page.path)
def test_every_page_needs_the_role_that_it_should(page):
    at_least = Role.ADMIN if page.path in OF_ADMINS else Role.EDITOR if page.path in OF_EDITORS else Role.READER
    assert page.needs is at_least


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.path)
@pytest.mark.parametrize("role", list(Role))
def test_every_action_is_refused_to_whoever_has_not_its_role(signed_in, team, action, role):
    browse = signed_in(role.title())
    before = team.decisions(), team.people.listed(), team.settings.changes()
    sent = browse.post(action.path, data={"csrf": token_of(browse, "/account")})
    assert (sent.status_code == 403) is not role.covers(needed(action.path)), sent.text
    if sent.status_code == 403:
        assert team.people.audit.listed()[0].outcome == "refused"
    assert (team.decisions(), team.people.listed(), team.settings.changes()) == before


@pytest.mark.parametrize("path", sorted(OF_ADMINS))
@pytest.mark.parametrize("role", list(Role)[:-1])
def test_pages_of_admins_are_shown_to_no_one_else(signed_in, path, role):
    browse = signed_in(role.title())
    assert browse.get(path).status_code == browse.get(f"{path}.json").status_code == 403
    assert path not in browse.get("/account").text.partition("<main")[0]


@pytest.fixture
def item(team):
    reading = team.readings()[0]
    return f"{reading.sha256}:{reading.claims[0].id}"


@pytest.mark.parametrize("verb", list(Verb))
@pytest.mark.parametrize("role", list(Role)[:-1])
def test_every_verb_is_refused_to_whoever_has_not_its_role(signed_in, team, item, verb, role):
    if role.covers(needed_for(verb)):
        return
    browse = signed_in(role.title())
    fields = {"verb": verb, "names": [item], "why": "it is so", "value": "form=direct"}
    sent = browse.post("/decide", data={"csrf": token_of(browse, "/account"), **fields})
    assert sent.status_code == 403 and team.decisions() == []


def taking_back(verb, item, decision):
    return {"verb": verb, "why": "no"} | (
        {"names": decision} if verb == "undo" else {"names": item, "replaces": decision}
    )


@pytest.mark.parametrize("verb", ["undo", "reject"])
def test_a_reviewer_cannot_take_back_or_replace_what_another_decided(signed_in, team, item, verb):
    made = team.decide("accept", item, who="Admin", why="it is so")
    browse = signed_in("Reviewer")
    token = token_of(browse, "/account")
    # However short the id is given, and in whichever letters.
    for named in (made.id, made.id.upper(), f" {made.id} ", *(made.id[:letters] for letters in (12, 8, 6, 4, 1))):
        sent = browse.post("/decide", data={"csrf": token, **taking_back(verb, item, named)})
        assert sent.status_code in (400, 403), (named, sent.text)
    assert team.decisions() == [made]


@pytest.mark.parametrize("verb", ["undo", "reject"])
def test_an_editor_can(signed_in, team, item, verb):
    made = team.decide("accept", item, who="Admin", why="it is so")
    browse = signed_in("Editor")
    sent = browse.post("/decide", data={"csrf": token_of(browse, "/account"), **taking_back(verb, item, made.id)})
    assert sent.status_code == 303 and len(team.decisions()) == 2


def test_a_reviewer_takes_back_what_is_their_own(signed_in, team, item):
    made = team.decide("accept", item, who="Reviewer", why="it is so")
    browse = signed_in("Reviewer")
    fields = {"verb": "undo", "names": [made.id], "why": "too soon"}
    assert browse.post("/decide", data={"csrf": token_of(browse, "/account"), **fields}).status_code == 303


def test_nobody_decides_in_another_persons_name(signed_in, team, item):
    browse = signed_in("Reviewer")
    fields = {"verb": "accept", "names": [item], "why": "it is so", "who": "Admin", "role": "admin"}
    browse.post("/decide", data={"csrf": token_of(browse, "/account"), **fields})
    assert [one.who for one in team.decisions()] == ["Reviewer"]


def test_nobody_gives_themselves_another_role(signed_in, team):
    browse = signed_in("Editor")
    token = token_of(browse, "/account")
    for path, fields in (
        ("/people/role", {"name": "Editor", "role": "admin"}),
        ("/people/add", {"name": "Mine", "role": "admin", "password": "twelve hill goats"}),
        ("/people/password", {"name": "Admin", "password": "twelve hill boats"}),
    ):
        assert browse.post(path, data={"csrf": token, **fields}).status_code == 403
        assert browse.post(path, json=fields, headers={"x-csrf-token": token}).status_code == 403
    assert team.people.of("Editor").role is Role.EDITOR and team.people.of("Mine") is None
