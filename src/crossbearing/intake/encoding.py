"""Bytes as text, with nothing changed or lost."""

import codecs
import re
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.door import call
from crossbearing.intake.file import conversion

# Marks at the start of a file and the encoding they announce. The mark stays in the text, so that every offset counts
# the file's own characters; no span ever holds it.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked_encoding(raw: bytes) -> str | None:
    """The encoding that a mark at the start of the bytes announces; None for UTF-8 and where there is none."""
    return next((name for mark, name in _MARKS if raw.startswith(mark)), None)


def decode_plain(path: Path, raw: bytes) -> str:
    """The text of a plain file: UTF-8, or UTF-16 and UTF-32 with their mark; ReadError for any other encoding."""
    encoding = marked_encoding(raw) or "utf-8"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(_complaint(path, raw, encoding, error)) from error


def _complaint(path: Path, raw: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    line = raw.count(b"\n", 0, error.start) + 1
    found = f"Cannot read {path}: it is not {encoding.upper()} (byte {error.start}, line {line})"
    guess = call("guess encoding", raw)
    if guess is None:
        return f"{found}; save it as UTF-8"
    return f"{found}, it looks like {guess}; convert it: {conversion(path, guess)}"


_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
# Browsers look for the declaration in the first kilobyte; header lines may stand before it.
_DECLARED_WITHIN = 4_000
# What pages call these encodings is read as the wider one that browsers take.
_WIDER = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",
}


def decode_page(path: Path, raw: bytes) -> str:
    """The source of a page: by its mark, as UTF-8, as it declares, or by what it looks like; else ReadError."""
    marked = marked_encoding(raw)
    if marked is not None:
        return decode_plain(path, raw)
    # Guessing takes a tenth of the time of a page, so it comes last.
    for encoding in (lambda: "utf-8", lambda: _declared(raw), lambda: call("guess encoding", raw)):
        named = encoding()
        text = None if named is None else _try(raw, named)
        if text is not None:
            return text.removeprefix("\ufeff")
    raise ReadError(f"Cannot read {path}: its encoding is neither stated nor clear; save the page again as UTF-8")


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    return _WIDER.get(name, name)


def _try(raw: bytes, encoding: str) -> str | None:
    """The bytes in this encoding; None if it is unknown or does not fit."""
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
