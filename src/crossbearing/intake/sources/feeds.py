"""Feeds (RSS, Atom, JSON Feed): each entry a report."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any
from xml.sax import SAXException

import feedparser

from crossbearing.intake.media import Media
from crossbearing.intake.row import JSON
from crossbearing.intake.sources.feed_signs import is_json_feed
from crossbearing.intake.sources.found import Finds, Found, Unread, inside, unread

SUMMARY = "only a summary of it"
# Says in a ledger that the feed had no more of the report.
EXTENT = {"extent": "summary"}

# Feeds have some dozens, archives of feeds thousands. More are made to fill the memory, in which each takes a kilobyte.
MOST_ENTRIES = 50_000
_TOO_MANY = f"it has more than {MOST_ENTRIES:,} entries, which no feed has"
_DAMAGED = "it is no feed, or a damaged one"
_OPENED = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_PARTS = ("publisher", "title", "url", "published", "language", "text")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report; `whole` if it has all of its text. `id` and `updated` tell what was seen."""

    parts: Mapping[str, str]
    whole: bool
    id: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a feed, in its order, and what is wrong with it: then there are fewer than it had, or none."""

    every: tuple[Entry, ...]
    fault: str = ""


def feed_entries(name: str, raw: bytes) -> Finds:
    """Every entry of a feed, as one JSON object of what the feed says of it.

    An entry takes its publisher, language and base address from around it, so that its own bytes would not do.
    """
    entries = entries_of(raw)
    if len(entries.every) == 0:
        what = _TOO_MANY if entries.fault == _TOO_MANY else "the feed has no entries, or is damaged; get it again"
        yield unread(name, what, raw)
    for number, entry in enumerate(entries.every, 1):
        yield entry_report(inside(name, f"entry {number} {entry.parts.get('url', '')}".rstrip()), entry, {})


def entries_of(raw: bytes) -> Entries:
    """The entries of a feed. Nothing is fetched."""
    if is_json_feed(raw):
        return _json_entries(raw)
    if any(number > MOST_ENTRIES for number, _ in enumerate(_OPENED.finditer(raw), 1)):
        return Entries((), _TOO_MANY)
    return _xml_entries(raw)


def entry_report(called: str, entry: Entry, given: Mapping[str, str]) -> Found | Unread:
    """An entry as a report of its own; `given` is what its media type says besides."""
    kept = {part: entry.parts[part] for part in _PARTS if entry.parts.get(part)}
    if "text" not in kept:
        return unread(called, "the entry has no text, only a title or a link")
    written = json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")
    media = Media(JSON, {part: part for part in kept} | dict(given) | ({} if entry.whole else EXTENT))
    return Found(called, written, str(media), note="" if entry.whole else SUMMARY)


def _xml_entries(raw: bytes) -> Entries:
    feed = feedparser.parse(BytesIO(raw))
    # Other complaints, such as one of the encoding, are no damage.
    is_damaged = isinstance(feed.get("bozo_exception"), SAXException) or not feed.get("version")
    return Entries(tuple(_xml_entry(entry, feed.feed) for entry in feed.entries), _DAMAGED if is_damaged else "")


def _xml_entry(entry: Any, around: Any) -> Entry:
    """What an entry says of itself, and whether it has its whole text."""
    bodies = [str(one.get("value", "")) for one in entry.get("content", ())]
    body = max(bodies, key=len, default="").strip()
    source = entry.get("source", {}).get("title", "")
    # The parser gives the day of publication, with a warning, for a missing day of change.
    updated = str(entry.get("updated", "")) if "updated" in entry else ""
    parts = {
        "publisher": _plain(source or around.get("title", "")),
        "title": _plain(entry.get("title", "")),
        "url": str(entry.get("link", "")),
        "published": str(entry.get("published", "") or updated),
        "language": str(around.get("language", "")),
        "text": body or str(entry.get("summary", "")).strip(),
    }
    return Entry(parts, bool(body), str(entry.get("id", "")), updated)


def _json_entries(raw: bytes) -> Entries:
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Entries((), _DAMAGED)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or len(items) > MOST_ENTRIES:
        return Entries((), _TOO_MANY if isinstance(items, list) else _DAMAGED)
    return Entries(tuple(_json_entry(item, feed) for item in items if isinstance(item, dict)))


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    body = _words(item, "content_html") or _words(item, "content_text")
    parts = {
        "publisher": _words(feed, "title"),
        "title": _words(item, "title"),
        "url": _words(item, "url") or _words(item, "external_url"),
        "published": _words(item, "date_published"),
        "language": _words(item, "language") or _words(feed, "language"),
        "text": body or _words(item, "summary"),
    }
    return Entry(parts, bool(body), str(item.get("id") or ""), _words(item, "date_modified"))


def _words(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", str(text))).strip()
