"""Reads a text to the end of extraction, for the tests of deals and places."""

from dated import _grammar

from crossbearing.extract.draft import Draft, run_steps
from crossbearing.extract.pipeline import STEPS
from crossbearing.extract.words.mark import mark
from crossbearing.model.agreement import Agreement
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind

PUBLISHED = "2031-05-15"


def read(text: str) -> Draft:
    """The draft of a text whose paragraphs all are body, published on a Thursday."""
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n\n"):
        spans.append(Span.of(text, start, start + len(paragraph)))
        start += len(paragraph) + 2
    publication = Publication(publisher="Hill Post", published=PUBLISHED, basis="explicit")
    zones = (Zone("z1", ZoneKind.BODY, tuple(spans)),)
    return run_steps(
        Draft(mark(Report("r.txt", text.encode(), text, "text/plain", zones, publication), _grammar())), STEPS
    )


def deal(text: str) -> Agreement:
    """The only agreement of a text."""
    (agreement,) = read(text).agreements
    return agreement


def name(draft: Draft, entity: str | None) -> str | None:
    """The name of an entity of a draft."""
    return next((e.name for e in draft.entities if e.id == entity), None)
