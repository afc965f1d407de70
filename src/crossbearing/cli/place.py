"""`crossbearing place`."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.found import more_lines, print_objects
from crossbearing.cli.incident_lines import incident_lines
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.looking import looking, page, paging, snapshot
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.spell_lines import spell_lines
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.filter import Filter


@click.command("place")
@ledger_path
@click.argument("name", metavar="NAME")
@paging
@looking
@as_json
def command(ledger: str | Path, name: str, as_json: bool, **chosen: Any) -> None:
    """Show the status of a place over time, and what happened there.

    The name may be spelled in any of its romanisations. Example: crossbearing place waer.db al-Waer
    """
    part, here = page(chosen, as_json=as_json), Filter(place=name)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        spells = looked.place(name, limit=part.limit, offset=part.offset)
        incidents = looked.incidents(here, limit=part.limit, offset=part.offset, short=not as_json)
        if as_json:
            print_objects([{"place": name, "status": spells, "incidents": incidents}])
            return
        told = (line for one in incidents for line in incident_lines(one, looked.by_hash))
        lines = [*spell_lines(spells, looked.by_hash), *told]
        [spelled] = looked.counts_at([name])
        more = spelled + looked.count(Kind.INCIDENT, here) - 2 * part.offset - len(spells) - len(incidents)
        nothing = [Line(0, f"Nothing on {name} in this ledger.")]
        print_lines(Console(highlight=False), [*(lines or nothing), *more_lines(more)])
