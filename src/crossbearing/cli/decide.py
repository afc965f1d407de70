"""`crossbearing decide`."""

from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import ledger_path
from crossbearing.cli.visible import visible
from crossbearing.model.decision import Verb


@click.command("decide")
@ledger_path
@click.argument("verb", type=click.Choice([verb.value for verb in Verb]))
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@click.option("--why", required=True, help="The reason, for whoever looks at it later.")
@click.option("--who", help="Who decides.  [default: your login name]")
@click.option("--value", help="What it is amended to, or who it is assigned to.")
@click.option("--replaces", metavar="ID", help="The earlier decision that this one stands in for.")
def command(ledger: str | Path, verb: str, names: tuple[str, ...], who: str | None, **said: str | None) -> None:
    """Add a decision of yours to a ledger.

    An ID is an incident's, or REPORT:ITEM for an item of one report (durra:ev1). merge makes incidents one; split takes
    events out of the incident named first; undo takes back a decision; note, accept, reject, amend, protect and assign
    are kept and listed. No decision is ever edited. Example: crossbearing decide waer.db merge i3f9a i77c2 --why "one
    raid, two spellings"
    """
    with api.open(ledger, create=False) as opened:
        found = opened.decide(verb, *names, who=who or getuser(), why=said.pop("why") or "", **said)
        click.echo(f"{visible(opened.name)}: decision {found.id[:12]} to {found.verb} added")
