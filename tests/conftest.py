import pytest

from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Report
from made import make_imprint, make_reading, make_report


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
