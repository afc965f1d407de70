"""The demo's story: what was promised, what was done, who says what, where they contradict, who is silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console

from crossbearing.api import Ledger
from crossbearing.cli.contradiction_lines import contradiction_lines
from crossbearing.cli.deal_lines import deal_lines
from crossbearing.cli.deals import breach_text, done_text
from crossbearing.cli.incident_lines import incident_lines
from crossbearing.cli.items import silence_text
from crossbearing.cli.lines import Line, print_lines, source_of, under_source
from crossbearing.cli.outcome import counted
from crossbearing.cli.spell_lines import spell_lines
from crossbearing.cli.words import degree, hides_names
from crossbearing.model.agreement import Degree, Performance
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.visible import visible
from crossbearing.reconcile.view import View


def print_story(console: Console, ledger: Ledger, path: Path) -> None:
    """Print the answer to each question, then where to look next."""
    view = ledger.view()
    readings = view.readings
    reprints = {reprint.copy.sha256: reprint for reprint in view.reprints}
    # A reprint is no second origin: what it repeats is told once, by its original.
    origins = [reading for reading in readings if reading.sha256 not in reprints]
    questions: tuple[tuple[str, Iterable[Line]], ...] = (
        ("What was promised, and where does it stand?", _promised(view)),
        ("What was done, and what was not?", _done(origins)),
        ("Who accuses whom of breaking it?", _breaches(origins)),
        ("Who says what of the same happening?", _told(view, origins)),
        ("Where do they contradict one another?", _contradicted(view, origins)),
        ("How did the place fare?", _fared(view)),
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
    for words in ("show {}", "incidents {} --least 2", "contradictions {}", "agreements {}", "serve {}"):
        yield Line(2, f"crossbearing {words.format(shown_path)}")


def _promised(view: View) -> Iterator[Line]:
    """Every deal with the balance of each duty over all reports."""
    for deal in view.deals:
        if deal.duties:
            yield from deal_lines(deal, view.by_hash, 2)


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


def _told(view: View, origins: list[Reading]) -> Iterator[Line]:
    independent = {reading.sha256 for reading in origins}
    for incident in view.incidents:
        if len({ref.sha256 for ref in incident.members} & independent) > 1:
            yield from incident_lines(incident, view.by_hash, 2)


def _contradicted(view: View, origins: list[Reading]) -> Iterator[Line]:
    """Every contradiction that independent reports take part in."""
    independent = {reading.sha256 for reading in origins}
    for one in view.contradictions:
        if any(ref.sha256 in independent for side in one.sides for ref in side.refs):
            yield from contradiction_lines(one, view.by_hash, 2)


def _fared(view: View) -> Iterator[Line]:
    """The status over time of the place that most is said of."""
    told = max(view.places, key=lambda place: len(view.places[place]), default=None)
    if told is not None:
        yield Line(2, told.partition(":")[2], "bold")
        yield from spell_lines(view.places[told], view.by_hash, 4)


def _silent(readings: list[Reading]) -> Iterator[Line]:
    for reading in readings:
        lines = (Line(4, silence_text(reading, silence)) for silence in reading.silences)
        yield from under_source(reading, lines, 2)
