"""`crossbearing coders`."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from crossbearing import api
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.model.visible import visible
from crossbearing.reconcile.decisions.coders import Coders, Overall, Undefined, coders

_WHY = {
    Undefined.NO_ITEMS: "not known: no item has two verdicts",
    Undefined.ONE_VERDICT: "not known: all gave the same verdict, so that chance would agree as well",
}


@click.command("coders")
@ledger_path
@as_json
def command(ledger: str | Path, as_json: bool) -> None:
    """Show how far the people who decide agree, beyond chance.

    On the items that two or more decided on, by every decision ever made: Krippendorff's alpha over all and for each
    layer, Cohen's kappa for each two people, and the share of verdicts that agree. Example: crossbearing coders waer.db
    """
    with api.open(ledger, create=False) as opened:
        found = coders(opened.decisions())
    if as_json:
        print_json(msgspec.json.encode(found).decode())
        return
    if found.overall.items == 0:
        click.echo("No item of this ledger was decided on by two people.")
        return
    console = Console(highlight=False)
    console.print(_table(("items", "people", "agreeing", "alpha"), _layers(found)))
    console.print()
    console.print(_table(("items", "agreeing", "kappa"), _pairs(found)))


def _layers(found: Coders) -> Iterator[tuple[str, ...]]:
    for one in (found.overall, *found.layers):
        yield _named(one), f"{one.items:,}", f"{one.people}", _share(one.raw), _value(one.alpha, one.why)


def _pairs(found: Coders) -> Iterator[tuple[str, ...]]:
    for pair in found.pairs:
        who = f"{visible(pair.one)} and {visible(pair.other)}"
        yield who, f"{pair.items:,}", _share(pair.raw), _value(pair.kappa, pair.why)


def _named(one: Overall) -> str:
    return "all" if one.layer is None else one.layer


def _share(value: float | None) -> str:
    return "not known" if value is None else f"{value:.0%}"


def _value(value: float | None, why: Undefined | None) -> str:
    return f"{value:.3f}" if why is None else _WHY[why]


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
