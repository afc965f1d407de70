"""`crossbearing brief`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.api.briefing import brief
from crossbearing.cli.going import asked, going_out, print_exported
from crossbearing.cli.looking import announcing
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.waiting import waiting
from crossbearing.errors import InputError
from crossbearing.publish.brief.material import Scope

OUTPUT = Path("-")
ENDINGS = (".html", ".md")


@click.command("brief")
@ledger_path
@click.argument("out", type=FilePath(), metavar="OUT")
@click.option("--agreement", metavar="ID", help="Of that agreement; the first letters of its ID do.")
@going_out
def command(ledger: str | Path, out: Path, agreement: str | None, overwrite: bool, **chosen: Any) -> None:
    """Write a situation report: who says what, with figures, map, timeline, agreements and sources.

    OUT is a page (.html) with everything in it, or Markdown (.md) with its pictures as SVG files beside it; - is
    standard output. Without options it is of the whole ledger. Every line has the numbers of its sources; protected
    people go out as codes. Example: crossbearing brief waer.db waer.html --place Waer --time 2016-11
    """
    if out != OUTPUT and out.suffix not in ENDINGS:
        raise InputError(f"{out} was named for the brief; it must end in {' or '.join(ENDINGS)}, or be - for HTML")
    scope = Scope(place=chosen["place"], time=chosen["time"], agreement=agreement)
    to = None if out == OUTPUT else out
    with api.open(ledger, create=False) as opened, waiting("Gathering, drawing and checking"):
        going = opened.going(asked(chosen), making=announcing(opened))
        exported = brief(going, scope, to, overwrite=overwrite)
    print_exported(exported, to)
