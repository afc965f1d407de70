"""`crossbearing agreements`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.deal_lines import deal_lines
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.looking import looking, page, paging, snapshot
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.model.kept_row import Kind


@click.command("agreements")
@ledger_path
@paging
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List what was agreed, and where each duty stands.

    One deal under all its names, with what is owed, done, outstanding and disputed over all reports.
    Example: crossbearing agreements waer.db
    """
    part = page(chosen, as_json=as_json)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        found = looked.deals(limit=part.limit, offset=part.offset, short=not as_json)
        more = looked.count(Kind.DEAL) - part.offset - len(found)
        nothing = "No agreements in this ledger."
        print_found(Listed(found, nothing, more), deal_lines, looked.by_hash, as_json=as_json)
