"""`crossbearing compare`."""

import json
from math import isfinite
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.api.exporting import written
from crossbearing.cli.compare_lines import compare_lines
from crossbearing.cli.going import asked, going_out, print_exported
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import print_lines
from crossbearing.cli.looking import announcing
from crossbearing.cli.options import FilePath, as_json, ledger_path
from crossbearing.cli.waiting import waiting
from crossbearing.publish.comparing import Comparison, Reach, compare
from crossbearing.publish.comparing.table import FORM, comparison_parts, rows_of
from crossbearing.publish.leak import require_no_leak

# So many of each list fill a screen; who wants more says so.
SHOWN = 20
_MOST_DAYS, _MOST_KM = 366, 1000.0


def _finite(_: click.Context, parameter: click.Parameter, value: float) -> float:
    if not isfinite(value):
        raise click.BadParameter(f"{value} is no number of kilometres", param=parameter)
    return value


@click.command("compare")
@ledger_path
@click.argument("table", type=FilePath(), metavar="FILE")
@click.option(
    "--days",
    type=click.IntRange(0, _MOST_DAYS),
    default=Reach().days,
    show_default=True,
    help="Days between two that may be one.",
)
@click.option(
    "--km",
    type=click.FloatRange(0, _MOST_KM),
    default=Reach().km,
    callback=_finite,
    show_default=True,
    help="Kilometres between two that may be one, besides what their places leave open.",
)
@click.option(
    "--limit", type=click.IntRange(0), default=SHOWN, show_default=True, help="Print so many of each list, 0 for all."
)
@click.option("--out", type=FilePath(), metavar="CSV", help="Write the whole comparison as a table.")
@going_out
@as_json
def command(ledger: str | Path, table: Path, limit: int, out: Path | None, as_json: bool, **chosen: Any) -> None:
    """Compare what a ledger tells with a table in the shape of ACLED, UCDP GED or Airwars.

    What both have, what one has alone and why, and where figures, dates and places differ. The shape is known by the
    names of the columns. Example: crossbearing compare waer.db GEDEvent.csv --time 2016-11 --place Homs
    """
    reach = Reach(chosen.pop("days"), chosen.pop("km"))
    overwrite = chosen.pop("overwrite")
    with api.open(ledger, create=False) as opened:
        with waiting("Comparing"):
            going = opened.going(asked(chosen), making=announcing(opened))
            found = compare(going.outgoing, table, reach)
        if out is not None:
            parts = comparison_parts(found)
            require_no_leak(parts, going.hidden)
            exported = written(going.outgoing.edition, FORM, parts, out, overwrite=overwrite)
    if as_json:
        _print_json(found)
    else:
        print_lines(Console(highlight=False), compare_lines(found, opened.name, table, limit or None))
    if out is not None:
        print_exported(exported, None if as_json else out)


def _print_json(found: Comparison) -> None:
    """The counts, then each row as an object."""
    head = {"shape": found.shape.name, "days": found.reach.days, "km": found.reach.km, **found.counts()}
    print_json(json.dumps(head, ensure_ascii=False))
    for row in rows_of(found):
        print_json(json.dumps(dict(row), ensure_ascii=False))
