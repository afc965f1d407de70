"""How a command over several reports ends: counts, and what was refused."""

from collections.abc import Sequence

import click

from crossbearing.cli.visible import visible
from crossbearing.errors import InputError


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def raise_refused(reasons: Sequence[str], asked: int, rest: str) -> None:
    """Raise InputError if reports were refused: with the reason if it is one, else after a line for each."""
    if len(reasons) == 0:
        return
    if len(reasons) == 1:
        raise InputError(reasons[0])
    for reason in reasons:
        click.echo(f"Refused: {visible(reason)}", err=True)
    raise InputError(f"{len(reasons)} of {counted(asked, 'report')} refused, each named above; {rest}")
