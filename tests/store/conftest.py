"""Places for ledgers: every test that takes `place` runs on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from postgres_server import Server, missing, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests."""
    why = missing()
    if why is not None:
        pytest.skip(why)
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be started: a file, or an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "field.db")
    return request.getfixturevalue("server").new_database()


@pytest.fixture
def another(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> Callable[[], str]:
    """Makes further places of the kind of `place`."""
    numbers = count(1)
    if "://" in place:
        return request.getfixturevalue("server").new_database
    return lambda: str(tmp_path / f"another{next(numbers)}.db")
