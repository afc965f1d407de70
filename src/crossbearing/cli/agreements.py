"""`crossbearing agreements`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.deal_lines import deal_lines
from crossbearing.cli.found import print_found
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
    print_found(view, found, deal_lines, as_json=as_json, nothing="No agreements in this ledger.")
