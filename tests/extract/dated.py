"""Reads the dates of a text, for the tests of dates."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.time.dates import find_dates
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind


@cache
def _grammar() -> Grammar:
    return load_grammar()


def read_dates(text: str, published: str | None = None) -> Draft:
    """The draft of a text whose paragraphs all are body, with its dates."""
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n\n"):
        spans.append(Span.of(text, start, start + len(paragraph)))
        start += len(paragraph) + 2
    zones = (Zone("z1", ZoneKind.BODY, tuple(spans)),)
    publication = Publication(published=published, basis="explicit" if published else "inferred")
    report = Report("report.txt", text.encode(), text, "text/plain", zones, publication)
    return find_dates(Draft(mark(report, _grammar())))


def found(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Each date's words and EDTF."""
    return [(when.span.quote, when.edtf) for when in read_dates(text, published).dates if when.span]
