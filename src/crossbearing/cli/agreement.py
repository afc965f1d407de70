"""`crossbearing agreement`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.deal_lines import deal_page
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.looking import looking, snapshot
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
        looked = snapshot(opened, chosen)
        print_found(Listed([looked.deal(agreement)]), deal_page, looked.by_hash, as_json=as_json)
