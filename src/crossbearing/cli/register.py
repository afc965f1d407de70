"""`crossbearing register`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from crossbearing.cli.options import FilePath
from crossbearing.cli.own_rows import add_file
from crossbearing.errors import DateError, InputError
from crossbearing.model.visible import visible
from crossbearing.model.when import days_of
from crossbearing.vocab.register import OWN_REGISTER, Actor, Stance, register


@click.group("register", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Add your own actors and outlets, or look a name up."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("add")
@click.argument("file", type=FilePath(), metavar="FILE.csv")
def add(file: Path) -> None:
    """Add the rows of a CSV file to your own register.

    Columns: name, aliases (between |), kind, country (ISO code or English name), side, from, to (EDTF), part_of; name
    and kind must be filled. An actor that changed sides has a row for each time; the times may not overlap.

    A file with a row that cannot be used adds nothing: every such row is named with its line and what to do.
    Example: crossbearing register add groups.csv
    """
    add_file(file, OWN_REGISTER, "row")


@command.command("find")
@click.argument("name")
@click.option("--on", "day", metavar="DATE", help="Say the side at this date (EDTF): 2023, 2023-04 or 2023-04-15.")
def find(name: str, day: str | None) -> None:
    """Print who goes by a name, in whichever spelling.

    Example: crossbearing register find "Jaysh al Islam" --on 2016
    """
    if day is not None:
        _check(day)
    found = register().find(name)
    if not found:
        raise InputError(
            f"Nobody in the register goes by {name!r}; add a row with `crossbearing register add FILE.csv`"
        )
    for actor in found:
        heading, *lines = _lines(actor, day)
        click.echo(visible(heading))
        for line in lines:
            click.echo(f"  {visible(line)}")


def _check(day: str) -> None:
    try:
        days_of(day)
    except DateError as error:
        raise InputError(f"--on: {error}") from error


def _lines(actor: Actor, day: str | None) -> Iterator[str]:
    place = f" ({actor.country})" if actor.country else ""
    yield f"{actor.names[0]}{place}: {actor.kind.replace('_', ' ')}"
    if len(actor.names) > 1:
        yield f"also: {', '.join(actor.names[1:])}"
    if actor.part_of:
        yield f"part of: {actor.part_of}"
    if day is not None:
        yield f"side on {day}: {actor.side_on(day).value.replace('_', ' ')}"
    else:
        yield from (f"side: {_stance(stance)}" for stance in actor.stances)


def _stance(stance: Stance) -> str:
    """The side with its time: "opposition, 2011-07-01 to 2018-07-31"."""
    side = stance.side.value.replace("_", " ")
    if stance.since is None and stance.until is None:
        return side
    since, until = (_day(end) for end in (stance.since, stance.until))
    return f"{side}, {since} to {until}"


def _day(end: date | None) -> str:
    return "?" if end is None else end.isoformat()
