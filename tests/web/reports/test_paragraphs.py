"""A report's text in paragraphs, and in parts where it is long."""

import pytest

from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.web.reports.paragraphs import PER_PART, Paragraphs
from made import make_imprint, make_reading, make_report


def reading_of(text: str, *zones: tuple[ZoneKind, int, int]):
    made = tuple(Zone(f"z{n}", kind, (Span.of(text, start, end),)) for n, (kind, start, end) in enumerate(zones))
    reading = make_reading(make_report(), make_imprint())
    return type(reading)(reading.doc_id, reading.file, reading.sha256, reading.document, made)


def whole(paragraphs: Paragraphs) -> str:
    parts = range(1, paragraphs.parts + 1)
    return "".join(one.text for part in parts for its in paragraphs.shown(part, []) for one in its.segments)


def test_what_is_beside_the_report_is_told_from_what_it_tells():
    text = "Title\n\nRockets hit.\n\nShare this\n"
    reading = reading_of(text, (ZoneKind.TITLE, 0, 5), (ZoneKind.BODY, 7, 19), (ZoneKind.SHARE, 21, 31))
    found = Paragraphs(reading, text).shown(1, [])
    assert [(one.zone, one.is_beside) for one in found] == [("title", False), ("body", False), ("share", True)]
    assert "".join(piece.text for one in found for piece in one.segments) == text


@pytest.mark.parametrize("text", ["", "  \n", "no zone at all", "\n\n lead, then words \n\n more"])
def test_words_that_no_zone_has_are_shown_too(text):
    assert whole(Paragraphs(reading_of(text), text)) == text


@pytest.mark.parametrize("paragraph", [100, PER_PART - 1, PER_PART + 1, 3 * PER_PART])
def test_a_long_text_is_shown_in_parts_and_nothing_of_it_is_left_out(paragraph):
    text = ("x" * (paragraph - 2) + "\n\n") * max(2, 3 * PER_PART // paragraph)
    zones = [(ZoneKind.BODY, at, at + paragraph - 2) for at in range(0, len(text), paragraph)]
    paragraphs = Paragraphs(reading_of(text, *zones), text)
    assert paragraphs.parts > 1
    assert whole(paragraphs) == text
    for part in range(1, paragraphs.parts + 1):
        start, end = paragraphs.bounds(part)
        assert 0 < end - start <= PER_PART
        assert paragraphs.part_of(start) == paragraphs.part_of(end - 1) == part
