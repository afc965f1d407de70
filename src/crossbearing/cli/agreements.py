"""`crossbearing agreements`."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli.deal_lines import deal_lines
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import as_json, ledger_path


@click.command("agreements")
@ledger_path
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List what was agreed, and where each duty stands.

    One deal under all its names, with what is owed, done, outstanding and disputed over all reports.
    Example: crossbearing agreements waer.db
    """
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        found = view.deals
    if as_json:
        for deal in found:
            print_json(msgspec.json.encode(deal).decode())
        return
    readings = {reading.sha256: reading for reading in view.readings}
    lines = [line for deal in found for line in deal_lines(deal, readings)]
    print_lines(Console(highlight=False), lines or [Line(0, "No agreements in this ledger.")])
