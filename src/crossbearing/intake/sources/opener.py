"""The door for everything that comes in: paths become reports, or reasons why there is none."""

import io
import re
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, cast

from crossbearing.errors import ReadError
from crossbearing.intake.door import call
from crossbearing.intake.file import MAX_BYTES, read_bytes
from crossbearing.intake.report import is_letter
from crossbearing.intake.sources.columns import Columns
from crossbearing.intake.sources.feed_signs import is_feed
from crossbearing.intake.sources.found import Finds, Found, Unread, refused, unread
from crossbearing.intake.sources.letters import letter_parts
from crossbearing.intake.sources.packed import unpacked, zip_members
from crossbearing.intake.sources.paths import STDIN, files_of, is_on_web
from crossbearing.intake.sources.rows import json_rows, table_rows
from crossbearing.intake.web.manners import Manners

# A kind shows itself within this many bytes.
SNIFFED = 4_096

_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
_WARC = re.compile(r"\.warc(\.gz)?(\.open)?$")
_TABLE = (".csv", ".tsv", ".tab")
_LINES = (".jsonl", ".ndjson", ".jsonlines", ".json")
_FEEDS = (".rss", ".atom")
_OBJECT = re.compile(rb'\s*(?:\[\s*)?\{\s*"')


class Opener:
    """Opens what people name; `at` says how many bytes of it were passed so far."""

    def __init__(self, columns: Columns | None = None, manners: Manners | None = None) -> None:
        self._columns = Columns() if columns is None else columns
        self._manners = Manners() if manners is None else manners
        self._visits: Any = None
        self._passed = 0
        self._open: BinaryIO | None = None

    @property
    def at(self) -> int:
        """How many bytes of the files were passed so far."""
        try:
            return self._passed + (0 if self._open is None else self._open.tell())
        except (OSError, ValueError):
            return self._passed

    def finds(self, paths: Iterable[str | Path]) -> Iterable[tuple[Path, Found | Unread]]:
        """Everything in these paths, in order, each beside the path it was found by."""
        for named in paths:
            if is_on_web(named):
                yield from ((Path(named), found) for found in self._visited(str(named)))
                continue
            for path in (Path(named),) if str(named) == STDIN else files_of(Path(named)):
                if isinstance(path, Unread):
                    yield Path(named), path
                    continue
                for found in self._file(path):
                    yield path, found

    def _visited(self, address: str) -> Finds:
        """What an address on the web leads to. What fetches is brought in when the first one is named."""
        if self._visits is None:
            self._visits = call("visits", self._manners)
        yield from self._visits.finds(address)

    def _file(self, path: Path) -> Finds:
        """What a file holds: itself, or many reports."""
        if str(path) == STDIN:
            yield from self._stream("stdin", cast(BinaryIO, sys.stdin.buffer), 0)
            return
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise ReadError
            stream = path.open("rb")
        except (OSError, ValueError, ReadError):
            # What is wrong with it is said where a single report is read.
            yield _whole(path)
            return
        with stream:
            if self._kind(path.name, stream) is None:
                yield _whole(path)
            else:
                self._open = stream
                yield from self._stream(_shown(path.name), stream, 0)
            self._open = None
            self._passed += path.stat().st_size

    def _kind(self, name: str, stream: io.BufferedReader) -> str | None:
        return _kind(name.lower(), stream.peek(SNIFFED)[:SNIFFED])

    def _stream(self, name: str, stream: BinaryIO, depth: int) -> Finds:
        """What a stream of bytes holds; `depth` containers stand around it."""
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        kind = self._kind(name, buffered)
        many = cast(BinaryIO, buffered)
        if kind == "zip":
            yield from zip_members(name, many, self._stream, depth)
        elif kind == "gzip":
            yield from unpacked(name, many, self._stream, depth)
        elif kind == "warc":
            yield from call("archived pages", name, many)
        elif kind == "table":
            yield from table_rows(name, many, self._columns)
        elif kind == "json":
            yield from json_rows(name, many, self._columns)
        else:
            yield from self._small(name, kind, many, depth)

    def _small(self, name: str, kind: str | None, stream: BinaryIO, depth: int) -> Finds:
        """What is read whole: one report, a feed, a letter."""
        raw = stream.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            yield unread(name, f"it has more than {MAX_BYTES / 1e6:,.0f} MB and a report has less; split it")
        elif kind == "feed":
            yield from call("feed entries", name, raw)
        elif kind == "letter":
            yield from letter_parts(name, raw, self._stream, depth)
        else:
            yield Found(name, raw)


def _whole(path: Path) -> Found | Unread:
    """A file that is one report."""
    try:
        return Found(_shown(path.name), read_bytes(path), path=path)
    except ReadError as error:
        return refused(str(path), error)


def _kind(name: str, head: bytes) -> str | None:
    """The kind of a container by its first bytes, or else by its name; None of a single report."""
    if head.startswith(_ZIP):
        return None if name.endswith(_OFFICE) else "zip"
    if head.startswith(_GZIP):
        return "warc" if _WARC.search(name) else "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if is_feed(head) or (name.endswith(_FEEDS) and head.strip()):
        return "feed"
    if is_letter(name, head):
        return "letter"
    if head.startswith(b"%PDF") or len(head.strip()) == 0:
        return None
    if name.endswith(_TABLE):
        return "table"
    return "json" if name.endswith(_LINES) or _OBJECT.match(head.removeprefix(b"\xef\xbb\xbf")) else None


def _shown(name: str) -> str:
    """A file's name with a sign in place of bytes that are no text."""
    return name.encode("utf-8", "replace").decode("utf-8")
