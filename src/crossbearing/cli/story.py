"""The demo's story: what was promised, what was done, who says what, where they contradict, who is silent."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from crossbearing.api import Ledger
from crossbearing.cli.card import Line, degree, print_lines
from crossbearing.cli.topics import incident_lines, source_line
from crossbearing.cli.words import date, name_of, quoted
from crossbearing.model.agreement import Degree
from crossbearing.model.reading import Reading


def print_story(console: Console, ledger: Ledger, path: Path) -> None:
    """Print the answer to each question, then where to look next."""
    readings = ledger.readings()
    console.print(f"[bold]One truce, {len(readings)} reports.[/bold] Every line below ends in the words that carry it.")
    questions = (
        ("What was promised?", _promised(readings)),
        ("What was done, and what was not?", _done(readings)),
        ("Who says what of the same happening?", _told(ledger, readings)),
        ("Who accuses whom of breaking it?", _breaches(readings)),
        ("Where do they contradict one another?", _contradicted(ledger, readings)),
        ("Who is silent?", _silent(readings)),
        ("What repeats another report and counts once?", _repeated(ledger)),
    )
    for question, lines in questions:
        console.print()
        console.rule(f"[bold]{question}[/bold]", align="left")
        print_lines(console, list(lines) or [(2, "", "Nothing found.")])
    console.print(f"\nThe ledger is {path}. Look further with:")
    for topic in ("", " agreements", " incidents", " silences", " claims --json"):
        console.print(f"  crossbearing show {path}{topic}")


def _promised(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        for agreement in reading.agreements:
            if not agreement.obligations:
                continue
            yield 0, "bold", f"{agreement.name}, {date(agreement.date)}"
            yield 0, "dim", source_line(reading)
            for owed in agreement.obligations:
                debtor = name_of(reading, owed.debtor) or "somebody"
                yield 2, "", f"{debtor}: {owed.action} {owed.object or ''}".rstrip() + f" {quoted(owed.spans)}"


def _done(readings: list[Reading]) -> Iterator[Line]:
    rows = [
        (done.date.edtf or "" if done.date else "", reading, done)
        for reading in readings
        for agreement in reading.agreements
        for done in agreement.performance
    ]
    for _, reading, done in sorted(rows, key=lambda row: (row[0], row[1].sha256, row[2].id)):
        style = "" if done.degree in (Degree.FULL, Degree.PARTIAL) else "bold"
        yield 2, style, f"{date(done.date)}: {degree(done.degree)} {quoted(done.spans)}"
        yield 4, "dim", source_line(reading)


def _told(ledger: Ledger, readings: list[Reading]) -> Iterator[Line]:
    by_hash = {reading.sha256: reading for reading in readings}
    for incident in ledger.incidents():
        if len(incident.members) > 1:
            yield from incident_lines(incident, by_hash)


def _breaches(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        for agreement in reading.agreements:
            for breach in agreement.violations:
                accused = name_of(reading, breach.accused) or "somebody"
                claimed_by = name_of(reading, breach.claimed_by) or reading.document.publisher or "the report"
                denied = " It is denied." if breach.contested_by else ""
                yield 2, "", f"{claimed_by} accuses {accused}.{denied} {quoted(breach.spans)}"
                yield 4, "dim", source_line(reading)


def _contradicted(ledger: Ledger, readings: list[Reading]) -> Iterator[Line]:
    by_hash = {reading.sha256: reading for reading in readings}
    for one in ledger.contradictions():
        if one.kind == "scope":
            continue
        yield 2, "bold", f"{one.kind}: {one.issue}"
        for ref in (one.left, one.right):
            yield 4, "", f"{_words_of(by_hash[ref.sha256], ref.id)} {source_line(by_hash[ref.sha256])}"


def _words_of(reading: Reading, item: str) -> str:
    for figure in reading.quantities:
        if figure.id == item:
            return quoted((figure.span,))
    for claim in reading.claims:
        if claim.id == item:
            holder = name_of(reading, claim.last.entity)
            return f"{holder}: {quoted(claim.content)}" if holder else quoted(claim.content)
    return next((quoted(event.evidence or (event.trigger,)) for event in reading.events if event.id == item), "")


def _silent(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        for silence in reading.silences:
            who = name_of(reading, silence.who) or "nobody"
            yield 2, "", f"{who}: {silence.kind.value.replace('_', ' ')} {quoted((silence.span,))}"
            yield 4, "dim", source_line(reading)


def _repeated(ledger: Ledger) -> Iterator[Line]:
    for reprint in ledger.reprints():
        yield 2, "", f"{reprint.copy.doc} repeats {reprint.original.doc} ({reprint.overlap:.0%} of its word runs)"
