"""`crossbearing gazetteer`: the user's own places, and where a name may lie."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from crossbearing.cli.options import FilePath
from crossbearing.cli.own_rows import add_file
from crossbearing.errors import InputError
from crossbearing.model.visible import visible
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import find_places
from crossbearing.resolve.weighing import Weighed
from crossbearing.vocab.gazetteer import place_names
from crossbearing.vocab.own_places import OWN_PLACES

# Columns of the list: name, kind, country, position, id; the reasons take what they need.
_WIDTHS = (24, 11, 2, 18, 18, 0)


@click.group("gazetteer", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Add your own places, or look a name up.

    Your places stand beside the shipped table and come before it. They are kept in places.csv in the folder that
    CROSSBEARING_HOME names; where it is not set, in the folder your system keeps for an application's data.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("add")
@click.argument("file", type=FilePath(), metavar="FILE.csv")
def add(file: Path) -> None:
    """Add the places of a CSV file to your own list.

    \b
    The first line names the columns, in any order; only name is needed:
      name     the name as you show it
      aliases  other spellings and names, with | between them
      country  two-letter ISO code (SY) or English name
      admin1   code of the first-order division, as GeoNames has it
      lat lon  degrees, WGS 84; leave both empty if only the place around is known
      kind     village (if empty), city, quarter, site, district, admin1, region, river ...
      pcode    P-code, kept in the place's id
      within   the place around it: a city for a quarter, a district for a village

    A file with a row that cannot be used adds nothing: every such row is named with its line and what to do.
    Rows you have are not added twice.

    Example: crossbearing gazetteer add villages.csv
    """
    add_file(file, OWN_PLACES, "place")
    place_names()  # works a long list through now, so that no reading waits for it


@command.command("find")
@click.argument("name")
@click.option("--near", metavar="PLACE", help="A place or country that it lies in or close to.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="How many to list.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def find(name: str, near: str | None, limit: int, as_json: bool) -> None:
    """List the places that a name may mean, the likeliest first, with the reasons.

    Example: crossbearing gazetteer find Tripoli --near Lebanon
    """
    gazetteer = Gazetteer()
    if near is not None and not gazetteer.lookup(near):
        raise InputError(f"No place is called {near!r} in the table or your own list; give another spelling for --near")
    found = find_places(name, gazetteer, near=near)
    if not found:
        raise InputError(
            f"No place is called {name!r} in the table or your own list; try another spelling, or --near with its "
            "country, or add it with: crossbearing gazetteer add FILE.csv"
        )
    for one in found[:limit]:
        click.echo(json.dumps(asdict(one.place) | {"why": one.why}, ensure_ascii=False) if as_json else _line(one))


def _line(one: Weighed) -> str:
    cells = zip(map(visible, _cells(one)), _WIDTHS, strict=True)
    return "  ".join(f"{cell:<{width}}" for cell, width in cells).rstrip()


def _cells(one: Weighed) -> Iterator[str]:
    """Name, kind, country, position, id and reasons of a place."""
    place = one.place
    yield place.names[0]
    yield place.kind
    yield place.country
    yield f"{place.lat:.4f} {place.lon:.4f}" if place.lat is not None else f"in {place.within}"
    yield place.id
    yield ", ".join(filter(None, (_people(place.population), one.why)))


def _people(population: int) -> str:
    return f"{population:,} people" if population else ""
