"""The views across reports: claims, agreements, places, silences and pairs; and what could not be read."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console

from crossbearing.api import Ledger
from crossbearing.cli.deals import deal_lines, deal_title
from crossbearing.cli.items import pair_lines, silence_text, status_text
from crossbearing.cli.lines import Line, print_lines, source_of
from crossbearing.cli.words import holders, label, name_of, quoted
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible


def print_topic(console: Console, ledger: Ledger, topic: str) -> None:
    """Print one view, or one line that says it is empty."""
    lines = list(TOPICS[topic](ledger))
    print_lines(console, lines or [Line(0, f"No {topic} in this ledger.")])


def rows(ledger: Ledger, topic: str) -> Iterator[dict[str, Any]]:
    """The items of one view as objects for JSON, each with the report it stands in."""
    items: dict[str, Callable[[], Iterator[tuple[Reading, Any]]]] = {
        "claims": ledger.claims,
        "agreements": ledger.agreements,
        "places": ledger.places,
        "silences": ledger.silences,
        "pairs": ledger.pairs,
    }
    if topic == "refused":
        yield from map(asdict, ledger.refusals())
        return
    for reading, item in items[topic]():
        yield {
            "doc_id": reading.doc_id,
            "sha256": reading.sha256,
            "published": reading.document.published,
            "item": item,
        }


def _refused(ledger: Ledger) -> Iterator[Line]:
    for one in ledger.refusals():
        yield Line(0, visible(one.reason), "", f"{one.at[:10]}{'' if one.sha256 is None else f', {one.sha256[:12]}'}")


def _claims(ledger: Ledger) -> Iterator[Line]:
    for reading, claim in ledger.claims():
        said = f"{holders(reading, claim)}: {label(claim.kind)}, {label(claim.polarity)}"
        yield Line(0, f"{said} {quoted(reading, claim.content)}", "", source_of(reading))


def _agreements(ledger: Ledger) -> Iterator[Line]:
    for reading, agreement in ledger.agreements():
        yield Line(0, deal_title(reading, agreement), "bold", source_of(reading))
        yield from deal_lines(reading, agreement, 2)


def _places(ledger: Ledger) -> Iterator[Line]:
    found = [(name_of(reading, status.place) or "a place", reading, status) for reading, status in ledger.places()]
    for name in sorted({row[0] for row in found}):
        yield Line(0, f"{name}{_where(ledger, found, name)}", "bold")
        for _, reading, status in (row for row in found if row[0] == name):
            yield Line(2, status_text(reading, status), "", source_of(reading))


def _where(ledger: Ledger, found: list[tuple[str, Reading, PlaceStatus]], name: str) -> str:
    """Where a place lies, by the first report that lets it be told: degrees, WGS 84, and the id in the gazetteer."""
    for title, reading, status in found:
        place = ledger.location(reading, status.place) if title == name else None
        if place is not None:
            spot = f"{place.lat:.2f}, {place.lon:.2f}; " if place.lat is not None and place.lon is not None else ""
            return f" ({place.extent.value}, {spot}{place.country}, {place.id})"
    return ""


def _silences(ledger: Ledger) -> Iterator[Line]:
    for reading, silence in ledger.silences():
        as_of = f" (as of {silence.as_of})" if silence.as_of else ""
        yield Line(0, f"{silence_text(reading, silence)}{as_of}", "", source_of(reading))


def _pairs(ledger: Ledger) -> Iterator[Line]:
    for reading, pair in ledger.pairs():
        title, *sides = pair_lines(reading, pair, 0)
        yield Line(title.indent, title.text, title.style, source_of(reading))
        yield from sides


TOPICS: dict[str, Callable[[Ledger], Iterator[Line]]] = {
    "claims": _claims,
    "agreements": _agreements,
    "places": _places,
    "silences": _silences,
    "pairs": _pairs,
    "refused": _refused,
}
