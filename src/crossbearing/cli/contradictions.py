"""`crossbearing contradictions`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.contradiction_lines import contradiction_lines
from crossbearing.cli.found import print_found
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
    print_found(view, found, contradiction_lines, as_json=as_json, nothing="No contradictions in this ledger.")
