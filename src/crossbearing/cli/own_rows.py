"""Adds the rows of a file to a list of the user, and says what became of them."""

from pathlib import Path

import click

from crossbearing.cli.outcome import counted
from crossbearing.errors import InputError
from crossbearing.model.visible import visible
from crossbearing.vocab.own import Added, add_rows, home
from crossbearing.vocab.own_list import OwnList, checked_rows

# Bad rows are shown up to so many; the rest are counted.
_SHOWN = 20


def add_file(file: Path, own: OwnList, noun: str) -> None:
    """Add the rows of a CSV file and print how many were new; an error if one cannot be used, after a line for each."""
    rows, complaints = checked_rows(file, own)
    if len(complaints) == 1:
        raise InputError(f"{complaints[0]} (nothing was added)")
    if complaints:
        _name(complaints)
        raise InputError(f"Nothing was added: {counted(len(complaints), 'row')} of {file} cannot be used; mend them")
    click.echo(visible(f"{_told(add_rows(own, rows), noun)} ({home() / own.file})"))


def _name(complaints: list[str]) -> None:
    for complaint in complaints[:_SHOWN]:
        click.echo(visible(complaint), err=True)
    if len(complaints) > _SHOWN:
        click.echo(f"and {counted(len(complaints) - _SHOWN, 'more row')}", err=True)


def _told(added: Added, noun: str) -> str:
    """What became of the rows: "2 places added, 1 was there, 1 repeated in the file"."""
    known = f"{added.known:,} {'was' if added.known == 1 else 'were'} there" if added.known else ""
    repeated = f"{added.repeated:,} repeated in the file" if added.repeated else ""
    return ", ".join(filter(None, (f"{counted(added.new, noun)} added", known, repeated)))
