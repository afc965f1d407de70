"""A contradiction on the screen: the issue, each position with who takes it, and why both cannot hold."""

from collections.abc import Iterator, Mapping

from crossbearing.cli.items import position_text
from crossbearing.cli.lines import Line, source_of
from crossbearing.cli.words import label, shown
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.reading import Reading
from crossbearing.reconcile.positions import denies


def contradiction_lines(one: Contradiction, readings: Mapping[str, Reading], indent: int = 0) -> Iterator[Line]:
    """The issue and the reason, then each position in the words of those who take it."""
    first = readings[one.sides[0].refs[0].sha256]
    yield Line(indent, f"{label(one.kind)}: {shown(first, one.issue)}", "bold")
    yield Line(indent + 2, one.why, "dim")
    for number, side in enumerate(one.sides, 1):
        for place, ref in enumerate(side.refs):
            reading = readings[ref.sha256]
            mark = f"{number}. " if place == 0 else "   "
            denial = "denied by " if denies(reading, ref.id) else ""
            yield Line(indent + 2, f"{mark}{denial}{position_text(reading, ref.id)}", "", source_of(reading))
