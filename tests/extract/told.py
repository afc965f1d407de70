"""Reads the events of a text through the built-in reader, for the tests of events."""

from functools import cache

from crossbearing.extract.pipeline import extract
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.event import Event
from crossbearing.model.reading import Reading
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind

PUBLISHED = "2031-05-14"  # a Wednesday


@cache
def grammar() -> Grammar:
    return load_grammar()


def read(*paragraphs: str, title: str = "News of the day") -> Reading:
    """The reading of a report with this title and these paragraphs."""
    text = "\n\n".join((title, *paragraphs))
    spans = []
    start = 0
    for part in text.split("\n\n"):
        spans.append(Span.of(text, start, start + len(part)))
        start += len(part) + 2
    zones = (Zone("z1", ZoneKind.TITLE, (spans[0],)), Zone("z2", ZoneKind.BODY, tuple(spans[1:])))
    publication = Publication(publisher="Hill Post", published=PUBLISHED, basis="explicit")
    report = Report("made.txt", text.encode(), text, "text/plain", zones, publication)
    return extract(report, grammar(), doc_id="made")


def events(*paragraphs: str, title: str = "News of the day") -> tuple[Event, ...]:
    return read(*paragraphs, title=title).events


def types(text: str) -> list[str]:
    return [event.type.value for event in events(text)]


def name(reading: Reading, entity_id: str | None) -> str | None:
    """The name of an entity of the reading."""
    return next((entity.name for entity in reading.entities if entity.id == entity_id), None)
