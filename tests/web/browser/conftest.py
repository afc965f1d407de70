"""Chromium before the workbench of a small ledger that has something for every page."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")

from playwright.sync_api import Browser
from starlette.testclient import TestClient

import chromium
from bench_server import serving
from crawled import addresses
from crossbearing import api
from crossbearing.model.person import Role
from rich_ledger import filled
from seats import SEAT, Seats, seat
from watched import Watched
from workbenches import HERE, workbench_of

DESK = {"width": 1280, "height": 900}

Opened = Callable[..., Watched]


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """The browser. Gone before other tests run, as its driver keeps an event loop in this thread."""
    if chromium.program() is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with chromium.running() as started:
        yield started


@pytest.fixture(scope="session")
def rich_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, with its view kept; tests that write copy it."""
    return filled(tmp_path_factory.mktemp("rich") / "waer.db")


@pytest.fixture(scope="session")
def found(rich_ledger: Path) -> Mapping[str, Sequence[str]]:
    """Addresses of every page, by its name: as links lead there, and where strangers are sent to sign in."""
    with api.open(rich_ledger) as ledger, workbench_of(ledger, Seats()) as app:
        browse = TestClient(app, base_url=HERE)
        return {"login": ["/login"], **addresses(browse)}


@pytest.fixture(scope="package")
def standing_bench(rich_ledger: Path) -> Iterator[str]:
    """The address of its workbench, for tests that only look."""
    with serving(rich_ledger) as home:
        yield home


@pytest.fixture
def own_ledger(rich_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the ledger."""
    return Path(shutil.copy(rich_ledger, tmp_path / "waer.db"))


@pytest.fixture
def own_bench(own_ledger: Path) -> Iterator[str]:
    """The address of a workbench of a copy, for tests that decide."""
    with serving(own_ledger) as home:
        yield home


@pytest.fixture
def opened(chrome: Browser) -> Iterator[Opened]:
    """Opens pages before a workbench, each as a browser of its own; whatever went wrong on one fails the test."""
    with ExitStack() as kept:
        watched: list[Watched] = []

        def made(
            home: str, *, size: Any = DESK, language: str = "en", script: bool = True,
            who: tuple[str, Role] | None = None,
        ) -> Watched:  # fmt: skip
            context = chrome.new_context(
                viewport=size, locale=language, java_script_enabled=script, reduced_motion="reduce"
            )
            kept.callback(context.close)
            if who is not None:
                context.add_cookies([{"name": SEAT, "value": seat(*who), "url": home}])
            context.set_default_timeout(10_000)
            watched.append(Watched(context.new_page(), home))
            return watched[-1]

        yield made
        for one in watched:
            one.require_none()


@pytest.fixture
def desk(opened: Opened, own_bench: str) -> Watched:
    """A wide page before a workbench to decide at."""
    return opened(own_bench)
