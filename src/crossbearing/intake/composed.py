"""A report put together from its parts: what a row of a table, an entry of a feed and a letter are."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.door import call
from crossbearing.intake.file import require_bytes
from crossbearing.intake.sheet import Sheet

# How each part is called in the header lines that are put above the text.
_LINES = (("publisher", "publisher"), ("published", "date"), ("url", "url"), ("language", "language"))
_MARKED_UP = re.compile(r"</(?:p|div|a|span|b|i|em|strong|h[1-6]|li|ul|body|html|table|article)>|<br\s*/?>|<p>", re.I)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")
_BARE_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{6}Z?)?")
# Seconds and milliseconds since 1970 that fall into the years 1990 to 2100; other numbers are no times.
_SECONDS = range(631_152_000, 4_102_444_800)


def composed(path: Path, parts: Mapping[str, str]) -> Sheet:
    """The sheet of a report with these parts; its text is their header lines, the title and the text."""
    body = parts.get("text", "").strip()
    if body == "":
        raise ReadError(f"Cannot read {path}: its text is empty")
    marked_up = _MARKED_UP.search(body) is not None
    lines = [f"{key}: {value}" for part, key in _LINES if (value := _line(part, parts.get(part, "")))]
    title = _line("title", parts.get("title", ""))
    above = "\n".join(lines + ([f"title: {title}"] if title and lines else []))
    own_title = title if title and not lines else ""
    if marked_up:
        own_title = f"<h1>{own_title}</h1>" if own_title else ""
        above = above.replace("<", "")
    text = "\n\n".join(part for part in (above, own_title, f"<div>{body}</div>" if marked_up else body) if part)
    raw = text.encode("utf-8", "replace")
    require_bytes(path, raw)
    sheet: Sheet = call("text/html" if marked_up else "text/plain", path, raw)
    return sheet


def _line(part: str, value: str) -> str:
    """The value in one line; a moment as the day it falls on where it was said."""
    value = " ".join(value.split())
    return day_of(value) if part == "published" else value


def day_of(value: str) -> str:
    """The day of a moment that machines wrote, in ISO form; anything else as it is."""
    if value.isdigit() and int(value) in _SECONDS:
        return datetime.fromtimestamp(int(value), UTC).date().isoformat()
    if value.isdigit() and int(value) // 1000 in _SECONDS:
        return datetime.fromtimestamp(int(value) // 1000, UTC).date().isoformat()
    iso, bare = _ISO.match(value), _BARE_DAY.fullmatch(value)
    if iso is not None:
        return iso[1]
    if bare is not None:
        return _known_day(f"{bare[1]}-{bare[2]}-{bare[3]}") or value
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return value


def _known_day(iso: str) -> str | None:
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None
