"""`crossbearing reveal`."""

from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.key_option import key_file, require_key
from crossbearing.cli.options import ledger_path
from crossbearing.model.visible import visible
from crossbearing.store.identities import Said


@click.command("reveal")
@ledger_path
@click.argument("code", metavar="CODE")
@key_file
@click.option("--who", help="Who asks.  [default: your login name]")
@click.option("--why", required=True, help="The reason, for whoever looks at it later.")
def command(ledger: str | Path, code: str, key_file: Path | None, who: str | None, why: str) -> None:
    """Tell the names behind the code of a protected person.

    The ledger keeps who asked, when and why; nothing else of it changes. Example: crossbearing reveal waer.db
    source-7KQ3 --key waer.key --why "asked for by the court"
    """
    with api.open(ledger, create=False) as opened:
        names = opened.protection.reveal(code, require_key(key_file), Said(who or getuser(), why))
    for name in names:
        click.echo(visible(name))
