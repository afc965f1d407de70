"""Reads the events of a text through the built-in reader, for the tests of events."""

from written import grammar, written

from crossbearing.extract.pipeline import draft_of, reading_of
from crossbearing.model.event import Event
from crossbearing.model.reading import Reading

PUBLISHED = "2031-05-14"  # a Wednesday


def read(*paragraphs: str, title: str = "News of the day") -> Reading:
    """The reading of a report with this title and these paragraphs."""
    report = written("\n\n".join(paragraphs), title=title, publisher="Hill Post", published=PUBLISHED)
    return reading_of(draft_of(report, grammar()), doc_id="made")


def events(*paragraphs: str, title: str = "News of the day") -> tuple[Event, ...]:
    return read(*paragraphs, title=title).events


def types(text: str) -> list[str]:
    return [event.type.value for event in events(text)]


def name(reading: Reading, entity_id: str | None) -> str | None:
    """The name of an entity of the reading."""
    return next((entity.name for entity in reading.entities if entity.id == entity_id), None)
