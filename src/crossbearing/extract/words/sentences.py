"""Cuts the telling zones of a report into sentences, with the offsets of the report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# These zones are parsed; a teaser and a caption feed mentions only (a caption also its own event).
PARSED = (ZoneKind.TITLE, ZoneKind.TEASER, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.CORRECTION_NOTE)

# A sentence ends at . ! ? … with closing quotes or brackets after it, before white space and a capital, digit or
# opening quote. A colon or semicolon ends none.
_END = re.compile(r"""[.!?…]+["”’')\]]*(?=\s+["“‘'(\[]?[A-Z0-9À-Þ؀-ۿ]|\s*\Z)""")
_LINE_ITEM = re.compile(r"\n(?=\s*(?:[-*•–]\s|\d+[.)]\s))")
_DASH = re.compile(r"[\s:–—-]+")
# A day or zone may go on behind these.
_HOURS = frozenset({"a.m.", "p.m."})
# What stands before a stop is looked at so far back: no abbreviation is as long.
LONGEST_WORD = 100
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of one sentence, the zone it stands in and which stretch of the zones that is."""

    start: int
    end: int
    zone: ZoneKind
    paragraph: int


def split(report: Report) -> Iterator[Stretch]:
    """Every sentence of the parsed zones, in order of the text; of overlapping zones the first one listed keeps it."""
    stretches = sorted(
        (span.start, span.end, zone.kind) for zone in report.zones if zone.kind in PARSED for span in zone.spans
    )
    datelines = report.spans_of(ZoneKind.DATELINE)
    done = 0
    for paragraph, (start, end, kind) in enumerate(stretches):
        first = max(start, done)
        done = max(done, end)
        for piece in _without_dateline(report.text, first, end, datelines):
            for left, right in _cut(report.text, *piece):
                yield Stretch(left, right, kind, paragraph)


def _without_dateline(text: str, start: int, end: int, datelines: list[Span]) -> Iterator[tuple[int, int]]:
    """The dateline that opens a paragraph, with the dash behind it, and the rest: two sentences to any grammar."""
    for dateline in datelines:
        if dateline.start == start and dateline.end < end:
            dash = _DASH.match(text, dateline.end, end)
            border = dash.end() if dash is not None else dateline.end
            yield start, border
            yield border, end
            return
    yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence borders within one paragraph."""
    begin = start
    for stop in sorted({*_full_stops(text, start, end), *_line_items(text, start, end), end}):
        piece = text[begin:stop]
        left = begin + len(piece) - len(piece.lstrip())
        right = begin + len(piece.rstrip())
        if left < right:
            yield left, right
        begin = stop


def _line_items(text: str, start: int, end: int) -> Iterator[int]:
    for match in _LINE_ITEM.finditer(text, start, end):
        yield match.start()


def _full_stops(text: str, start: int, end: int) -> Iterator[int]:
    abbreviations = frozenset(load("abbreviations")["never_final"])
    piece = text[start:end]
    for match in _END.finditer(piece):
        before = piece[max(0, match.start() + 1 - LONGEST_WORD) : match.start() + 1]
        words = before.split()
        word = words[-1].lstrip("(“\"'‘").lower() if words else ""
        if match.group().startswith(".") and (word in abbreviations or _INITIAL.search(before)):
            continue
        if word in _HOURS and _day_or_zone().match(piece, match.end()):
            continue
        yield start + match.end()


@cache
def _day_or_zone() -> re.Pattern[str]:
    """What goes on a time of day: "at 10 p.m. Wednesday", "by 5 p.m. EST"."""
    dates = load("dates")
    names = sorted({name for topic in ("weekdays", "months") for group in dates[topic].values() for name in group})
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, names))}|[A-Z]{{1,3}}T|GMT|UTC)\b")
