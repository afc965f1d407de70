"""`crossbearing contradictions`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.contradiction_lines import contradiction_lines
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.looking import looking, page, paging, snapshot
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.model.kept_row import Kind


@click.command("contradictions")
@ledger_path
@paging
@looking
@as_json
def command(ledger: str | Path, as_json: bool, **chosen: Any) -> None:
    """List where sources cannot all be right, and why.

    Numbers only where they count the same people of one incident. Example: crossbearing contradictions waer.db
    """
    part = page(chosen, as_json=as_json)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        found = looked.contradictions(limit=part.limit, offset=part.offset)
        more = looked.count(Kind.CONTRADICTION) - part.offset - len(found)
        nothing = "No contradictions in this ledger."
        print_found(Listed(found, nothing, more), contradiction_lines, looked.by_hash, as_json=as_json)
