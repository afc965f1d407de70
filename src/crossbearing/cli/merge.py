"""`crossbearing merge`."""

from collections.abc import Iterator
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import LedgerPlace, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.waiting import waiting
from crossbearing.model.visible import visible


@click.command("merge")
@ledger_path
@click.argument("other", type=LedgerPlace(), metavar="OTHER")
def command(ledger: str | Path, other: str | Path) -> None:
    """Take into a ledger the reports, readings and decisions of another one.

    What both have stays as it is in LEDGER; OTHER is verified first and never changed. The log says which ledger was
    merged, by the head of its chain. A merge that was stopped is taken up where it ended by running it again. Time
    stamps and settings stay with OTHER: keep it, or a backup of it. Decisions are taken as they were made: what one
    person decided there is in force here also under the two-person rule, and a line says so. Example: crossbearing
    merge waer.db team2.db
    """
    with api.open(ledger, create=False) as opened, waiting("Verifying and merging"):
        joined = opened.merge(other)
        name = opened.name
    for line in _lines(visible(name), visible(joined.other), joined):
        click.echo(line)


def _lines(name: str, other: str, joined: api.Joined) -> Iterator[str]:
    if joined.again:
        yield f"{name}: {other} was merged before as it stands, nothing was added"
    else:
        taken = (
            counted(joined.reports, "report"),
            counted(joined.readings, "reading"),
            counted(joined.decisions, "decision"),
        )
        yield f"{name}: {', '.join(taken)} taken from {other}; {counted(joined.known, 'report')} already there"
    if joined.renamed:
        yield f"{counted(joined.renamed, 'report')} under another file name there: the name here stays"
    if joined.differing:
        first = f"the first is of report {joined.differing[0][:12]}"
        yield f"{counted(len(joined.differing), 'reading')} not the same there: the ones here stay ({first})"
    if joined.refused:
        yield f"{counted(joined.refused, 'refusal')} of what could not be read there: crossbearing show LEDGER refused"
    if joined.alone:
        yield f"{counted(joined.alone, 'decision')} made by one person there: in force here too, where it takes two"
    yield f"head of {other}, {joined.entries:,} entries long: {joined.head}"
