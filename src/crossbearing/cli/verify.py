"""`crossbearing verify`."""

from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.options import ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.visible import visible
from crossbearing.errors import LedgerError
from crossbearing.store.verify import Verified


@click.command("verify")
@ledger_path
@click.option("--head", metavar="HASH", help="The head of the chain as it was noted down earlier.")
def command(ledger: str | Path, head: str | None) -> None:
    """Check that nothing in a ledger was changed, dropped or slipped in.

    The chain of the log, the hash of every report, text, reading and decision, every quote at its offsets, and rows
    that belong to nothing. Works offline. The last line is the head of the chain: noted down elsewhere, it later shows
    that nothing before it was rewritten. Example: crossbearing verify waer.db
    """
    with api.open(ledger, create=False) as opened:
        found, name = opened.verify(head=head), visible(opened.name)
    if found.faults:
        raise LedgerError(_refusal(name, found))
    kept = (
        counted(found.reports, "report"),
        counted(found.readings, "reading"),
        counted(found.claims, "claim"),
        counted(found.decisions, "decision"),
    )
    click.echo(f"{name}: {', '.join(kept)}: all as they were added, every quote at its offsets")
    click.echo(f"head of the chain, {found.entries:,} entries long: {found.head}")


def _refusal(name: str, found: Verified) -> str:
    first, more = found.faults[0], len(found.faults) - 1
    where = f"entry {first.entry} of the log: " if first.entry else ""
    also = f" ({counted(more, 'more fault')})" if more else ""
    return (
        f"Cannot trust ledger {name}: {where}{first.what}{also}. "
        "Take it from a backup, or add its reports to a new ledger and compare the two"
    )
