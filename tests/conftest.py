from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Report
from made import make_imprint, make_reading, make_report
from postgres_server import Server, missing, running


@pytest.fixture(autouse=True)
def no_own_lists(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no test read or write the lists of whoever runs it."""
    folder = tmp_path_factory.getbasetemp() / "no-own-lists"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("CROSSBEARING_HOME", str(folder))


@pytest.fixture
def imprint() -> Imprint:
    return make_imprint()


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def reading(report: Report, imprint: Imprint) -> Reading:
    """A small reading of the report above, written by hand."""
    return make_reading(report, imprint)


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
    """Where a ledger can be started: every test that takes it runs in a file and in an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "field.db")
    return request.getfixturevalue("server").new_database()
