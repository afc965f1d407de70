"""Lines of a view: indented, wrapped to the terminal, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from crossbearing.cli.words import published, publisher
from crossbearing.model.reading import Reading

# What does not fit on a line goes on this far to the right of where it began.
HANGING = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view; `source` says where it stands and follows in grey."""

    indent: int
    text: str
    style: str = ""
    source: str | None = None


def source_of(reading: Reading) -> str:
    """Where a value stands: publisher and date of its report."""
    return f"{publisher(reading)}, {published(reading)}"


def under_source(reading: Reading, lines: Iterable[Line], indent: int) -> Iterator[Line]:
    """The lines below one that names their report; nothing where there are none."""
    body = list(lines)
    if body:
        yield Line(indent, source_of(reading), "dim")
        yield from body


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print lines with their indent and style, wrapped between words and without white space at their ends."""
    for line in lines:
        text = Text(line.text, style=line.style)
        if line.source is not None:
            text.append(f" — {line.source}", style="not bold not italic dim")
        width = max(console.width - line.indent - HANGING, 1)
        for number, part in enumerate(text.wrap(console, width)):
            part.rstrip()
            margin = Text(" " * (line.indent + (HANGING if number else 0)))
            console.print(margin + part, soft_wrap=True)
