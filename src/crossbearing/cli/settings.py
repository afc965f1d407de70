"""`crossbearing settings`."""

from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import ledger_path
from crossbearing.model.visible import visible
from crossbearing.store.settings import OFF, ON, SETTINGS, TWO_PERSON, Change, Settings, TwoPerson


@click.command("settings")
@ledger_path
@click.argument("name", required=False, type=click.Choice(list(SETTINGS)))
@click.argument("value", required=False)
@click.option("--who", help="Who asks for it.  [default: your login name]")
@click.option("--why", default="", help="The reason, for whoever looks at it later.")
def command(ledger: str | Path, name: str | None, value: str | None, who: str | None, why: str) -> None:
    """List the settings of a ledger, or change one.

    two-person on: accept, reject, amend, split, merge and undo take effect once another person has accepted the
    decision (crossbearing decide LEDGER accept DECISION); protect takes effect at once. What was decided before stays
    in force. To switch it off takes two persons. Example: crossbearing settings waer.db two-person on --why "our rules"
    """
    if name is not None and value is None:
        raise click.UsageError(f"{name} may be {' or '.join(SETTINGS[name][1])}: say which")
    with api.open(ledger, create=False) as opened:
        if name is not None and value is not None:
            rule = opened.settings.change(name, value, who=who or getuser(), why=why)
            click.echo(f"{visible(opened.name)}: {_state(rule)}")
        else:
            print_lines(Console(highlight=False), _listed(opened.settings))


def _listed(settings: Settings) -> Iterator[Line]:
    """Each setting with what it means, and everybody who asked for a change of it."""
    changes, rule = settings.changes(), settings.two_person()
    for name, (_, _, words) in SETTINGS.items():
        yield Line(0, _state(rule), "bold")
        yield Line(2, words)
        yield from (_line(change) for change in changes if change.name == name)


def _line(change: Change) -> Line:
    return Line(2, f"{change.at}  {change.value}, {visible(change.who)}: {visible(change.why)}")


def _state(rule: TwoPerson) -> str:
    asked = rule.off_asked_by
    waits = "" if asked is None else f"; {visible(asked)} asked to switch it off, which waits for another person"
    return f"{TWO_PERSON} {ON if rule.on else OFF}{waits}"
