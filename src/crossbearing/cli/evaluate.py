"""`crossbearing evaluate`."""

import os
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from crossbearing.evaluate.ledger import LedgerScore, Scorer, score_ledgers
from crossbearing.evaluate.measured import Measured, measure_sides, run_tasks
from crossbearing.evaluate.quality_page import quality_page, table_rows
from crossbearing.evaluate.tasks import TASKS

PAGE = Path("docs/quality.md")
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("evaluate")
@click.option("--data", type=_FOLDER, help="Folder of public corpora, one folder each (muc4, polnear ...).")
@click.option("--corpus", type=_FOLDER, multiple=True, help="Folder of annotated reports (docs, gold); repeatable.")
@click.option("--scorer", type=_FILE, help="Scorer of the annotated reports; by default ../score/score.py beside them.")
@click.option(
    "--task", "names", type=click.Choice([task.name for task in TASKS]), multiple=True, help="Only this task."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=f"The page to write; {PAGE} by default.")
def command(
    data: Path | None, corpus: tuple[Path, ...], scorer: Path | None, names: tuple[str, ...], out: Path | None
) -> None:
    """Measure the reader on annotated corpora and print one table.

    The corpora are not part of the program. The figures are also written as a page, unless only some tasks are run.
    Example: crossbearing evaluate --data corpora --corpus reports
    """
    if data is None and not corpus:
        raise click.UsageError("nothing to measure on: give --data FOLDER, --corpus FOLDER or both")
    if names and data is None:
        raise click.UsageError("--task needs the folder of corpora: give --data FOLDER")
    tasks = run_tasks(data, names, processes=os.cpu_count() or 1) if data else []
    tasks += [measure_sides(one) for one in corpus]
    ledgers = [score for one in corpus for score in score_ledgers(one, _scorer(scorer, one))]
    _print(tasks, ledgers)
    if out is None and not names:
        out = PAGE
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(quality_page(tasks, ledgers), encoding="utf-8")
        click.echo(f"Written to {out}")


def _scorer(given: Path | None, corpus: Path) -> Scorer:
    return Scorer(given) if given else Scorer.beside(corpus)


def _print(tasks: list[Measured], ledgers: list[LedgerScore]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("task", "figure", "ours", "floor", "best published", "gold items"):
        table.add_column(
            heading, overflow="fold", justify="right" if heading in ("ours", "floor", "gold items") else "left"
        )
    for row in table_rows(tasks):
        table.add_row(*row)
    for score in ledgers:
        table.add_row("ledger", score.measure.name, f"{score.measure.ours:.3f}", "", "", f"{score.measure.of:,}")
    Console(highlight=False).print(table)
