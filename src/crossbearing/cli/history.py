"""`crossbearing history`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.incident_lines import bounds_text
from crossbearing.cli.lines import Line, source_of
from crossbearing.cli.looking import looking, snapshot
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.words import label
from crossbearing.model.course import Step
from crossbearing.model.reading import Reading
from crossbearing.reconcile.tallies.classes import PEOPLE


@click.command("history")
@ledger_path
@click.argument("incident", metavar="ID")
@looking
@as_json
def command(ledger: str | Path, incident: str, as_json: bool, **chosen: Any) -> None:
    """Show how the figures of one incident came in, day by day.

    Example: crossbearing history waer.db i3f9a
    """
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        steps = looked.history(looked.incident(incident))
        print_found(Listed(steps), _lines, looked.by_hash, as_json=as_json)


def _lines(step: Step, readings: Mapping[str, Reading]) -> Iterator[Line]:
    told = "; ".join(dict.fromkeys(source_of(readings[ref.sha256]) for ref in step.reports))
    yield Line(0, f"{step.day or 'date unknown'}: {told}", "bold")
    for tally in step.tallies:
        if tally.counts == PEOPLE and tally.blamed is None:
            yield Line(2, f"{label(tally.category)}: {bounds_text(tally)} ({tally.why})")
