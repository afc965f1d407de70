"""A workbench for a team."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossbearing import api
from crossbearing.api.ledger import Ledger
from crossbearing.model.person import Role
from crossbearing.web.people.team import Team

PASSWORD = "twelve hill goats"


@pytest.fixture(scope="session")
def team_ledger(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, with an account for each role, whose names are those of the roles."""
    path = Path(shutil.copy(example_ledger, tmp_path_factory.mktemp("team") / "waer.db"))
    with api.open(path) as opened:
        for role in Role:
            opened.people.add(role.title(), role, PASSWORD, by="root")
    return path


@pytest.fixture
def team(team_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it, open."""
    with api.open(shutil.copy(team_ledger, tmp_path / "team.db")) as opened:
        yield opened


@pytest.fixture
def stranger(browser: Callable[..., TestClient], team: Ledger) -> TestClient:
    """A browser of nobody known, which follows no redirect."""
    found = browser(team, Team(team.people))
    found.follow_redirects = False
    return found


@pytest.fixture
def signed_in(browser: Callable[..., TestClient], team: Ledger) -> Callable[..., TestClient]:
    """Gives a browser in which somebody is signed in, by name."""

    def made(name: str = "Editor") -> TestClient:
        found = browser(team, Team(team.people))
        found.follow_redirects = False
        account = team.people.of(name)
        assert account is not None and account.person is not None
        secret = team.people.entrance.start(account.person, address="testclient")
        found.cookies.set("session", secret, domain="127.0.0.1")
        return found

    return made
