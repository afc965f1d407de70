"""Web archives (WARC): each page that a server sent is a report."""

import zlib
from gzip import GzipFile
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from crossbearing.errors import ReadError
from crossbearing.intake.file import MAX_BYTES
from crossbearing.intake.media import Media
from crossbearing.intake.sources.found import Finds, Found, Unread, inside, unread
from crossbearing.intake.sources.packed import watched

_PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_CUT = "the web archive breaks off or is damaged ({found}); what stands before is read"


def archived_pages(name: str, stream: BinaryIO) -> Finds:
    """The pages among the responses of a web archive, one by one; pictures, scripts and errors are passed over."""
    number, seen = 0, 0
    try:
        for record in ArchiveIterator(
            _unpacked(stream),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="all",
            fsspec_args=False,
        ):
            number += 1
            kind = _page_kind(record)
            if kind is not None:
                seen += 1
                yield _found(name, number, record, kind)
    except (OSError, ValueError, EOFError, zlib.error, ReadError) as error:
        found = (str(error) or type(error).__name__).splitlines()[0]
        yield unread(name, _CUT.format(found=found))
        return
    if seen == 0:
        yield unread(name, f"none of its {number} responses is a page; a web archive of pages has some")


class _Forward:
    """A stream as the library wants one: it asks where it is, which pipes and packed files cannot tell."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        # What was unpacked before a fault is given before the fault is met.
        found = self._stream.read1(size)
        self._at += len(found)
        return found

    def tell(self) -> int:
        return self._at


def _unpacked(stream: BinaryIO) -> BinaryIO:
    """The records themselves. The library would take the end of a file that is cut short for the end of its records."""
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream))
    is_packed = buffered.peek(2)[:2] == b"\x1f\x8b"
    return cast(BinaryIO, _Forward(watched(GzipFile(fileobj=buffered), buffered) if is_packed else buffered))


def _page_kind(record: WarcRecord) -> str | None:
    """The media type of a page that a server sent whole; None of anything else."""
    headers = record.http_headers
    status = None if headers is None else headers.status_code
    if status is None or not 200 <= status < 300:
        return None
    return _PAGES.get((record.http_content_type or "").lower())


def _is_coded(record: WarcRecord) -> bool:
    """Whether a page was packed on its way, so that its length is not that of the record."""
    headers = record.http_headers
    return headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


def _found(name: str, number: int, record: WarcRecord, kind: str) -> Found | Unread:
    """The page, called by its place in the archive and its address."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    called = inside(name, f"response {number} {address}".rstrip())
    length = record.content_length
    try:
        raw = record.reader.read(MAX_BYTES + 1)
    except OSError as error:
        return unread(called, f"its content cannot be unpacked ({error})")
    if len(raw) < length and not _is_coded(record):
        return unread(called, "its content is cut short")
    if len(raw) > MAX_BYTES:
        return unread(called, f"it has more than {MAX_BYTES / 1e6:,.0f} MB; a report has less")
    given = {"captured": record.record_date.date().isoformat()} if record.record_date else {}
    if record.http_charset:
        given["charset"] = record.http_charset
    return Found(called, raw, str(Media(kind, given)))
