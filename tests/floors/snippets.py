"""Checks the snippet bank: one or two sentences each, with what a careful reader would take from them."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from written import grammar, written

from crossbearing.extract.pipeline import draft_of, reading_of
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span

BANK = Path(__file__).with_name("snippets.toml")
Snippet = dict[str, Any]


def bank() -> dict[str, list[Snippet]]:
    """Every snippet, by layer."""
    return tomllib.loads(BANK.read_text(encoding="utf-8"))


def snippet_reading(snippet: Snippet) -> Reading:
    """What the reader makes of a snippet, printed on a Thursday."""
    report = written(snippet["text"], publisher="Hill Post", published="2031-05-15")
    return reading_of(draft_of(report, grammar()), doc_id="snippet")


def is_right(layer: str, snippet: Snippet) -> bool:
    """Whether the reader takes from a snippet what a careful reader would."""
    return CHECKS[layer](snippet_reading(snippet), snippet)


def _touches(snippet: Snippet, spans: tuple[Span, ...] | list[Span]) -> bool:
    start = snippet["text"].index(snippet["words"])
    end = start + len(snippet["words"])
    return any(span.start < end and start < span.end for span in spans)


def _silence(reading: Reading, snippet: Snippet) -> bool:
    if snippet["kind"] == "none":
        return not reading.silences
    return any(one.kind.value == snippet["kind"] and _touches(snippet, [one.span]) for one in reading.silences)


def _source(reading: Reading, snippet: Snippet) -> bool:
    named = (
        entity.protect
        for entity in reading.entities
        if _touches(snippet, [Span(one.quote, one.start, one.end) for one in entity.mentions])
    )
    return any(named) is snippet["protect"]


def _event(reading: Reading, snippet: Snippet) -> bool:
    found = {event.type.value for event in reading.events}
    return not found if snippet["type"] == "none" else snippet["type"] in found


def _obligation(reading: Reading, snippet: Snippet) -> bool:
    return any(_touches(snippet, owed.spans) for deal in reading.agreements for owed in deal.obligations)


def _performance(reading: Reading, snippet: Snippet) -> bool:
    done = (one for deal in reading.agreements for one in deal.performance)
    return any(one.degree.value == snippet["degree"] and _touches(snippet, one.spans) for one in done)


def _place_status(reading: Reading, snippet: Snippet) -> bool:
    found = {status.attribute.value for status in reading.place_status}
    return not found if snippet["attribute"] == "none" else snippet["attribute"] in found


def _opposition(reading: Reading, snippet: Snippet) -> bool:
    found = {pair.type.value for pair in reading.pairs}
    return not found if snippet["type"] == "none" else snippet["type"] in found


CHECKS: dict[str, Callable[[Reading, Snippet], bool]] = {
    "silences": _silence,
    "sources": _source,
    "events": _event,
    "obligations": _obligation,
    "performances": _performance,
    "place_statuses": _place_status,
    "oppositions": _opposition,
}


def misses(layer: str) -> Iterator[str]:
    """The texts that the reader gets wrong."""
    return (snippet["text"] for snippet in bank()[layer] if not is_right(layer, snippet))
