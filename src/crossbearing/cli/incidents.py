"""`crossbearing incidents`."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli.incident_lines import incident_lines
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.looking import filtering, looking, options, wanted
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.reconcile.grades import grading


@click.command("incidents")
@ledger_path
@filtering
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List what happened, as all reports tell it together.

    Each incident with its figures side by side and the words of every report. Example: crossbearing incidents waer.db
    --place Waer --time 2016-11
    """
    wants = wanted(chosen)
    if wants.grade is not None:
        grading(chosen["grading"]).require(wants.grade)
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        found = [incident for incident in view.incidents if wants.takes(incident)]
    if as_json:
        for incident in found:
            print_json(msgspec.json.encode(incident).decode())
        return
    readings = {reading.sha256: reading for reading in view.readings}
    lines = [line for incident in found for line in incident_lines(incident, readings)]
    print_lines(Console(highlight=False), lines or [Line(0, "No such incident in this ledger.")])
