"""`crossbearing add`."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from crossbearing import api
from crossbearing.cli.options import ledger_path, published, report_paths
from crossbearing.errors import InputError


@click.command("add")
@ledger_path
@report_paths
@published
def command(ledger: Path, reports: tuple[Path, ...], published: str | None) -> None:
    """Read reports and keep them in a ledger file.

    The ledger is started if there is none. A report is kept whole or not at all; adding it twice changes nothing.
    Example: crossbearing add waer.db reports/*.txt
    """
    with api.open(ledger) as opened:
        steps = opened.adding(reports, published=published)
        err = Console(stderr=True)
        done = list(track(steps, total=len(reports), description="Reading", console=err, disable=not err.is_terminal))
    outcomes = [added.outcome for added in done]
    click.echo(
        f"{ledger}: {outcomes.count('kept')} reports added, {outcomes.count('known')} already there, "
        f"{outcomes.count('refused')} refused"
    )
    reasons = [added.reason for added in done if added.reason is not None]
    for reason in reasons[:-1]:
        click.echo(f"Refused: {reason}", err=True)
    if reasons:
        raise InputError(reasons[-1])
