"""Why each item of a report's ledger is there, as lines on a screen."""

from collections.abc import Iterator, Sequence

from rich.console import Console

from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.words import quoted, shown
from crossbearing.model.reading import Reading
from crossbearing.model.reason import Confidence, Reason


def print_reasons(console: Console, reading: Reading, reasons: Sequence[Reason]) -> None:
    """Print the reason of each item: its id and rule, what was seen, how sure, and the words."""
    if reasons:
        print_lines(console, (Line(0, ""), Line(0, "Why each item is there", "bold"), *_lines(reading, reasons)))


def _lines(reading: Reading, reasons: Sequence[Reason]) -> Iterator[Line]:
    for reason in reasons:
        yield Line(2, f"{reason.item}, {reason.by} {reason.rule}: {shown(reading, reason.because)}")
        words = quoted(reading, reason.words) if reason.words else "no words of its own"
        yield Line(4, f"{sureness(reason.confidence)}; words: {words}", "dim")


def sureness(confidence: Confidence | None) -> str:
    """How sure a reason is, in words, with the cases it rests on."""
    if confidence is None:
        return "confidence not known: no annotated report has such an item"
    cases = f"{confidence.right} of {confidence.given} of {confidence.rule} right on annotated reports"
    return f"confidence {confidence.share:.2f} ({cases})"
