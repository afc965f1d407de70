"""`crossbearing incidents`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.found import print_found
from crossbearing.cli.incident_lines import incident_lines
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
    print_found(view, found, incident_lines, as_json=as_json, nothing="No such incident in this ledger.")
