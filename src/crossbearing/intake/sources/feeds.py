"""Feeds (RSS, Atom, JSON Feed): each entry a report."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from crossbearing.intake.media import Media
from crossbearing.intake.row import JSON
from crossbearing.intake.sources.feed_signs import is_json_feed
from crossbearing.intake.sources.found import Finds, Found, inside, unread

SUMMARY = "only a summary of it"
# Says in a ledger that the feed had no more of the report.
EXTENT = {"extent": "summary"}

_TAG = re.compile(r"<[^>]+>")
_PARTS = ("publisher", "title", "url", "published", "language", "text")


def feed_entries(name: str, raw: bytes) -> Finds:
    """Every entry of a feed, as one JSON object of what the feed says of it.

    An entry takes its publisher, language and base address from around it, so that its own bytes would not do.
    """
    entries = list(_json_entries(raw) if is_json_feed(raw) else _xml_entries(raw))
    if len(entries) == 0:
        yield unread(name, "the feed has no entries, or is damaged; get it again", raw)
    for number, (entry, whole) in enumerate(entries, 1):
        called = inside(name, f"entry {number} {entry.get('url', '')}".rstrip())
        kept = {part: entry[part] for part in _PARTS if entry.get(part)}
        if "text" not in kept:
            yield unread(called, "the entry has no text, only a title or a link")
            continue
        written = json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")
        media = Media(JSON, {part: part for part in kept} | ({} if whole else EXTENT))
        yield Found(called, written, str(media), note="" if whole else SUMMARY)


Entry = tuple[Mapping[str, str], bool]


def _xml_entries(raw: bytes) -> Iterator[Entry]:
    """What each entry says of itself, and whether it has its whole text. Nothing is fetched."""
    feed = feedparser.parse(BytesIO(raw))
    around = {"publisher": feed.feed.get("title", ""), "language": feed.feed.get("language", "")}
    for entry in feed.entries:
        bodies = [str(one.get("value", "")) for one in entry.get("content", ())]
        body = max(bodies, key=len, default="").strip()
        source = entry.get("source", {}).get("title", "")
        yield (
            {
                "publisher": _plain(source or around["publisher"]),
                "title": _plain(entry.get("title", "")),
                "url": str(entry.get("link", "")),
                "published": str(entry.get("published", "") or entry.get("updated", "")),
                "language": str(around["language"]),
                "text": body or str(entry.get("summary", "")).strip(),
            },
            bool(body),
        )


def _json_entries(raw: bytes) -> Iterator[Entry]:
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            body = _words(item, "content_html") or _words(item, "content_text")
            yield (
                {
                    "publisher": _words(feed, "title"),
                    "title": _words(item, "title"),
                    "url": _words(item, "url") or _words(item, "external_url"),
                    "published": _words(item, "date_published"),
                    "language": _words(item, "language") or _words(feed, "language"),
                    "text": body or _words(item, "summary"),
                },
                bool(body),
            )


def _words(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", str(text))).strip()
