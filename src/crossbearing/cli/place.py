"""`crossbearing place`."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.found import print_objects
from crossbearing.cli.incident_lines import incident_lines
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.spell_lines import spell_lines
from crossbearing.reconcile.filter import Filter


@click.command("place")
@ledger_path
@click.argument("name", metavar="NAME")
@looking
@as_json
def command(ledger: str | Path, name: str, as_json: bool, **chosen: Any) -> None:
    """Show the status of a place over time, and what happened there.

    The name may be spelled in any of its romanisations. Example: crossbearing place waer.db al-Waer
    """
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        spells = view.place(name)
        incidents = [one for one in view.incidents if Filter(place=name).takes(one)]
    if as_json:
        print_objects([{"place": name, "status": spells, "incidents": incidents}])
        return
    told = (line for one in incidents for line in incident_lines(one, view.by_hash))
    lines = [*spell_lines(spells, view.by_hash), *told]
    print_lines(Console(highlight=False), lines or [Line(0, f"Nothing on {name} in this ledger.")])
