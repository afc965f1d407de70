"""A workbench over a small ledger."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossbearing import api
from crossbearing.api.ledger import Ledger
from crossbearing.web.access import Access
from workbenches import HERE, workbench_of

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples, with its view kept; tests copy it."""
    path = tmp_path_factory.mktemp("bench") / "waer.db"
    with api.open(path) as opened:
        opened.add(sorted(EXAMPLES.glob("*.txt")))
        opened.snapshot()
    return path


@pytest.fixture
def ledger_file(example_ledger: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(example_ledger, tmp_path / "waer.db"))


@pytest.fixture
def ledger(ledger_file: Path) -> Iterator[Ledger]:
    """The copy, open."""
    with api.open(ledger_file) as opened:
        yield opened


@pytest.fixture
def browser() -> Iterator[Callable[..., TestClient]]:
    """Gives a browser before the workbench of a ledger."""
    with ExitStack() as opened:

        def made(ledger: Ledger, access: Access | None = None) -> TestClient:
            app = opened.enter_context(workbench_of(ledger, access))
            return opened.enter_context(TestClient(app, base_url=HERE))

        yield made


@pytest.fixture
def browse(browser: Callable[..., TestClient], ledger: Ledger) -> TestClient:
    """A browser before the workbench of the examples."""
    return browser(ledger)
