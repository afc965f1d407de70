"""The demo's story: what was promised, what was done, who says what, where they contradict, who is silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console

from crossbearing.api import Ledger
from crossbearing.cli.deals import breach_text, done_text, owed_text
from crossbearing.cli.items import position_text, silence_text
from crossbearing.cli.lines import Line, print_lines, source_of, under_source
from crossbearing.cli.outcome import counted
from crossbearing.cli.topics import incident_lines
from crossbearing.cli.visible import visible
from crossbearing.cli.words import date, degree, hides_names, shown
from crossbearing.model.agreement import Degree, Performance
from crossbearing.model.reading import Reading
from crossbearing.reconcile.contradictions import Contradiction
from crossbearing.reconcile.reprints import Reprint


def print_story(console: Console, ledger: Ledger, path: Path) -> None:
    """Print the answer to each question, then where to look next."""
    readings = ledger.readings()
    reprints = {reprint.copy.sha256: reprint for reprint in ledger.reprints()}
    # A reprint is no second origin: what it repeats is told once, by its original.
    origins = [reading for reading in readings if reading.sha256 not in reprints]
    questions: tuple[tuple[str, Iterable[Line]], ...] = (
        ("What was promised?", _promised(origins)),
        ("What was done, and what was not?", _done(origins)),
        ("Who accuses whom of breaking it?", _breaches(origins)),
        ("Who says what of the same happening?", _told(ledger, origins)),
        ("Where do they contradict one another?", _contradicted(ledger, origins)),
        ("Who is silent?", _silent(origins)),
    )
    print_lines(console, _opening(readings, origins, reprints))
    for question, lines in questions:
        body = list(lines) or [Line(2, "Nothing found.")]
        print_lines(console, (Line(0, ""), Line(0, question, "bold underline"), *body))
    print_lines(console, _closing(path))


def _opening(readings: list[Reading], origins: list[Reading], reprints: dict[str, Reprint]) -> Iterator[Line]:
    yield Line(0, f"One truce, {counted(len(readings), 'report')}. Each line has its words and its source.", "bold")
    by_hash = {reading.sha256: reading for reading in readings}
    for reading in readings:
        reprint = reprints.get(reading.sha256)
        note = "" if reprint is None else f", a reprint of {source_of(by_hash[reprint.original.sha256])}: counts once"
        yield Line(2, f"{source_of(reading)}{note}")
    yield Line(2, _summary(origins))
    if any(map(hides_names, readings)):
        yield Line(2, "Names of protected people are hidden.", "dim")


def _summary(origins: list[Reading]) -> str:
    """What the independent reports hold, counted."""
    deals = [agreement for reading in origins for agreement in reading.agreements]
    owed = sum(len(deal.obligations) for deal in deals)
    states = Counter(done.degree for deal in deals for done in deal.performance)
    breaches = sum(len(deal.violations) for deal in deals)
    silences = sum(len(reading.silences) for reading in origins)
    done = ", ".join(f"{states[kind]} {degree(kind)}" for kind in Degree if states[kind])
    return (
        f"{counted(owed, 'promise')}; what became of them: {done or 'nothing told'}; "
        f"{counted(breaches, 'breach claim')}; {counted(silences, 'silence')}."
    )


def _closing(path: Path) -> Iterator[Line]:
    shown_path = visible(str(path))
    yield Line(0, "")
    yield Line(0, f"The ledger is {shown_path}. Look further with:")
    for topic in ("", " agreements", " incidents", " silences", " claims --json"):
        yield Line(2, f"crossbearing show {shown_path}{topic}")


def _promised(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        for agreement in reading.agreements:
            if agreement.obligations:
                title = f"{shown(reading, agreement.name)}, {date(agreement.date)}"
                yield Line(2, title, "bold", source_of(reading))
                yield from (Line(4, owed_text(reading, owed)) for owed in agreement.obligations)


def _done(readings: list[Reading]) -> Iterator[Line]:
    rows = [
        (reading, done) for reading in readings for agreement in reading.agreements for done in agreement.performance
    ]
    for reading, done in sorted(rows, key=_day_first):
        style = "" if done.degree in (Degree.FULL, Degree.PARTIAL) else "bold"
        yield Line(2, done_text(reading, done), style, source_of(reading))


def _day_first(row: tuple[Reading, Performance]) -> tuple[str, str, str]:
    reading, done = row
    day = done.date.edtf if done.date is not None else None
    return day or "", reading.sha256, done.id


def _breaches(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        breaches = [breach for agreement in reading.agreements for breach in agreement.violations]
        yield from under_source(reading, (Line(4, breach_text(reading, breach)) for breach in breaches), 2)


def _told(ledger: Ledger, origins: list[Reading]) -> Iterator[Line]:
    by_hash = {reading.sha256: reading for reading in ledger.readings()}
    independent = {reading.sha256 for reading in origins}
    for incident in ledger.incidents():
        if len({ref.sha256 for ref in incident.members} & independent) > 1:
            yield from incident_lines(incident, by_hash, 2)


def _contradicted(ledger: Ledger, origins: list[Reading]) -> Iterator[Line]:
    """Contradictions inside each report below its name, then those between reports, each side with its source."""
    found = [one for one in ledger.contradictions() if one.kind != "scope"]
    for reading in origins:
        inside = [one for one in found if one.left.sha256 == one.right.sha256 == reading.sha256]
        yield from under_source(reading, (line for one in inside for line in _inside(one, reading)), 2)
    by_hash = {reading.sha256: reading for reading in origins}
    for one in found:
        left, right = by_hash.get(one.left.sha256), by_hash.get(one.right.sha256)
        if left is not None and right is not None and left is not right:
            yield Line(2, f"{one.kind}: {shown(left, one.issue)}", "bold")
            yield Line(4, position_text(left, one.left.id), "", source_of(left))
            yield Line(4, position_text(right, one.right.id), "", source_of(right))


def _inside(one: Contradiction, reading: Reading) -> Iterator[Line]:
    yield Line(4, f"{one.kind}: {shown(reading, one.issue)}", "bold")
    yield Line(6, position_text(reading, one.left.id))
    yield Line(6, position_text(reading, one.right.id))


def _silent(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        lines = (Line(4, silence_text(reading, silence)) for silence in reading.silences)
        yield from under_source(reading, lines, 2)
