"""Every way in gives the report that was put there, called by its place, and what a ledger keeps reads again alike."""

import gzip
import io
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from packing import letter, lines, page, pdf, report, rss, warc, zipped

from crossbearing.errors import InputError
from crossbearing.intake.report import report_of_bytes
from crossbearing.intake.sources.columns import Columns, columns_of
from crossbearing.intake.sources.opener import Opener
from crossbearing.model.report import Report
from crossbearing.run.opened import Opened, opened

TABLE = f'id,headline,body,date,outlet\n1,"Shelling, again","{report()}",2021-05-03,Delta\n'.encode()
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Delta", "items": [{"id": "1", "url": "http://d/1", '
    f'"content_html": "<p>{report()}</p>", "date_published": "2021-05-03T01:00:00+03:00"}}]}}'
).encode()
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta</title><entry><title>Shelling</title>'
    f'<link href="http://d/1"/><updated>2021-05-03T10:00:00Z</updated><content type="text">{report()}</content>'
    "</entry></feed>"
).encode()
CRAWL = warc(("http://d/1", "text/html", page(report())), ("http://d/a.png", "image/png", b"\x89PNG"))

# File name, bytes, what the report is called, and what is known of its publication.
WAYS = [
    ("a.txt", report().encode(), "a.txt", {}),
    ("a.md", f"# Shelling\n\n{report()}".encode(), "a.md", {}),
    ("a.html", page(report()), "a.html", {}),
    ("a.csv", TABLE, "a.csv: row 1", {"publisher": "Delta", "published": "2021-05-03"}),
    ("a.tsv", f"headline\tbody\toutlet\nShelling\t{report()}\tDelta\n".encode(), "a.tsv: row 1",
     {"publisher": "Delta"}),
    ("a.jsonl", lines({"text": report(), "date": 1_620_000_000, "url": "http://d/1"}), "a.jsonl: row 1",
     {"published": "2021-05-03", "url": "http://d/1"}),
    ("a.json", b"[" + lines({"text": report()}) + b"]", "a.json: row 1", {}),
    ("a.zip", zipped({"in/a.html": page(report()), "__MACOSX/a": b"x"}), "a.zip: in/a.html", {}),
    ("b.zip", zipped({"a.zip": zipped({"a.txt": report()})}), "b.zip: a.zip: a.txt", {}),
    ("a.txt.gz", gzip.compress(report().encode()), "a.txt", {}),
    ("a.rss", rss(("Shelling", report())), "a.rss: entry 1 http://delta.example/1",
     {"publisher": "Delta Wire", "published": "2021-05-03", "url": "http://delta.example/1"}),
    ("a.xml", ATOM, "a.xml: entry 1 http://d/1", {"publisher": "Delta", "published": "2021-05-03"}),
    ("feed.json", JSON_FEED, "feed.json: entry 1 http://d/1", {"publisher": "Delta", "published": "2021-05-03"}),
    ("a.eml", letter(report()), "a.eml", {"publisher": "Delta Wire", "published": "2021-05-03"}),
    ("b.eml", letter(None, {"a.pdf": pdf(report())}), "b.eml: a.pdf", {}),
    ("a.pdf", pdf(report()), "a.pdf", {}),
    ("a.warc.gz", CRAWL, "a.warc.gz: response 1 http://d/1", {"url": "http://d/1", "published": "../2021-05-04"}),
    ("a.wacz", zipped({"archive/data.warc.gz": CRAWL, "pages/pages.jsonl": "{}"}),
     "a.wacz: archive/data.warc.gz: response 1 http://d/1", {"url": "http://d/1"}),
    ("no_ending", pdf(report()), "no_ending", {}),
]  # fmt: skip


def everything(*paths: Path, columns: Columns | None = None) -> list[Opened]:
    """What the paths hold."""
    return list(opened(paths, opener=Opener(columns)))


def only_report(path: Path, columns: Columns | None = None) -> Report:
    """The one report in a file."""
    (one,) = everything(path, columns=columns)
    assert one.refused is None, one.refused
    assert one.report is not None
    return one.report


@pytest.mark.parametrize(("name", "held", "called", "known"), WAYS, ids=[way[0] for way in WAYS])
def test_a_report_comes_in(tmp_path: Path, name: str, held: bytes, called: str, known: dict[str, str]) -> None:
    (tmp_path / name).write_bytes(held)
    found = only_report(tmp_path / name)
    assert found.name == called
    assert report() in found.text.replace("\n", " ")
    assert {key: getattr(found.publication, key) for key in known} == known


@pytest.mark.parametrize(("name", "held"), [way[:2] for way in WAYS], ids=[way[0] for way in WAYS])
def test_the_bytes_that_are_kept_read_again_alike(tmp_path: Path, name: str, held: bytes) -> None:
    (tmp_path / name).write_bytes(held)
    found = only_report(tmp_path / name)
    assert report_of_bytes(found.name, found.raw, media=found.media_type) == found


def test_of_a_row_its_own_bytes_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TABLE)
    assert only_report(tmp_path / "a.csv").raw == TABLE.splitlines()[1]


def test_columns_are_those_that_were_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"when;what;text\n2021-05-03;{report(7)};no\n")
    found = only_report(tmp_path / "a.csv", columns_of("text=what,published=when"))
    assert report(7) in found.text
    assert found.publication.published == "2021-05-03"


@pytest.mark.parametrize("asked", ["body", "text=", "words=body", "published=date", "text=a,text=b"])
def test_columns_that_name_no_text_are_refused(asked: str) -> None:
    with pytest.raises(InputError, match="--columns text=body"):
        columns_of(asked)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "a/.git/x.txt", "__MACOSX/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(report())
    assert [one.name for one in everything(tmp_path)] == ["z.txt", "b.txt"]


def test_a_pattern_in_quotes_is_understood(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(report())
    assert [one.name for one in everything(tmp_path / "*.txt")] == ["a.txt", "b.txt"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(lines({"text": report()})))))
    assert [one.name for one in everything(Path("-"))] == ["stdin: row 1"]


def test_an_entry_with_a_summary_alone_is_marked(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(("Shelling", report())))
    (one,) = everything(tmp_path / "a.rss")
    assert one.note == "only a summary of it"
    assert one.report is not None
    assert "extent=summary" in one.report.media_type


def test_hashes_are_those_of_the_bytes_kept(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": report()}))
    (one,) = everything(tmp_path / "a.zip")
    assert one.sha256 == sha256(report().encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (report(), "en"),
        ("قال شهود إن قذيفة أصابت العبارة وجرح تسعة أشخاص في مدينة سلمى يوم الاثنين.", "ar"),
        ("Свидетели сообщили, что снаряд попал в паром, девять человек ранены.", "ru"),
        ("Neun Menschen wurden verletzt, als eine Granate am Montag die Fähre in Selma traf, sagten Anwohner.", "de"),
        ("Shelling kills nine in Selma.", "en"),
    ],
)
def test_the_language_is_found(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert only_report(tmp_path / "a.txt").publication.language == language
