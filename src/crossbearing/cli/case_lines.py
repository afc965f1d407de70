"""Cases that were tried, on the screen: how many hold by layer and verb, and each that does not."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from crossbearing.cli.lines import Line, print_lines
from crossbearing.evaluate.decided_cases import Tried, shares
from crossbearing.model.visible import visible


def print_cases(console: Console, tried: Sequence[Tried]) -> None:
    """Print the table, and below it what does not hold."""
    table = Table(box=None, pad_edge=False)
    for heading in ("layer", "decided", "hold", "of"):
        table.add_column(heading, justify="right" if heading in ("hold", "of") else "left")
    for share in shares(tried):
        table.add_row(share.layer, share.verb, f"{share.held:,}", f"{share.of:,}")
    table.add_row("all", "", f"{sum(one.found is None for one in tried):,}", f"{len(tried):,}")
    console.print(table)
    print_lines(console, [line for one in tried if one.found is not None for line in _lines(one, one.found)])


def _lines(one: Tried, found: str) -> tuple[Line, ...]:
    case = one.case
    what = f"{one.report}:{case.start}  {case.layer} “{visible(case.words)}”, {case.verb}"
    return Line(0, what), Line(2, visible(found))
