"""`crossbearing incident`."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli.incident_lines import incident_page
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import print_lines
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import as_json, ledger_path


@click.command("incident")
@ledger_path
@click.argument("incident", metavar="ID")
@looking
@as_json
def command(ledger: str | Path, incident: str, as_json: bool, **chosen: Any) -> None:
    """Show one incident in full.

    Its grade and the rule, every figure and why any is set aside, who is blamed by whom, who denies it, and why its
    reports are held to tell one happening. The first letters of the ID do. Example: crossbearing incident waer.db i3f9a
    """
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        found = view.incident(incident)
    if as_json:
        print_json(msgspec.json.encode(found).decode())
        return
    readings = {reading.sha256: reading for reading in view.readings}
    print_lines(Console(highlight=False), incident_page(found, readings))
