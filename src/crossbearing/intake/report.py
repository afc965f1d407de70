"""A file on disk becomes a report."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.door import call
from crossbearing.intake.file import PDF_BEGINS, read_bytes, require_bytes
from crossbearing.intake.media import Media, media_of
from crossbearing.intake.publication import find_publication, require_date
from crossbearing.intake.sheet import Sheet
from crossbearing.model.report import Publication, Report
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
# Kinds whose readers are told besides which part of a report stands where.
_ROWS = ("application/json", "text/csv")
# What a media type says of a row besides its columns: how much there was of the report, and when it was fetched.
_BESIDES = frozenset(("extent", "fetched"))
_CONVERT = re.compile(r"; convert it: iconv .*")
# Header lines, among them one that programs write into letters and people do not.
_LETTER = re.compile(
    rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?(?:Received|Return-Path|Message-ID|MIME-Version):",
    re.IGNORECASE,
)


def read_report(path: Path, *, published: str | None = None) -> Report:
    """The report in one file, with its zones and what it states of its publication.

    `published` is an EDTF date that goes before any the file states. What cannot be read raises ReadError, a date that
    is none DateError; nothing is ever read in part.
    """
    if published is not None:
        require_date(published)
    return _report(path, read_bytes(path), published)


def report_of_bytes(
    name: str, raw: bytes, *, published: str | None = None, media: str | None = None, path: Path | None = None
) -> Report:
    """The report that the bytes of something called `name` are, as `read_report` has it of a file itself.

    `media` says what they are where name and bytes do not tell, `path` what they are called in messages.
    """
    if published is not None:
        require_date(published)
    called = Path(name) if path is None else path
    try:
        require_bytes(called, raw)
        return replace(_report(called, raw, published, media, name), name=_shown(name))
    except ReadError as error:
        raise ReadError(_for_inside(str(error).replace(str(called), name)) if path is None else str(error)) from error


def report_of_text(name: str, text: str, *, published: str | None = None) -> Report:
    """The report a text is, `name` standing for the file it has none of; offsets are those of `text`."""
    if published is not None:
        require_date(published)
    return _report(Path(name).with_suffix(".txt"), text.encode("utf-8"), published)


def _report(path: Path, raw: bytes, published: str | None, media: str | None = None, name: str = "") -> Report:
    kind = media_of(media) if media is not None else Media(_media_type(path, raw), {})
    sheet = _sheet(path, raw, kind)
    _require_report(path, [span.quote for zone in sheet.zones if zone.kind in TELLING for span in zone.spans])
    publication = find_publication(sheet, published)
    if "captured" in kind.given:
        publication = _archived(publication, kind.given["captured"], name)
    if "fetched" in kind.given:
        publication = _fetched(publication, kind.given, name)
    return Report(_shown(path.name), raw, sheet.text, str(kind), sheet.zones, publication)


def _sheet(path: Path, raw: bytes, kind: Media) -> Sheet:
    """What the reader for this kind of bytes takes from them."""
    sheet: Sheet
    if kind.type in _ROWS:
        given = {key: value for key, value in kind.given.items() if key not in _BESIDES}
        sheet = call(kind.type, path, raw, Media(kind.type, given))
    else:
        sheet = call(kind.type, path, _in_utf8(raw, kind.given.get("charset")))
    return sheet


def _in_utf8(raw: bytes, charset: str | None) -> bytes:
    """The bytes of a page in UTF-8 where they are in the encoding that the server named, else as they are."""
    if charset is None:
        return raw
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return raw.decode(charset).encode("utf-8")
        except (LookupError, UnicodeDecodeError):
            return raw
    return raw


def _archived(publication: Publication, captured: str, name: str) -> Publication:
    """The publication of a page in a web archive, which had appeared by the day it was captured."""
    address = name.rpartition(" ")[2]
    url = publication.url or (address if "://" in address else None)
    if publication.published is not None:
        return replace(publication, url=url)
    return replace(publication, url=url, published=f"../{captured}", why="archived on that day, published by then")


def _fetched(publication: Publication, given: Mapping[str, str], name: str) -> Publication:
    """The publication of what was fetched from the web; its name is its address, behind who is said to publish it."""
    publisher, _, address = name.rpartition(": ")
    found = replace(
        publication,
        publisher=publisher or publication.publisher,
        url=publication.url or (address if "://" in address else None),
    )
    if publication.published is not None:
        return found
    if "dated" in given:
        return replace(found, published=given["dated"], basis="explicit", why="the day its feed gives it")
    return replace(found, published=f"../{given['fetched'][:10]}", why="fetched on that day, published by then")


def _for_inside(said: str) -> str:
    """A message without the command for a file, which what stands inside another one is not."""
    return _CONVERT.sub("; convert it where it was packed", said)


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


def is_letter(name: str, head: bytes) -> bool:
    """Whether bytes that begin so, in a file of this name, are a letter (EML)."""
    return _LETTER.match(head) is not None or (name.lower().endswith(".eml") and b":" in head[:_SNIFFED])


def is_page(raw: bytes) -> bool:
    """Whether bytes say near their start that they are a web page."""
    return _PAGE.search(raw[:_SNIFFED].replace(b"\x00", b"")) is not None


def _media_type(path: Path, raw: bytes) -> str:
    if raw.startswith(PDF_BEGINS):
        return "application/pdf"
    if is_letter(path.name, raw[:_SNIFFED]):
        return "message/rfc822"
    return "text/html" if path.suffix.lower() in _PAGE_SUFFIXES or is_page(raw) else "text/plain"


def _shown(name: str) -> str:
    """A name with a sign in place of bytes that are no text, so that JSON and databases can hold it."""
    return name.encode("utf-8", "replace").decode("utf-8")
