"""Workbenches for tests, asked as a browser asks."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from crossbearing.api.ledger import Ledger
from crossbearing.api.standing import Standing
from crossbearing.web.access import Access, Local
from crossbearing.web.app import workbench
from crossbearing.web.bench import Bench
from crossbearing.web.security.tokens import Tokens

HERE = "http://127.0.0.1:8765"
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@contextmanager
def workbench_of(ledger: Ledger, access: Access | None = None) -> Iterator[ASGIApp]:
    """The workbench of a ledger, for one person at this machine unless told otherwise."""
    with closing(Standing(ledger)) as standing:
        yield workbench(Bench(ledger, standing, access or Local("Noor"), Tokens(b"k" * 32)))


def token_of(browse: TestClient, at: str = "/reports") -> str:
    """What forms of this session carry, as a page has it."""
    found = TOKEN.search(browse.get(at).text)
    assert found is not None
    return found[1]


def send(browse: TestClient, path: str, /, **fields: object) -> str:
    """Sends a form with its token, and gives the page that it leads to."""
    return browse.post(path, data={"csrf": token_of(browse), **fields}).text
