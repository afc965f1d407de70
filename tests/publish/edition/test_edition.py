"""An edition is whole by itself: pages that link to one another, a valid data package, and the same bytes again."""

import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from frictionless import Package
from made_outgoing import AGENCY, CLAIM, HILL, SHELLING, VAGUE, MadeOutgoing, passage

from crossbearing.publish import geojson
from crossbearing.publish.edition.before import Before
from crossbearing.publish.edition.edition import edition_form
from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import Outgoing, PublicIncident
from crossbearing.publish.writing import write

HOSTILE = "</p><script>alert(1)</script>"


def make(to: Path, outgoing: Outgoing | None = None, before: Path | None = None) -> Path:
    form = edition_form([geojson.FORMAT], None if before is None else Before.at(before), lambda text: text)
    with Kept(MadeOutgoing() if outgoing is None else outgoing) as kept:
        write(form, form.parts(kept), to, overwrite=False)
    return to


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("edition") / "out")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with more incidents than one page lists, and one before it."""
    folder = tmp_path_factory.mktemp("many")
    first = make(folder / "first")
    return make(folder / "second", MadeOutgoing(made_incidents=tuple(numbered(450))), before=first)


def numbered(count: int) -> Iterator[PublicIncident]:
    for number in range(count):
        told = replace(SHELLING.told[0], id=f"{HILL.doc}:n{number}", figures=())
        yield replace(SHELLING, id=f"i{number:012}", told=(told,), tallies=(), contradictions=())
    yield SHELLING


class Links(HTMLParser):
    """The addresses that a page leads to, the names on it, and the tags left open."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.double: set[str] = set()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                (self.double if value in self.names else self.names).add(value)


def page(path: Path) -> Links:
    found = Links()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """Each link inside the folder that leads to no file, or to no such name in it."""
    pages = {path: page(path) for path in folder.rglob("*.html")}
    dead = []
    for path, found in pages.items():
        for link in found.links:
            address, name = urldefrag(link)
            if urlsplit(link).scheme:
                continue
            target = (path.parent / address).resolve() if address else path
            names = pages[target].names if target in pages else set()
            if not target.is_relative_to(folder) or not target.is_file() or (name and name not in names):
                dead.append((str(path.relative_to(folder)), link))
    return dead


@pytest.mark.parametrize("made", ["edition", "many"])
def test_no_link_inside_an_edition_is_dead(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    assert dead_links(folder) == []
    assert sum(len(page(path).links) for path in folder.rglob("*.html")) > 100


@pytest.mark.parametrize("made", ["edition", "many"])
def test_every_page_is_reached_from_the_first_one(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    reached, waiting = set[Path](), [folder / "index.html"]
    while waiting:
        path = waiting.pop()
        if path not in reached and path.suffix == ".html":
            reached.add(path)
            links = (urldefrag(link)[0] for link in page(path).links if not urlsplit(link).scheme)
            waiting.extend((path.parent / link).resolve() for link in links if link)
    assert reached == set(folder.rglob("*.html"))


def test_the_tables_are_a_valid_data_package(edition: Path) -> None:
    report = Package(str(edition / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note", "rowNumber"])
    assert len(report.tasks) > 20


def test_a_broken_reference_would_be_seen(tmp_path: Path) -> None:
    folder = make(tmp_path / "out")
    path = folder / "data" / "tellings.csv"
    path.write_bytes(path.read_bytes().replace(SHELLING.id.encode(), b"i000"))
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_the_manifest_holds_for_every_file(edition: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--quiet", "--strict", "-c", "manifest-sha256.txt"], cwd=edition, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
    listed = (edition / "manifest-sha256.txt").read_text().count("\n")
    assert listed == sum(path.is_file() for path in edition.rglob("*")) - 1


def test_the_same_ledger_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    again = make(tmp_path / "again")
    assert (again / "manifest-sha256.txt").read_bytes() == (edition / "manifest-sha256.txt").read_bytes()
    packed = [make(tmp_path / name).read_bytes() for name in ("a.zip", "b.zip")]
    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("index.html") == (edition / "index.html").read_bytes()


def test_an_incident_is_told_with_figures_accounts_denials_and_words(edition: Path) -> None:
    text = (edition / "incidents" / f"{SHELLING.id}.html").read_text(encoding="utf-8")
    for words in (
        "9 to 12",
        "two origins differ",
        "Sahla Army",
        "River Front",
        "we fired nothing",
        "Denied",
        "contested",
    ):
        assert words in text


def test_what_did_not_happen_says_so(edition: Path) -> None:
    text = (edition / "incidents" / "i9c0de0000001.html").read_text(encoding="utf-8")
    assert "No report says that this took place: it was planned" in text


def test_a_long_list_goes_over_several_pages(many: Path) -> None:
    assert sorted(path.name for path in many.glob("incidents*.html")) == [
        "incidents-2.html", "incidents-3.html", "incidents.html"
    ]  # fmt: skip
    assert "201 to 400" in (many / "incidents-2.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("made", ["edition", "many"])
def test_nothing_is_loaded_from_elsewhere(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    for path in folder.rglob("*.html"):
        found = page(path)
        assert not {"img", "iframe", "object", "embed", "form", "style"} & set(found.tags)
        assert found.tags.count("script") == found.tags.count("link") == 1
    assert "url(" not in (folder / "style.css").read_text() and "@import" not in (folder / "style.css").read_text()


@pytest.mark.parametrize("made", ["edition", "many"])
def test_a_reader_of_the_screen_finds_its_way(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    for path in folder.rglob("*.html"):
        text, found = path.read_text(encoding="utf-8"), page(path)
        assert '<html lang="en">' in text and 'name="viewport"' in text and found.double == set()
        assert found.tags.count("h1") == found.tags.count("main") == 1
        assert found.tags.count("caption") == found.tags.count("table")


def test_words_of_reports_are_never_mark_up(tmp_path: Path) -> None:
    source = replace(HILL, title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE)
    told = replace(VAGUE.told[0], source=source, words=(passage(HOSTILE, source),), label=HOSTILE)
    hostile = MadeOutgoing(
        made_sources=(source, AGENCY),
        made_incidents=(replace(VAGUE, label=HOSTILE, told=(told,)),),
        made_claims=(replace(CLAIM, source=source, words=(passage(HOSTILE, source),), incidents=(VAGUE.id,)),),
    )
    for path in make(tmp_path / "out", hostile).rglob("*.html"):
        found = page(path)
        assert found.tags.count("script") == 1
        assert not any(link.startswith("javascript") for link in found.links)


def test_an_edition_of_nothing_is_an_edition(tmp_path: Path) -> None:
    nothing = MadeOutgoing(
        made_sources=(), made_incidents=(), made_claims=(), made_agreements=(), made_statuses=(),
        made_contradictions=(), made_silences=(), made_corrections=(),
    )  # fmt: skip
    folder = make(tmp_path / "out", nothing)
    assert dead_links(folder) == []
    assert Package(str(folder / "datapackage.json")).validate().valid
