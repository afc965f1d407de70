"""`crossbearing key`: keys to the protected identities of ledgers."""

from pathlib import Path

import click

from crossbearing.cli.options import FilePath
from crossbearing.model.visible import visible
from crossbearing.store.sealing import write_new_key


@click.group("key", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Make the key to the protected identities of a ledger.

    Example: crossbearing key new waer.key
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("new")
@click.argument("file", type=FilePath(), metavar="FILE")
def new(file: Path) -> None:
    """Write a new key to a new file.

    Names are sealed with its public half, which is printed, and opened with the file alone: where that is lost, nobody
    can open them. Keep it apart from the ledger, with a copy in another place. Example: crossbearing key new waer.key
    """
    key = write_new_key(file)
    click.echo(
        f"{visible(str(file))}: new key. Keep it, and a copy, apart from the ledger; without it names stay sealed"
    )
    click.echo(f"public half, to protect names with: --recipient {key.recipient}")
