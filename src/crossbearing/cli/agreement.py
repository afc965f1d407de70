"""`crossbearing agreement`."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli.deal_lines import deal_page
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import print_lines
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import as_json, ledger_path


@click.command("agreement")
@ledger_path
@click.argument("agreement", metavar="ID")
@looking
@as_json
def command(ledger: str | Path, agreement: str, as_json: bool, **chosen: Any) -> None:
    """Show one agreement in full.

    Each duty with every state reports tell, two readings of one clause side by side, breaches with who says so and who
    denies it, and where the deal stood when. The first letters of the ID do.
    Example: crossbearing agreement waer.db d2677
    """
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        found = view.deal(agreement)
    if as_json:
        print_json(msgspec.json.encode(found).decode())
        return
    readings = {reading.sha256: reading for reading in view.readings}
    print_lines(Console(highlight=False), deal_page(found, readings))
