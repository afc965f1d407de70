"""`crossbearing evaluate`."""

import os
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from crossbearing.cli.case_lines import print_cases
from crossbearing.cli.page_file import check_page, write_page
from crossbearing.evaluate.clusters import has_links, measure_clusters
from crossbearing.evaluate.decided_cases import read_cases, try_cases
from crossbearing.evaluate.ledger import LedgerScore, Scorer, score_ledgers
from crossbearing.evaluate.measured import Measured, measure_sides, run_tasks
from crossbearing.evaluate.quality_page import quality_page, table_rows
from crossbearing.evaluate.read_reports import ReadReports
from crossbearing.evaluate.tasks import TASKS
from crossbearing.intake.annotated import annotated_reports

PAGE = Path("docs/quality.md")
_OUT = f"The page to write; by default {PAGE} with both --data and --corpus and no --task, else none."
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("evaluate")
@click.option("--data", type=_FOLDER, help="Folder of public corpora, one folder each (muc4, polnear ...).")
@click.option("--corpus", type=_FOLDER, multiple=True, help="Folder of annotated reports (docs, gold); repeatable.")
@click.option("--scorer", type=_FILE, help="Scorer of the annotated reports; by default ../score/score.py beside them.")
@click.option(
    "--task", "names", type=click.Choice([task.name for task in TASKS]), multiple=True, help="Only this task."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=_OUT)
@click.option("--cases", type=_FILE, help="File of decisions as test cases (`crossbearing cases`): which of them hold.")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    data: Path | None,
    corpus: tuple[Path, ...],
    scorer: Path | None,
    names: tuple[str, ...],
    out: Path | None,
    cases: Path | None,
) -> None:
    """Measure the reader on annotated corpora and print one table.

    The corpora are not part of the program. With both --data and --corpus and no --task the figures are also written
    to docs/quality.md; a part of them goes to a page only where --out names one. With --cases alone it says which of
    what people decided the reader gets right by itself.
    Example: crossbearing evaluate --data corpora --corpus reports
    """
    if cases is not None:
        if data is not None or corpus:
            raise click.UsageError("--cases is tried by itself: leave --data and --corpus out")
        print_cases(Console(highlight=False), list(try_cases(read_cases(cases))))
        return
    if data is None and not corpus:
        raise click.UsageError("nothing to measure on: give --data FOLDER, --corpus FOLDER or both, or --cases FILE")
    if names and data is None:
        raise click.UsageError("--task needs the folder of corpora: give --data FOLDER")
    if out is None and data and corpus and not names:
        out = PAGE
    scorers = [_scorer(scorer, one) for one in corpus]
    for one in corpus:
        annotated_reports(one)
    if out is not None:
        check_page(out)
    tasks = run_tasks(data, names, processes=os.cpu_count() or 1) if data else []
    reports = [ReadReports.of(one) for one in corpus]
    tasks += [measure_sides(one) for one in reports]
    ledgers: list[LedgerScore] = []
    for read, by in zip(reports, scorers, strict=True):
        scores = score_ledgers(read, by)
        ledgers += scores
        if has_links(read.folder):
            tasks.append(measure_clusters(read.folder, by, scores[0].found))
    _print(tasks, ledgers)
    if out is not None:
        write_page(out, quality_page(tasks, ledgers))
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
