"""Who published a report and when, as its file states it. What the text only implies is not worked out here."""

import re
from collections.abc import Iterator

from crossbearing.errors import DateError
from crossbearing.intake.door import call
from crossbearing.intake.printed_date import PrintedDate, find_dates, read_date
from crossbearing.intake.sheet import Sheet
from crossbearing.intake.zones import find_datelines
from crossbearing.model.report import Publication
from crossbearing.model.span import Span
from crossbearing.model.when import HOW_TO_WRITE, days_of
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# Why a date is taken that no report states. Ledgers keep these words, so they stay as they are.
GIVEN = "given by the person who added the report"
# Where a report prints its own date.
_DATED = (ZoneKind.DATELINE, ZoneKind.BYLINE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*+(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*+(?:by\s+)?(?P<name>[^.,|©\n]{3,60})",
    re.IGNORECASE,
)


def find_publication(sheet: Sheet, published: str | None) -> Publication:
    """The publication of a report; a date given by the person who adds it goes before what the file states."""
    address = sheet.header.get("url")
    stated_url = sheet.metadata.url.value if sheet.metadata.url else None
    edtf, why, evidence = _date(sheet, published)
    return Publication(
        publisher=_publisher(sheet),
        url=address.value.quote if address and address.value else stated_url,
        published=edtf,
        basis="inferred" if edtf is None else "explicit",
        why=why,
        evidence=evidence,
        language=_language(sheet),
    )


def require_date(published: str) -> str:
    """The given publication date if it is EDTF with a known beginning or end; else DateError."""
    first, last = days_of(published)
    if first is None and last is None:
        raise DateError(f"{published!r} names no day at all; {HOW_TO_WRITE}")
    return published


def _date(sheet: Sheet, published: str | None) -> tuple[str | None, str, tuple[Span, ...]]:
    """The date, why it is taken, and where the text says so."""
    if published is not None:
        return require_date(published), GIVEN, ()
    field = sheet.header.get("date")
    if field is not None and field.value is not None:
        stated = read_date(sheet.text, field.value.start, field.value.end)
        if stated is not None:
            agreeing = [date for date, _ in _printed(sheet) if date.edtf == stated.edtf]
            why = f"header and {_where(sheet, agreeing[0])} agree" if agreeing else "header line"
            return stated.edtf, _noted(why, stated), (field.line, *(date.span for date in agreeing[:1]))
    if sheet.metadata.date is not None:
        value = sheet.metadata.date.value
        stated = read_date(value, 0, len(value))
        if stated is not None:
            return stated.edtf, _noted(sheet.metadata.date.where, stated), ()
    for date, kind in _printed(sheet):
        return date.edtf, _noted(kind.value, date), (date.span,)
    return None, "", ()


def _noted(why: str, date: PrintedDate) -> str:
    return f"{why}; {date.note}" if date.note else why


def _where(sheet: Sheet, date: PrintedDate) -> str:
    return next(kind.value for found, kind in _printed(sheet) if found == date)


def _printed(sheet: Sheet) -> Iterator[tuple[PrintedDate, ZoneKind]]:
    """The full dates of dateline and byline, in this order; those of lines about updates last."""
    spans = [(zone.kind, span) for kind in _DATED for zone in sheet.zones if zone.kind is kind for span in zone.spans]
    for kind, span in sorted(spans, key=lambda one: _tells_of_update(one[1])):
        for date in find_dates(sheet.text, span.start, span.end):
            yield date, kind


def _tells_of_update(span: Span) -> bool:
    """Whether a line opens with "updated" or the like."""
    words: list[str] = load("zones")["dateline"]["updated"]
    return span.quote.lower().startswith(tuple(words))


def _publisher(sheet: Sheet) -> str | None:
    """The publisher by header, metadata, the copyright line or the agency of the dateline."""
    field = sheet.header.get("publisher")
    if field is not None and field.value is not None:
        return field.value.quote
    if sheet.metadata.publisher is not None:
        return sheet.metadata.publisher.value
    # A paper that prints an agency's dispatch holds the copyright of the page, not of the dispatch.
    return _copyright_holder(sheet) or next((dateline.agency for dateline in find_datelines(sheet.zones)), None)


def _copyright_holder(sheet: Sheet) -> str | None:
    for zone in sheet.zones:
        if zone.kind is ZoneKind.FOOTER:
            for span in zone.spans:
                match = _COPYRIGHT.search(span.quote)
                if match is not None and match["name"].strip()[:1].isupper():
                    return match["name"].strip()
    return None


def _language(sheet: Sheet) -> str:
    """The language of the text where that is clear, else as it is stated, else English."""
    field = sheet.header.get("language")
    stated = (field.value.quote if field and field.value else sheet.metadata.language) or ""
    code = stated.strip().lower()[:2] if len(stated) in (2, 5) else ""
    spans = [span.quote for zone in sheet.zones if zone.kind is ZoneKind.BODY for span in zone.spans]
    found: str | None = call("guess language", " ".join(spans) or sheet.text)
    return found or (code if code.isalpha() and code else "en")
