"""`crossbearing reread`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from crossbearing import api
from crossbearing.api.ledger import Ledger
from crossbearing.api.rereading import Carried, Outcome, Reread, Rereading
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import jobs, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.review_lines import review_lines
from crossbearing.model.visible import visible


@click.command("reread")
@ledger_path
@jobs
def command(ledger: str | Path, jobs: int) -> None:
    """Read the reports of a ledger again with this version of the reader.

    From the bytes that the ledger keeps: the files are not needed. Each new reading stands beside the old one, nothing
    is replaced, and a report that this version cannot read keeps the reading it has. Decisions are carried over to the
    items that have their words; what finds none is listed, to be looked at again. Example: crossbearing reread waer.db
    """
    err = Console(stderr=True)
    with api.open(ledger, create=False) as opened:
        rereading = opened.rereading()
        done: list[Reread] = []
        steps = rereading.steps(processes=jobs)
        try:
            for one in track(
                steps, total=len(rereading), description="Reading", console=err, disable=not err.is_terminal
            ):
                done.append(one)
                if one.reason is not None:
                    click.echo(f"Refused: {visible(one.reason)}; its old reading stays", err=True)
        finally:
            # Said even when the user ends the run: what is counted here is in the ledger.
            click.echo(_summary(opened, rereading, done))
        print_lines(Console(highlight=False), _decision_lines(opened, rereading.carried()))


def _summary(opened: Ledger, rereading: Rereading, done: list[Reread]) -> str:
    name = visible(opened.name)
    if len(rereading) == 0:
        return f"{name}: {counted(len(opened), 'report')}, all of which this version has read"
    count = Counter(one.outcome for one in done)
    read = counted(count[Outcome.CHANGED] + count[Outcome.SAME], "report")
    said = [f"{count[Outcome.CHANGED]:,} with another outcome", f"{count[Outcome.SAME]:,} with the same"]
    others = [
        (count[Outcome.REFUSED], "refused"),
        (count[Outcome.KNOWN], "read by another program meanwhile"),
        (len(rereading) - len(done), "left to read"),
    ]
    also = "".join(f"; {number:,} {what}" for number, what in others if number)
    return f"{name}: {read} read again, {', '.join(said)}{also}"


def _decision_lines(opened: Ledger, carried: Carried) -> Iterator[Line]:
    """How many decisions were carried over, and each that waits for a person."""
    if carried.found:
        yield Line(0, f"{counted(len(carried.found), 'decision')} on them found their items again")
    if len(carried.waiting) == 0:
        return
    yield Line(0, f"{counted(len(carried.waiting), 'decision')} to be looked at again:", "bold")
    # A view's readings protect whoever any of them does.
    by_hash = {reading.sha256: reading for reading in opened.view().readings}
    for waiting in carried.waiting:
        yield from review_lines(waiting, by_hash)
    yield Line(0, "What was not found has no effect until somebody decides anew: crossbearing decide ... --replaces ID")
