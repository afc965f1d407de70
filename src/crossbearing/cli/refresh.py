"""`crossbearing refresh`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.looking import looking, snapshot
from crossbearing.cli.options import ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.model.kept_row import Kind
from crossbearing.model.visible import visible


@click.command("refresh")
@ledger_path
@looking
@click.option("--anew", is_flag=True, help="Forget what was worked out earlier; start from what was added alone.")
def command(ledger: str | Path, anew: bool, **chosen: Any) -> None:
    """Bring together what was added, so that the next look is quick.

    Any look does it where it has to. Meant for the night: crossbearing add waer.db news/*.txt; crossbearing refresh
    waer.db
    """
    with api.open(ledger, create=False) as opened:
        if anew:
            opened.forget_views()
        looked = snapshot(opened, chosen)
        incidents, reports = looked.count(Kind.INCIDENT), looked.count(Kind.REPORT)
        click.echo(f"{visible(opened.name)}: {counted(incidents, 'incident')} of {counted(reports, 'report')}")
