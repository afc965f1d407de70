"""The zones of a report, made of its sorted blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from crossbearing.intake.block import Block
from crossbearing.intake.dateline import Dateline, find_dateline
from crossbearing.intake.header import Header
from crossbearing.intake.line_kind import kind_of
from crossbearing.intake.sorting import Sorted, sort_blocks
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind

# Bars and dots that part labels standing in one line.
_PIECES = re.compile(r"(?<!\s)\s+[|•·‧∙—–]\s+")
# These are told in whole sentences and kept in one piece.
_WHOLE = {ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.CORRECTION_NOTE, ZoneKind.TEASER, ZoneKind.CAPTION}


def find_zones(header: Header, blocks: Sequence[Block], titles: Sequence[str] = ()) -> tuple[Zone, ...]:
    """The zones of a report, one for each kind, in order of the text; `titles` are headlines that metadata state."""
    kinds = [(ZoneKind.HEADER, field.line) for field in header.fields]
    decided = sort_blocks(blocks, (*titles, *_stated_title(header)))
    if not any(one.kind is ZoneKind.TITLE for one in decided):
        kinds += [(ZoneKind.TITLE, field.value) for field in (header.get("title"),) if field and field.value]
    for one in decided:
        kinds += _spans(one)
    kinds += [(ZoneKind.DATELINE, dateline.span) for dateline in _datelines(decided)]
    return _gather(kinds)


def find_datelines(zones: Iterable[Zone]) -> Iterator[Dateline]:
    """The datelines that open body paragraphs, in order of the text."""
    paragraphs = [span for zone in zones if zone.kind is ZoneKind.BODY for span in zone.spans]
    for number, span in enumerate(paragraphs):
        dateline = find_dateline(span, first=number == 0)
        if dateline is not None:
            yield dateline


def _stated_title(header: Header) -> tuple[str, ...]:
    field = header.get("title")
    return () if field is None or field.value is None else (field.value.quote,)


def _spans(one: Sorted) -> Iterator[tuple[ZoneKind, Span]]:
    """The stretches of a block, each with its kind: the whole for what is told, its parts for what stands around."""
    if one.kind is None:
        return
    if one.kind in _WHOLE:
        yield one.kind, one.block.span
        return
    for part in one.block.parts or (one.block.span,):
        for piece in _pieces(part):
            own = kind_of(Block(piece)) if one.kind is ZoneKind.BYLINE else None
            yield own or one.kind, piece


def _pieces(span: Span) -> Iterator[Span]:
    """What bars and dots divide, each piece by itself."""
    start = 0
    for end, following in [*((match.start(), match.end()) for match in _PIECES.finditer(span.quote)), (span.end, 0)]:
        piece = span.quote[start:end]
        if any(map(str.isalnum, piece)):
            yield Span(piece, span.start + start, span.start + start + len(piece))
        start = following


def _datelines(decided: Iterable[Sorted]) -> Iterator[Dateline]:
    body = [one.block.span for one in decided if one.kind is ZoneKind.BODY]
    return find_datelines([Zone("body", ZoneKind.BODY, tuple(body))] if body else [])


def _gather(kinds: Iterable[tuple[ZoneKind, Span]]) -> tuple[Zone, ...]:
    """One zone for each kind, numbered in order of the text."""
    spans: dict[ZoneKind, list[Span]] = {}
    for kind, span in kinds:
        spans.setdefault(kind, []).append(span)
    ordered = {kind: sorted(found, key=lambda span: (span.start, span.end)) for kind, found in spans.items()}
    first = sorted(ordered.items(), key=lambda item: (item[1][0].start, item[1][0].end))
    return tuple(Zone(f"z{number}", kind, tuple(found)) for number, (kind, found) in enumerate(first, 1))
