"""`crossbearing contradictions`."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli.contradiction_lines import contradiction_lines
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import as_json, ledger_path


@click.command("contradictions")
@ledger_path
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List where sources cannot all be right, and why.

    Numbers only where they count the same people of one incident. Example: crossbearing contradictions waer.db
    """
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        found = view.contradictions
    if as_json:
        for one in found:
            print_json(msgspec.json.encode(one).decode())
        return
    readings = {reading.sha256: reading for reading in view.readings}
    lines = [line for one in found for line in contradiction_lines(one, readings)]
    print_lines(Console(highlight=False), lines or [Line(0, "No contradictions in this ledger.")])
