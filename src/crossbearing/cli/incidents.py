"""`crossbearing incidents`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.incident_lines import incident_lines
from crossbearing.cli.looking import filtering, looking, page, paging, snapshot, wanted
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.grades import grading


@click.command("incidents")
@ledger_path
@filtering
@paging
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List what happened, as all reports tell it together.

    Each incident with its figures side by side and the words of every report. Example: crossbearing incidents waer.db
    --place Waer --time 2016-11
    """
    wants, part = wanted(chosen), page(chosen, as_json=as_json)
    if wants.grade is not None:
        grading(chosen["grading"]).require(wants.grade)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        found = looked.incidents(wants, limit=part.limit, offset=part.offset, short=not as_json)
        more = looked.count(Kind.INCIDENT, wants) - part.offset - len(found)
        nothing = "No such incident in this ledger."
        print_found(Listed(found, nothing, more), incident_lines, looked.by_hash, as_json=as_json)
