"""`crossbearing incident`."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.incident_lines import incident_page
from crossbearing.cli.looking import looking, snapshot
from crossbearing.cli.options import as_json, ledger_path


@click.command("incident")
@ledger_path
@click.argument("incident", metavar="ID")
@looking
@as_json
def command(ledger: str | Path, incident: str, as_json: bool, **chosen: Any) -> None:
    """Show one incident in full.

    Its grade and the rule, every figure and why any is set aside, who is blamed by whom, who denies it, why its reports
    are held to tell one happening, and what people decided of each. The first letters of the ID do. Example:
    crossbearing incident waer.db i3f9a
    """
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        found = looked.incident(incident)
        remarks = opened.remarks({ref.sha256 for ref in found.members})
        page = partial(incident_page, remarks=remarks, hidden=looked.protected())
        print_found(Listed([found]), page, looked.by_hash, as_json=as_json)
