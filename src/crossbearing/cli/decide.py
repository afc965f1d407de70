"""`crossbearing decide`."""

from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import ledger_path
from crossbearing.model.decision import DECIDED, Decision
from crossbearing.model.visible import visible


@click.command("decide")
@ledger_path
@click.argument("verb", type=click.Choice([verb.value for verb in DECIDED]))
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@click.option("--why", required=True, help="The reason, for whoever looks at it later.")
@click.option("--who", help="Who decides.  [default: your login name]")
@click.option("--value", help="What it is amended to, as FIELD=VALUE; what a claim is; who it is assigned to.")
@click.option("--replaces", metavar="ID", help="The earlier decision that this one stands in for.")
def command(  # noqa: PLR0913 - one for each option
    ledger: str | Path,
    verb: str,
    names: tuple[str, ...],
    *,
    why: str,
    who: str | None,
    value: str | None,
    replaces: str | None,
) -> None:
    """Add a decision of yours to a ledger.

    An ID is an incident's, or REPORT:ITEM for an item of one report (durra:ev1). merge makes incidents one; split takes
    events out of the incident named first; reject takes items out of all views; amend sets a field (--value
    type=airstrike); add adds a claim that was missed, in the words at REPORT:START-END (--value "kind=denial;
    holder=e3"); protect hides a name; accept says that it was looked at; note and assign are shown beside it; undo
    takes back a decision. accept with a decision's ID confirms it under the two-person rule. No decision is ever
    edited.
    Example: crossbearing decide waer.db merge i3f9a i77c2 --why "one raid, two spellings"
    """
    if not why.strip():
        raise click.UsageError("--why is empty: whoever looks at the decision later needs the reason")
    with api.open(ledger, create=False) as opened:
        by = getuser() if who is None else who
        found = opened.decide(verb, *names, who=by, why=why, value=value, replaces=replaces)
        click.echo(f"{visible(opened.name)}: decision {found.id[:12]} to {found.verb} added{_rest(found)}")


def _rest(decision: Decision) -> str:
    """What is to be known of a decision that has no effect yet, or gave one its effect."""
    if decision.confirms is not None:
        return f"; decision {decision.confirms[:12]} is in force now"
    if not decision.needs_second:
        return ""
    return f"; it takes effect once another person accepts it: decide LEDGER accept {decision.id[:12]}"
