"""How many reports a second are opened in each format, beside the library that takes their text out, alone."""

import csv
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from email import message_from_binary_file
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import pypdfium2
import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crossbearing.errors import InputError
from crossbearing.evaluate.intake_material import stories, write_files
from crossbearing.intake.sources.opener import Opener
from crossbearing.run.opened import opened

SEED = 1
# Ours and the library alone take turns, and the quickest turn of each counts: what else the machine does only slows.
TURNS = 5

Texts = Iterator[object]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the folder of its files, the libraries that it is measured beside, and what these do alone."""

    name: str
    kind: str
    beside: str
    alone: Callable[[Path], Texts]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """Seconds of processor time for the same reports of one format: ours, and the libraries alone."""

    format: Format
    reports: int
    ours: float
    alone: float


def measure_intake(reports: int, *, seed: int = SEED, turns: int = TURNS) -> list[Rate]:
    """The rate of each format on so many reports of an invented war."""
    with TemporaryDirectory() as folder:
        write_files(Path(folder), stories(reports, seed))
        return [_rate(one, Path(folder) / one.kind, reports, turns) for one in FORMATS]


def _rate(one: Format, folder: Path, reports: int, turns: int) -> Rate:
    ours, alone = [], []
    for _ in range(turns + 1):
        ours.append(_timed(one, reports, lambda: _bare(folder) if one.bare else _opened(folder)))
        alone.append(_timed(one, reports, lambda: (text for path in _files(folder) for text in one.alone(path))))
    # The first turn loads what is loaded once.
    return Rate(one, reports, min(ours[1:]), min(alone[1:]))


def _timed(one: Format, reports: int, texts: Callable[[], Texts]) -> float:
    start = time.process_time()
    found = sum(1 for text in texts() if text)
    spent = time.process_time() - start
    if found != reports:
        raise InputError(f"Of {reports:,} reports as {one.name} {found:,} were opened; no rate can be told of that")
    return spent


def _opened(folder: Path) -> Texts:
    return (one.report for one in opened([folder], opener=Opener()))


def _bare(folder: Path) -> Texts:
    return (found for _, found in Opener().finds([folder]))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def _text(path: Path) -> Texts:
    yield path.read_bytes().decode()


def _extracted(page: bytes) -> str | None:
    found: str | None = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    return found


def _page(path: Path) -> Texts:
    yield _extracted(path.read_bytes())


def _letter(path: Path) -> Texts:
    with path.open("rb") as stream:
        part = message_from_binary_file(stream, policy=default).get_body(("plain", "html"))
    yield None if part is None else part.get_content()


def _pdf(path: Path) -> Texts:
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        yield "\n".join(_pdf_page(pdf, number) for number in range(len(pdf)))


def _pdf_page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
        return str(words.get_text_range())


def _entries(path: Path) -> Texts:
    for entry in feedparser.parse(path.read_bytes()).entries:
        yield _extracted(f"<html><body>{entry.content[0].value}</body></html>".encode())


def _feed(path: Path) -> Texts:
    yield from (entry.content[0].value for entry in feedparser.parse(path.read_bytes()).entries)


def _lines(path: Path) -> Texts:
    with path.open("rb") as stream:
        yield from map(json.loads, stream)


def _rows(path: Path) -> Texts:
    with path.open(newline="") as stream:
        yield from csv.DictReader(stream)


def _records(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            yield record.reader.read()


def _archived(path: Path) -> Texts:
    yield from map(_extracted, _records(path))


def _members(path: Path) -> Texts:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield _extracted(archive.read(name))


FORMATS = (
    Format("text", "text", "decoding UTF-8", _text),
    Format("HTML", "page", "trafilatura", _page),
    Format("RSS, entries only", "feed", "feedparser", _feed, bare=True),
    Format("RSS with pages", "feed", "feedparser and trafilatura", _entries),
    Format("JSON lines", "lines", "json", _lines),
    Format("CSV", "table", "csv", _rows),
    Format("letter (EML)", "letter", "email", _letter),
    Format("PDF", "pdf", "pypdfium2", _pdf),
    Format("WARC, pages only", "warc", "fastwarc", _records, bare=True),
    Format("WARC", "warc", "fastwarc and trafilatura", _archived),
    Format("WARC.gz, pages only", "packed_warc", "fastwarc", _records, bare=True),
    Format("WARC.gz", "packed_warc", "fastwarc and trafilatura", _archived),
    Format("ZIP of HTML", "zip", "zipfile and trafilatura", _members),
)
