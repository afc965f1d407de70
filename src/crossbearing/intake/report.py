"""A file on disk becomes a report."""

import re
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.door import call
from crossbearing.intake.file import read_bytes
from crossbearing.intake.publication import find_publication, require_date
from crossbearing.intake.sheet import Sheet
from crossbearing.model.report import Report
from crossbearing.model.zone import TELLING

_PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
# The longest reports of missions and inquiries have some 40,000 words; a longer text is a book or many reports in one.
LONGEST_REPORT = 300_000
# What runs on for longer without the end of a sentence is data; parsing it would take gigabytes.
LONGEST_STRETCH = 20_000
_STRETCH_ENDS = re.compile(r"[.!?…。؟۔][\"'”’»)\]]*\s")
# A page says that it is one near its start, header lines or not.
_SNIFFED = 3_000


def read_report(path: Path, *, published: str | None = None) -> Report:
    """The report in one file, with its zones and what it states of its publication.

    `published` is an EDTF date that goes before any the file states. What cannot be read raises ReadError, a date that
    is none DateError; nothing is ever read in part.
    """
    if published is not None:
        require_date(published)
    return _report(path, read_bytes(path), published)


def report_of_text(name: str, text: str, *, published: str | None = None) -> Report:
    """The report a text is, `name` standing for the file it has none of; offsets are those of `text`."""
    if published is not None:
        require_date(published)
    return _report(Path(name).with_suffix(".txt"), text.encode("utf-8"), published)


def _report(path: Path, raw: bytes, published: str | None) -> Report:
    media_type = _media_type(path, raw)
    sheet: Sheet = call(media_type, path, raw)
    _require_report(path, [span.quote for zone in sheet.zones if zone.kind in TELLING for span in zone.spans])
    return Report(_name(path), raw, sheet.text, media_type, sheet.zones, find_publication(sheet, published))


def _require_report(path: Path, told: list[str]) -> None:
    """Raise ReadError if what the file tells is nothing, too long, or no sentences."""
    if len(told) == 0:
        raise ReadError(f"Cannot read {path}: it holds no text of a report; check that the article itself was saved")
    length = sum(map(len, told))
    if length > LONGEST_REPORT:
        raise ReadError(
            f"Cannot read {path}: its text has {length:,} characters and a report may have {LONGEST_REPORT:,}; "
            "split it into one file a report"
        )
    longest = max(len(stretch) for quote in told for stretch in _STRETCH_ENDS.split(quote))
    if longest > LONGEST_STRETCH:
        raise ReadError(
            f"Cannot read {path}: it runs on for {longest:,} characters without the end of a sentence; "
            "is it a table or a data set? Save the text of one report"
        )


def _media_type(path: Path, raw: bytes) -> str:
    start = raw[:_SNIFFED].replace(b"\x00", b"")
    return "text/html" if path.suffix.lower() in _PAGE_SUFFIXES or _PAGE.search(start) else "text/plain"


def _name(path: Path) -> str:
    """The file's name with a sign in place of bytes that are no text, so that JSON and databases can hold it."""
    return path.name.encode("utf-8", "replace").decode("utf-8")
