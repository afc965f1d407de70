"""`crossbearing sources`."""

import re
from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.api.snapshot import Snapshot
from crossbearing.cli.found import Listed, print_found
from crossbearing.cli.looking import Page, looking, page, paging, snapshot
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.source_lines import source_lines, source_page
from crossbearing.model.source import Source

_ID = re.compile("s[0-9a-f]{4,}")


@click.command("sources")
@ledger_path
@click.argument("name", required=False)
@paging
@looking
@as_json
def command(ledger: str | Path, name: str | None, as_json: bool, **chosen: Any) -> None:
    """List who reports and who is quoted, and how each stands to the others.

    How many reports each has, which repeat others, on whom they rest, and on how many shared incidents what it says
    agrees with others or cannot be right beside them. With a NAME (words of it, or the first letters of an ID) those it
    fits; one that it fits alone is shown in full. Example: crossbearing sources waer.db "waer pulse"
    """
    part = page(chosen, as_json=as_json)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        found, more = _found(looked, name, part, as_json=as_json)
        if name is not None and len(found) == 1 and more == part.offset == 0:
            whole = [looked.source(found[0].id)]
            print_found(Listed(whole), source_page, looked.by_hash, as_json=as_json)
            return
        nothing = "No sources in this ledger." if name is None else f"No source of that name: {name!r}."
        print_found(Listed(found, nothing, more), source_lines, looked.by_hash, as_json=as_json)


def _found(looked: Snapshot, name: str | None, part: Page, *, as_json: bool) -> tuple[list[Source], int]:
    """The sources that are meant, and how many more there are."""
    if name is not None and _ID.fullmatch(name) and looked.count_sources(name) == 0:
        return [looked.source(name)], 0
    found = looked.sources(name, limit=part.limit, offset=part.offset, short=not as_json)
    return found, looked.count_sources(name) - part.offset - len(found)
