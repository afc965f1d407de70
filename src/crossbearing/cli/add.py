"""`crossbearing add`."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from crossbearing import api
from crossbearing.cli.options import jobs, ledger_path, published, report_paths
from crossbearing.cli.outcome import counted, raise_refused
from crossbearing.cli.visible import visible


@click.command("add")
@ledger_path
@report_paths
@published
@jobs
def command(ledger: str | Path, reports: tuple[Path, ...], published: str | None, jobs: int) -> None:
    """Read reports and keep them in a ledger file.

    The ledger is started if there is none. A report is kept whole or not at all; adding it twice changes nothing.
    Example: crossbearing add waer.db reports/*.txt
    """
    done: list[api.Added] = []
    err = Console(stderr=True)
    with api.open(ledger) as opened:
        steps = opened.adding(reports, published=published, processes=jobs)
        try:
            for added in track(
                steps, total=len(reports), description="Reading", console=err, disable=not err.is_terminal
            ):
                done.append(added)
        finally:
            # Said even when a full disk or the user ends the run: what is counted here is in the ledger.
            click.echo(_summary(opened.name, done))
    reasons = [added.reason for added in done if added.reason is not None]
    raise_refused(reasons, len(reports), f"the others are in {opened.name}")


def _summary(ledger: str, done: list[api.Added]) -> str:
    outcomes = [added.outcome for added in done]
    kept = counted(outcomes.count("kept"), "report")
    known, refused = outcomes.count("known"), outcomes.count("refused")
    return f"{visible(ledger)}: {kept} added, {known} already there, {refused} refused"
