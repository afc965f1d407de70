"""`crossbearing protect`."""

from getpass import getuser
from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.cli.key_option import key_file, key_in, require_key
from crossbearing.cli.options import ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.waiting import waiting
from crossbearing.model.visible import visible
from crossbearing.store.identities import Said


@click.command("protect")
@ledger_path
@click.argument("entity", required=False, metavar="REPORT:ENTITY")
@click.option("--recipient", metavar="age1...", help="The public half of the key that names are sealed for, once.")
@key_file
@click.option("--also", multiple=True, metavar="NAME", help="Another name, to be replaced wherever it stands.")
@click.option("--again", is_flag=True, help="Look for everybody who is protected in all that was added since.")
@click.option("--who", help="Who decides.  [default: your login name]")
@click.option("--why", default="", help="The reason, for whoever looks at it later.")
def command(ledger: str | Path, entity: str | None, key_file: Path | None, **asked: Any) -> None:
    """Put a code in the place of a person's names, in everything a ledger keeps.

    The names are sealed for the holder of the key and told by `reveal` alone. Text, bytes, readings, claims and
    decisions have the code from then on, and `verify` knows. Backups made before, and the files of the reports, still
    have the names. Example: crossbearing protect waer.db durra:e3 --recipient age1... --why "asked for it"
    """
    if (entity is None) is not asked["again"]:
        raise click.UsageError("name one REPORT:ENTITY, or give --again")
    with api.open(ledger, create=False) as opened, waiting("Replacing names"):
        name, who = visible(opened.name), asked["who"] or getuser()
        if entity is None:
            replaced = opened.protection.again(require_key(key_file), who=who)
            click.echo(f"{name}: {counted(replaced, 'row')} replaced")
            return
        key = key_in(key_file) or asked["recipient"]
        done = opened.protection.protect(entity, Said(who, asked["why"]), also=asked["also"], key=key)
    click.echo(f"{name}: protected as {done.code}; {counted(done.replaced, 'row')} replaced")
    if done.in_log:
        entries = "1 entry" if done.in_log == 1 else f"{done.in_log:,} entries"
        click.echo(f"{entries} of the log and of decisions name the person as who acted; that is never rewritten")
    click.echo("Backups made before, the files of the reports and old parts of the disk still have the names")
