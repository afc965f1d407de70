"""`crossbearing export`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.api.exporting import export
from crossbearing.cli.going import asked, going_out, print_exported, require_any
from crossbearing.cli.looking import announcing
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.waiting import waiting
from crossbearing.publish.form import Container
from crossbearing.publish.formats import FORMATS

OUTPUT = Path("-")
_LIST = "; ".join(f"{form.name}: {form.words} ({form.version})" for form in FORMATS.values())


@click.command("export", epilog=f"Formats: {_LIST}.")
@ledger_path
@click.argument("format_name", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.argument("out", required=False, type=FilePath(), metavar="[OUT]")
@going_out
def command(ledger: str | Path, format_name: str, out: Path | None, overwrite: bool, **chosen: Any) -> None:
    """Write what a ledger holds in a format that others read.

    OUT is a file, or a folder where the format has several files (a ZIP of it where the name ends so), - is standard
    output. Protected people go out as codes, without what narrows them down; a check looks through all that is about to
    be written, and where it finds a protected name nothing is written. Example: crossbearing export waer.db geojson
    """
    form = FORMATS[format_name]
    what = asked(chosen)
    with api.open(ledger, create=False) as opened:
        to = Path(_named(opened.name, form.name, form.suffix)) if out is None else out
        with waiting("Gathering, checking and writing"):
            going = opened.going(what, making=announcing(opened))
            require_any(going, what)
            exported = export(going, form, None if to == OUTPUT else to, overwrite=overwrite)
    print_exported(exported, None if to == OUTPUT else to)
    if to != OUTPUT and form.container in (Container.FOLDER, Container.PARQUET):
        click.echo(f"All in {to}")


def _named(ledger: str, form: str, suffix: str) -> str:
    """What the output is called by default: after the ledger and the format."""
    return f"{Path(ledger).stem}-{form}{suffix}"
