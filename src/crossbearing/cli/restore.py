"""`crossbearing restore`."""

from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.kept_lines import head_line, kept_line
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.waiting import waiting
from crossbearing.model.visible import visible
from crossbearing.store.address import address_of


@click.command("restore")
@click.argument("file", type=FilePath(), metavar="FILE")
@ledger_path
def command(file: Path, ledger: str | Path) -> None:
    """Make a ledger at a new place of a copy that `backup` wrote.

    The place is the name of a new file, or the URL of a database that holds no ledger. The copy is verified first and
    the ledger afterwards; it is there whole or not at all. Example: crossbearing restore waer-2031-05-13.db waer.db
    """
    with waiting("Copying and verifying"):
        found = api.restore(file, ledger)
    click.echo(f"{visible(str(address_of(ledger)))}: {kept_line(found)}")
    click.echo(head_line(found))
