"""`crossbearing decide`."""

from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import ledger_path
from crossbearing.cli.visible import visible
from crossbearing.model.decision import DECIDED, Decision


@click.command("decide")
@ledger_path
@click.argument("verb", type=click.Choice([verb.value for verb in DECIDED]))
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@click.option("--why", required=True, help="The reason, for whoever looks at it later.")
@click.option("--who", help="Who decides.  [default: your login name]")
@click.option("--value", help="What it is amended to, as FIELD=VALUE, or who it is assigned to.")
@click.option("--replaces", metavar="ID", help="The earlier decision that this one stands in for.")
def command(ledger: str | Path, verb: str, names: tuple[str, ...], who: str | None, **said: str | None) -> None:
    """Add a decision of yours to a ledger.

    An ID is an incident's, or REPORT:ITEM for an item of one report (durra:ev1). merge makes incidents one; split takes
    events out of the incident named first; reject takes items out of all views; amend sets a field (--value
    type=airstrike); protect hides a name; accept says that it was looked at; note and assign are shown beside it; undo
    takes back a decision. accept with a decision's ID confirms it under the two-person rule. No decision is ever
    edited. Example: crossbearing decide waer.db merge i3f9a i77c2 --why "one raid, two spellings"
    """
    why = said.pop("why") or ""
    if not why.strip():
        raise click.UsageError("--why is empty: whoever looks at the decision later needs the reason")
    with api.open(ledger, create=False) as opened:
        found = opened.decide(verb, *names, who=getuser() if who is None else who, why=why, **said)
        click.echo(f"{visible(opened.name)}: decision {found.id[:12]} to {found.verb} added{_rest(found)}")


def _rest(decision: Decision) -> str:
    """What is to be known of a decision that has no effect yet, or gave one its effect."""
    if decision.confirms is not None:
        return f"; decision {decision.confirms[:12]} is in force now"
    if not decision.needs_second:
        return ""
    return f"; it takes effect once another person accepts it: decide LEDGER accept {decision.id[:12]}"
