"""Whatever is asked of any address, the answer is one that the description allows, and never a failure."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from crossbearing import api
from crossbearing.model.person import Role
from crossbearing.web.actions.every import ACTIONS
from crossbearing.web.openapi import description
from crossbearing.web.pages.every import DOWNLOADS, PAGES
from crossbearing.web.security.tokens import Tokens
from rich_ledger import filled
from seats import SEAT, Seats, seat
from workbenches import HERE, workbench_of

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from schemathesis import checks
from schemathesis.specs.openapi import checks as described

CHECKS = [
    checks.not_a_server_error,
    described.status_code_conformance,
    described.content_type_conformance,
    described.response_schema_conformance,
]
SAYS = json.loads(json.dumps(description(PAGES, ACTIONS, DOWNLOADS)))
ASKED = [(method, path) for path, methods in SAYS["paths"].items() for method in methods]
ROLES = (Role.READER, Role.REVIEWER, Role.ADMIN)
# So many requests of each address and role: some twelve seconds in all, and the same ones each time.
MODEST = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def ledger_of_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that has something for every page."""
    return filled(tmp_path_factory.mktemp("fuzz") / "waer.db")


@pytest.fixture(scope="module")
def as_role(ledger_of_many: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Role], TestClient]]:
    """Gives the workbench as somebody of a role asks it, each at a ledger of their own."""
    with ExitStack() as kept:
        made: dict[Role, TestClient] = {}

        def browse(role: Role) -> TestClient:
            if role not in made:
                path = Path(shutil.copy(ledger_of_many, tmp_path_factory.mktemp(role.value) / "waer.db"))
                app = kept.enter_context(workbench_of(kept.enter_context(api.open(path)), Seats()))
                cookies = {SEAT: seat("Rima", role)}
                headers = {"X-CSRF-Token": Tokens(b"k" * 32).token(f"seat of {cookies[SEAT]}")}
                asks = TestClient(app, base_url=HERE, cookies=cookies, headers=headers, follow_redirects=False)
                made[role] = kept.enter_context(asks)
            return made[role]

        yield browse


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method, path", ASKED, ids=lambda one: one)
def test_every_answer_is_one_that_is_described(as_role, method, path, role):
    browse = as_role(role)
    token = browse.headers["X-CSRF-Token"]

    @MODEST
    @given(case=schemathesis.openapi.from_dict(SAYS)[path][method].as_strategy())
    def ask(case: Any) -> None:
        # One in two is let through, so that what is behind the token is asked too.
        asked = case.as_transport_kwargs(base_url=HERE)
        if len(str(asked.get("json"))) % 2:
            asked["headers"]["X-CSRF-Token"] = token
        asked.pop("cookies", None)
        if "data" in asked:
            asked["content"] = asked.pop("data")
        case.validate_response(browse.request(**asked), checks=CHECKS)

    ask()


ODD = (
    "%00",
    "%ff%fe",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%5c..%5c",
    "%0d%0aSet-Cookie:%20a=b",
    "{{7*7}}",
    "😀",
    "%F0%28",
)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_odd_addresses_are_answered(as_role, page, odd):
    browse = as_role(Role.ADMIN)
    name = page.path.partition("{")[0].rstrip("/")
    for path in (
        f"/{odd}",
        f"{name}/{odd}",
        f"{name}/{odd}.json",
        f"/static/{odd}",
        f"{page.path}?lang={odd}&page={odd}&id={odd}",
    ):
        answer = browse.get(path)
        assert answer.status_code < 500, path
        assert "set-cookie" not in answer.headers or "a=b" not in answer.headers["set-cookie"]
        assert "root:" not in answer.text


HEADERS: tuple[dict[str, str | bytes], ...] = (
    {"cookie": "seat=; language=%ff%fe; said=" + "x" * 6000},
    {"cookie": "language=\xff; session=\x00; said=a.b.c".encode("latin-1")},
    {"accept-language": ",;q=;" * 2000},
    {"accept-language": b"\xff\xfe\x00"},
    {"x-filler": "y" * 60_000},
    {"content-type": "application/json; charset=\xff".encode("latin-1")},
    {"content-length": "-1"},
    {"origin": "null"},
    {"origin": "http://[::1"},
    {"sec-fetch-site": "cross-site"},
)


@pytest.mark.parametrize("headers", HEADERS, ids=range(len(HEADERS)))
@pytest.mark.parametrize("method", ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X"))
def test_odd_headers_and_methods_are_answered(as_role, method, headers):
    browse = as_role(Role.ADMIN)
    for path in ("/", "/incidents", "/decide", "/language", "/openapi.json", "/static/style.css"):
        answer = browse.request(method, path, headers=headers)
        assert answer.status_code < 500, f"{method} {path}"
        assert "content-security-policy" in answer.headers


FORM = "application/x-www-form-urlencoded"
BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b'{"verb": "accept", "names": ['),
    ("application/json", b"[" * 100_000),
    ("application/json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    ("application/json", b'{"verb": "accept", "start": 1e400, "names": [1e999, null, {}, true]}'),
    ("application/json", b'"\xff\xfe"'),
    ("application/json", b'{"verb": "\\ud800", "names": ["\\u0000"], "why": "\\ud800"}'),
    ("application/json", b'{"verb": "note", "names": ["\\u0000"], "why": "a\\u0000b", "at": "//evil.example"}'),
    (FORM, b"verb=note&names=%00&why=%ff%fe%00&at=//evil.example"),
    (FORM, b"csrf=" + b"x" * 999_000),
    (FORM, b"x=" + b"y" * 10_000_000),
    (FORM, b"names=a&" * 20_000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=verb\r\n\r\n"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="../b"\r\n\r\nz\r\n--x--',
    ),
    ("text/plain", b"verb=note"),
    ("", b"\x00\xff"),
)


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_odd_bodies_are_answered_in_one_shape(as_role, action, body):
    media, sent = body
    browse = as_role(Role.ADMIN)
    answer = browse.post(action.path.replace("{id}", "x"), content=sent, headers={"content-type": media})
    assert answer.status_code < 500
    assert not answer.headers.get("location", "/").startswith("//")
    if media == "application/json" and answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status"} <= set(answer.json())


def test_random_bytes_are_answered(as_role):
    browse, dice = as_role(Role.ADMIN), random.Random(7)
    for _ in range(200):
        path = "".join(f"%{dice.randrange(256):02x}" for _ in range(dice.randrange(1, 40)))
        start = dice.choice([page.path.partition("{")[0].rstrip("/") for page in PAGES])
        assert browse.get(f"{start}/{path}?{path}={path}").status_code < 500
