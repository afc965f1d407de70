"""The views across reports: incidents, claims, agreements, places, silences and pairs."""

from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console

from crossbearing.api import Ledger
from crossbearing.cli.card import Line, chain, degree, figure_line, pair_lines, print_lines
from crossbearing.cli.words import date, name_of, number, quoted
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import Reading


def print_topic(console: Console, ledger: Ledger, topic: str) -> None:
    """Print one view, or one line that says it is empty."""
    lines = list(TOPICS[topic](ledger))
    print_lines(console, lines or [(0, "", f"No {topic} in this ledger.")])


def rows(ledger: Ledger, topic: str) -> Iterator[dict[str, Any]]:
    """The items of one view as objects for JSON, each with the report it stands in."""
    if topic == "incidents":
        for incident in ledger.incidents():
            yield {"incident": incident}
        return
    items: dict[str, Callable[[], Iterator[tuple[Reading, Any]]]] = {
        "claims": ledger.claims,
        "agreements": ledger.agreements,
        "places": ledger.places,
        "silences": ledger.silences,
        "pairs": ledger.pairs,
    }
    for reading, item in items[topic]():
        yield {
            "doc_id": reading.doc_id,
            "sha256": reading.sha256,
            "published": reading.document.published,
            "item": item,
        }


def source_line(reading: Reading) -> str:
    """Where a value stands: publisher, date and file."""
    publisher = reading.document.publisher or "publisher not stated"
    return f"{publisher}, {reading.document.published or 'date unknown'} ({reading.file})"


def _incidents(ledger: Ledger) -> Iterator[Line]:
    readings = {reading.sha256: reading for reading in ledger.readings()}
    for incident in ledger.incidents():
        yield from incident_lines(incident, readings)


def incident_lines(incident: Incident, readings: dict[str, Reading]) -> Iterator[Line]:
    """One incident: tallies with every figure and its report, then each report's words."""
    place = f", {incident.place.partition(':')[2]}" if incident.place else ""
    count = len(incident.members)
    told = "one report" if count == 1 else f"{count} reports"
    yield (
        0,
        "bold",
        f"{incident.type.value.replace('_', ' ')}, {incident.date or 'date unknown'}{place} (told by {told})",
    )
    for tally in incident.tallies:
        span = f"{number(tally.low)} to {number(tally.high)}" if tally.low != tally.high else number(tally.low)
        yield 2, "", f"{tally.category.value}: {span}"
        for ref in tally.figures:
            figure = next(one for one in readings[ref.sha256].quantities if one.id == ref.id)
            yield 4, "", f"{figure_line(figure)}, {source_line(readings[ref.sha256])}"
    for ref in incident.members:
        yield from _member_lines(ref, readings[ref.sha256])


def _member_lines(ref: Ref, reading: Reading) -> Iterator[Line]:
    event = next(one for one in reading.events if one.id == ref.id)
    yield 2, "italic", quoted(event.evidence or (event.trigger,))
    modality = "" if event.modality.value == "occurred" else f", {event.modality.value}"
    yield 4, "dim", f"{source_line(reading)}{modality}"


def _claims(ledger: Ledger) -> Iterator[Line]:
    for reading, claim in ledger.claims():
        yield 0, "", f"{chain(reading, claim)}: {claim.kind.value.replace('_', ' ')}, {claim.polarity.value}"
        yield 2, "italic", quoted(claim.content)
        yield 2, "dim", source_line(reading)


def _agreements(ledger: Ledger) -> Iterator[Line]:
    for reading, agreement in ledger.agreements():
        yield 0, "bold", f"{agreement.name}, {date(agreement.date)}: {agreement.status.value.replace('_', ' ')}"
        yield 2, "dim", source_line(reading)
        for owed in agreement.obligations:
            debtor = name_of(reading, owed.debtor) or "somebody"
            yield 2, "", f"owed by {debtor}: {owed.action} {owed.object or ''}".rstrip()
            yield 4, "italic", quoted(owed.spans)
            for done in agreement.performance:
                if done.obligation == owed.id:
                    yield 4, "", f"{degree(done.degree)}, {date(done.date)} {quoted(done.spans)}"
        for breach in agreement.violations:
            accused = name_of(reading, breach.accused) or "somebody"
            claimed_by = name_of(reading, breach.claimed_by) or reading.document.publisher or "the report"
            denied = ", denied" if breach.contested_by else ""
            yield 2, "", f"breach by {accused}, says {claimed_by}{denied} {quoted(breach.spans)}"


def _places(ledger: Ledger) -> Iterator[Line]:
    found = [(name_of(reading, status.place) or "a place", reading, status) for reading, status in ledger.places()]
    for name in sorted({row[0] for row in found}):
        yield 0, "bold", name
        for _, reading, status in (row for row in found if row[0] == name):
            holder = name_of(reading, status.holder)
            by = f", {holder}" if holder else ""
            yield 2, "", f"{status.attribute.value}{by}, {status.interval or 'time unknown'} {quoted(status.spans)}"
            yield 4, "dim", source_line(reading)


def _silences(ledger: Ledger) -> Iterator[Line]:
    for reading, silence in ledger.silences():
        who = name_of(reading, silence.who) or "nobody"
        yield 0, "", f"{who}: {silence.kind.value.replace('_', ' ')}, as of {silence.as_of or 'an unknown date'}"
        yield 2, "italic", quoted((silence.span,))
        yield 2, "dim", source_line(reading)


def _pairs(ledger: Ledger) -> Iterator[Line]:
    for reading in ledger.readings():
        lines = list(pair_lines(reading))
        if lines:
            yield 0, "dim", source_line(reading)
            yield from lines


TOPICS: dict[str, Callable[[Ledger], Iterator[Line]]] = {
    "incidents": _incidents,
    "claims": _claims,
    "agreements": _agreements,
    "places": _places,
    "silences": _silences,
    "pairs": _pairs,
}
