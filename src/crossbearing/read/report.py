"""A file on disk becomes a report."""

import re
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.model.report import Report
from crossbearing.model.zone import TELLING
from crossbearing.read.door import call
from crossbearing.read.file import read_bytes
from crossbearing.read.publication import find_publication, require_date
from crossbearing.read.sheet import Sheet

_PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
# A page says that it is one near its start, header lines or not.
_SNIFFED = 3_000


def read_report(path: Path, *, published: str | None = None) -> Report:
    """The report in one file, with its zones and what it states of its publication.

    `published` is an EDTF date that goes before any the file states. What cannot be read raises ReadError, a date that
    is none DateError; nothing is ever read in part.
    """
    if published is not None:
        require_date(published)
    raw = read_bytes(path)
    media_type = _media_type(path, raw)
    sheet: Sheet = call(media_type, path, raw)
    if not any(zone.kind in TELLING for zone in sheet.zones):
        raise ReadError(f"Cannot read {path}: it holds no text of a report; check that the article itself was saved")
    return Report(path.name, raw, sheet.text, media_type, sheet.zones, find_publication(sheet, published))


def _media_type(path: Path, raw: bytes) -> str:
    start = raw[:_SNIFFED].replace(b"\x00", b"")
    return "text/html" if path.suffix.lower() in _PAGE_SUFFIXES or _PAGE.search(start) else "text/plain"
