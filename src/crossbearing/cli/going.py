"""Options of the commands that give something out of a ledger, and what they say when it is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from crossbearing.api.exporting import Exported
from crossbearing.api.outgoing import Asked, Going
from crossbearing.cli.looking import filtering, looking, options, wanted
from crossbearing.cli.options import FilePath
from crossbearing.cli.outcome import counted
from crossbearing.errors import InputError
from crossbearing.model.visible import visible
from crossbearing.publish.rules import DEFAULT_RULES, Rules
from crossbearing.publish.values import Edition
from crossbearing.reconcile.grades import grading


def going_out(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what goes out, and how coarse."""
    for option in (
        click.option("--overwrite", is_flag=True, help="Replace what an earlier run wrote there."),
        click.option("--rules", type=FilePath(), metavar="FILE", help="Rules of redaction and coarsening (TOML)."),
    ):
        command = option(command)
    return filtering(looking(command))


def asked(chosen: dict[str, Any]) -> Asked:
    """What those options ask for; they are taken out of `chosen`."""
    rules: Path | None = chosen.pop("rules")
    want = wanted(chosen)
    if want.grade is not None:
        grading(chosen["grading"]).require(want.grade)
    return Asked(options(**chosen), want, DEFAULT_RULES if rules is None else Rules.read(rules))


def require_any(going: Going, what: Asked) -> None:
    """Raise InputError if a part of the ledger is asked for and holds no incident."""
    if what.words and next(going.outgoing.incidents(), None) is None:
        raise InputError(
            f"{what.words} was asked for. The ledger has no such incident: crossbearing incidents lists them"
        )


def print_exported(exported: Exported, to: Path | None) -> None:
    """Say what was written; on standard error where the files themselves go to standard output."""
    on_error = to is None
    for one in exported.files:
        rows = "" if one.rows is None else f"{counted(one.rows, 'row')}, "
        click.echo(f"{visible(one.name)}: {rows}{counted(one.bytes, 'byte')}, SHA-256 {one.sha256}", err=on_error)
        for note in one.notes:
            click.echo(f"  {visible(note)}", err=on_error)
    for line in exported.left_out:
        click.echo(visible(line), err=on_error)
    print_edition(exported.edition, on_error=on_error)


def print_edition(edition: Edition, *, on_error: bool) -> None:
    """Say which edition it is, and by which rules."""
    click.echo(f"Edition {edition.id} of {visible(edition.title)}, log head {edition.head[:12]}", err=on_error)
    for rule in edition.rules:
        click.echo(f"  {visible(rule)}", err=on_error)
