"""`crossbearing backup`."""

from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.kept_lines import head_line, kept_line
from crossbearing.cli.options import LedgerPlace, ledger_path
from crossbearing.cli.waiting import waiting
from crossbearing.model.visible import visible


@click.command("backup")
@ledger_path
@click.argument("file", type=LedgerPlace(), metavar="FILE")
def command(ledger: str | Path, file: str | Path) -> None:
    """Copy a ledger to one new file, while others read it and add to it.

    The file is a whole ledger with the same log and head, from a file as from a database, and was verified before it
    got its name. A file that is there already is not overwritten, and a backup that is stopped leaves nothing behind.
    Example: crossbearing backup waer.db /media/stick/waer-2031-05-13.db
    """
    with waiting("Copying and verifying"):
        found = api.backup(ledger, file)
    click.echo(f"{visible(str(file))}: {kept_line(found)}")
    click.echo(head_line(found))
