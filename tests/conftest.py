import pytest

from crossbearing.model.entity import Alignment
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Report
from made import make_reading, make_report


@pytest.fixture(autouse=True)
def no_own_lists(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no test read or write the lists of whoever runs it."""
    folder = tmp_path_factory.getbasetemp() / "no-own-lists"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("CROSSBEARING_HOME", str(folder))


@pytest.fixture
def imprint() -> Imprint:
    return Imprint(
        publisher="Hill Post",
        publisher_entity="e1",
        alignment=Alignment.UNKNOWN,
        title=None,
        url=None,
        dateline_place=None,
        language="en",
        genre="news_report",
        published="2031-05-13",
        published_basis="explicit",
        published_why="header line",
        published_evidence=(),
    )


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def reading(report: Report, imprint: Imprint) -> Reading:
    """A small reading of the report above, written by hand."""
    return make_reading(report, imprint)
