"""How requests are answered: pages and twins, forms and JSON, problems in one shape."""

from types import SimpleNamespace

import msgspec
import pytest
from starlette.testclient import TestClient

from crossbearing.errors import DroppedError, InputError, LedgerError, NotReadyError
from crossbearing.model.person import Person, Role
from crossbearing.web.app import workbench
from crossbearing.web.bench import Bench
from crossbearing.web.errors import MissingError
from crossbearing.web.page import Action, Done, Page
from crossbearing.web.security.tokens import Tokens
from workbenches import HERE

FAULTS = {
    "input": InputError("a, b, c"),
    "missing": MissingError("none"),
    "ledger": LedgerError("busy"),
    "bug": KeyError("x"),
    "waiting": NotReadyError("soon"),
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    kind: str = ""
    count: int = 0
    many: tuple[str, ...] = ()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    status: int
    detail: str
    title: str = "Things"
    again: int | None = None
    count: int = 0
    many: tuple[str, ...] = ()


def look(visit, asked):
    if asked.kind == "dropped":
        visit.standing.tries.append(visit)
        if len(visit.standing.tries) == 1:
            raise DroppedError("newer")
    elif asked.kind:
        raise FAULTS[asked.kind]
    return Shown(status=404, detail=visit.person.name, count=asked.count, many=asked.many)


def do(visit, asked):
    return Done(said=f"done {asked.count}", at=asked.kind or "/things")


PAGES = (
    Page(name="problem", path="/things", asked=Asked, shown=Shown, look=look),
    Page(name="problem", path="/mighty", shown=Shown, look=look, needs=Role.ADMIN),
)
ACTIONS = (Action(name="thing", path="/thing", asked=Asked, do=do, needs=Role.REVIEWER),)


class Audit:
    """An audit that keeps what it is told."""

    def __init__(self):
        self.told = []

    def add(self, *told, **how):
        self.told.append((*told, how["outcome"]))


class Known:
    """Somebody of a role, who has one session."""

    has_accounts = True

    def __init__(self, role):
        self.role = role

    def person(self, request):
        return None if self.role is None else Person("Rim <b>", self.role)

    def session(self, request):
        return "s1"


@pytest.fixture
def ask():
    """Gives a browser of somebody of that role."""

    def made(role=Role.REVIEWER):
        standing = SimpleNamespace(close=lambda: None, tries=[])
        bench = Bench(SimpleNamespace(people=SimpleNamespace(audit=Audit())), standing, Known(role), Tokens(b"k" * 32))
        app = workbench(bench, pages=PAGES, actions=ACTIONS, downloads=())
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        client.audit = bench.ledger.people.audit.told
        client.token = bench.tokens.token("s1")
        return client

    return made


def test_a_page_and_its_twin_show_the_same(ask):
    assert "Rim &lt;b&gt;" in ask().get("/things").text
    assert ask().get("/things.json?count=3&many=a&many=b&kind=").json() == {
        "status": 404, "detail": "Rim <b>", "title": "Things", "again": None, "count": 3, "many": ["a", "b"]
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "status"), [("input", 400), ("missing", 404), ("ledger", 503), ("bug", 500)])
def test_a_fault_has_one_shape(ask, kind, status):
    found = ask().get(f"/things.json?kind={kind}")
    assert found.status_code == status and found.headers["content-type"] == "application/problem+json"
    assert set(found.json()) == {"type", "title", "status", "detail", "again"}
    page = ask().get(f"/things?kind={kind}")
    assert page.status_code == status and "<h1>" in page.text and "Traceback" not in page.text


def test_a_view_that_is_not_ready_is_asked_for_again(ask):
    found = ask().get("/things?kind=waiting")
    assert (found.status_code, found.headers["retry-after"]) == (503, "5")
    assert '<meta http-equiv="refresh" content="5">' in found.text


def test_a_page_whose_view_was_replaced_is_made_of_the_newer_one(ask):
    assert ask().get("/things.json?kind=dropped").json()["count"] == 0


def test_a_parameter_that_cannot_be_is_refused_in_one_line(ask):
    found = ask().get("/things.json?count=many")
    assert found.status_code == 400 and "int" in found.json()["detail"] and "\n" not in found.json()["detail"]


def test_every_answer_keeps_the_browser_to_this_machine(ask):
    client = ask()
    for path in ("/things", "/things.json", "/nothing", "/things?kind=bug", "/static/style.css", "/openapi.json"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


def test_who_is_not_known_is_asked_to_sign_in_and_who_may_not_is_told(ask):
    assert ask(None).get("/things").headers["location"] == "/login?at=%2Fthings"
    assert ask(None).get("/things.json").status_code == 401
    assert ask(Role.EDITOR).get("/mighty").status_code == 403
    assert ask(Role.READER).post("/thing", data={"csrf": ask().token}).status_code == 403


def test_a_form_is_carried_out_and_says_so_once_on_the_next_page(ask):
    client = ask()
    done = client.post("/thing", data={"csrf": client.token, "count": "2"})
    assert (done.status_code, done.headers["location"]) == (303, "/things")
    assert "done 2" in client.get("/things").text
    assert "done 2" not in client.get("/things").text


def test_what_is_done_or_refused_is_in_the_audit(ask):
    client, reader, stranger = ask(), ask(Role.READER), ask(None)
    for one in (client, reader, stranger):
        one.post("/thing", data={"csrf": one.token})
    assert client.audit == [("Rim <b>", "thing", "/thing", "done")]
    assert reader.audit == [("Rim <b>", "thing", "/thing", "refused")]
    assert stranger.audit == []


def test_json_is_carried_out_with_the_token_in_a_header(ask):
    client = ask()
    done = client.post("/thing", json={"count": 2}, headers={"x-csrf-token": client.token})
    assert done.json() == {"said": "done 2", "at": "/things", "id": None}


@pytest.mark.parametrize(
    "at", ["//elsewhere.org", "https://elsewhere.org", "/\\elsewhere.org", "/a\r\nSet-Cookie: b=c"]
)
def test_nobody_is_sent_elsewhere(ask, at):
    client = ask()
    assert client.post("/thing", data={"csrf": client.token, "kind": at}).headers["location"] == "/"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, {"count": "1"}),
        ({}, {"csrf": "0" * 64}),
        ({}, {"csrf": "é"}),
        ({"origin": "https://elsewhere.org"}, None),
        ({"origin": "null"}, None),
        ({"sec-fetch-site": "cross-site"}, None),
    ],
)
def test_what_another_site_sends_is_refused(ask, headers, body):
    client = ask()
    sent = client.post("/thing", data={"csrf": client.token} if body is None else body, headers=headers)
    assert sent.status_code == 403


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b"x" * 1_000_001, "headers": {"content-type": "application/json"}}, 413),
        ({"content": b"count=1", "headers": {"content-type": "text/plain"}}, 415),
        ({"content": b"", "headers": {}}, 415),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"--x", "headers": {"content-type": "multipart/form-data"}}, 400),
    ],
)
def test_what_cannot_be_taken_is_refused(ask, sent, status):
    client = ask()
    sent["headers"]["x-csrf-token"] = client.token
    assert client.post("/thing", **sent).status_code == status


def test_the_description_has_each_twin_and_action(ask):
    paths = ask().get("/openapi.json").json()["paths"]
    assert set(paths) == {"/things.json", "/mighty.json", "/thing"}
    assert {one["name"] for one in paths["/things.json"]["get"]["parameters"]} == {"kind", "count", "many"}
