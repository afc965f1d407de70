"""What was fetched, as a report on its way in: its bytes, and what is said around them."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin

from crossbearing.intake.composed import day_of
from crossbearing.intake.file import PDF_BEGINS
from crossbearing.intake.media import Media
from crossbearing.intake.report import is_page
from crossbearing.intake.sources.feed_signs import is_feed
from crossbearing.intake.sources.feeds import Entry, entry_report
from crossbearing.intake.sources.found import Found, Unread, unread
from crossbearing.intake.web.fetcher import Answer

# What servers call a plain text, or do not know what else to call.
_PLAIN = ("", "text/plain", "text/markdown", "application/octet-stream")
_PAGES = ("text/html", "application/xhtml+xml")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BLANK = re.compile(r"\s+")


def called(address: str, publisher: str | None) -> str:
    """What a report is called that stands at an address, behind who is said to publish it."""
    return address if publisher is None else f"{publisher}: {address}"


def moment(at: datetime) -> str:
    """A moment as media types have it."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def page(answer: Answer, at: datetime, *, publisher: str | None = None, published: str = "") -> Found | Unread:
    """The one report that an answer is; `published` is what a feed says of its day."""
    raw, name = answer.raw or b"", called(answer.address, publisher)
    kind = _kind(answer.kind, raw)
    if is_feed(raw):
        return unread(name, "it is a feed and no report; give its address as one of a feed", raw)
    if kind is None:
        return unread(name, f"it is {answer.kind or 'of no known kind'}, and a report is a page, a text or a PDF", raw)
    given = {"fetched": moment(at)}
    if answer.charset is not None:
        given["charset"] = answer.charset
    day = day_of(published)
    if _DAY.fullmatch(day):
        given["dated"] = day
    return Found(name, raw, str(Media(kind, given)))


def placed(told: Entry, base: str) -> Entry:
    """An entry with its whole address, where the feed at `base` has the end of it alone."""
    link = told.parts.get("url", "")
    with suppress(ValueError):
        link = urljoin(base, link) if link else ""
    return replace(told, parts={**told.parts, "url": link})


def entry(told: Entry, at: datetime, *, publisher: str | None = None) -> Found | Unread:
    """An entry of a feed as the feed itself has it, `publisher` in the place of the feed's title."""
    address = told.parts.get("url") or _BLANK.sub("-", told.id) or "an entry without an address"
    return entry_report(called(address, publisher), told, {"fetched": moment(at)})


def _kind(said: str, raw: bytes) -> str | None:
    """The kind of a report by its bytes; None where neither they nor the server say that it is one."""
    if raw.startswith(PDF_BEGINS):
        return "application/pdf"
    if said in _PAGES or (is_page(raw) and (said in _PLAIN or said.endswith("xml"))):
        return "text/html"
    return "text/plain" if said in _PLAIN else None
