"""`crossbearing identities`."""

from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.key_option import key_file, key_in
from crossbearing.cli.options import ledger_path
from crossbearing.model.visible import visible


@click.command("identities")
@ledger_path
@key_file
def command(ledger: str | Path, key_file: Path | None) -> None:
    """List the protected people of a ledger by their codes.

    With the key also what they are called; to have that on record, use reveal. Example: crossbearing identities waer.db
    """
    with api.open(ledger, create=False) as opened:
        listed, name = opened.protection.listed(key_in(key_file)), visible(opened.name)
    for one in listed:
        names = "" if one.names is None else f"  {', '.join(map(visible, one.names))}"
        click.echo(f"{one.code}  since {one.at}, {visible(one.who)}{names}")
    if not listed:
        click.echo(f"{name}: nobody is protected by a code")
