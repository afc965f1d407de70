"""`crossbearing intake-rates`."""

from pathlib import Path

import click

from crossbearing.cli.page_file import check_page, write_page
from crossbearing.evaluate.intake_archives import measure_archives
from crossbearing.evaluate.intake_page import intake_page
from crossbearing.evaluate.intake_rates import SEED, measure_intake

PAGE = Path("docs/intake_rates.md")
REPORTS = 500
GIGABYTE = 1_000_000_000


@click.command("intake-rates")
@click.option("--reports", type=click.IntRange(1, 100_000), default=REPORTS, show_default=True, help="So many reports.")
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True, help="Another number, another war.")
@click.option(
    "--archive",
    type=click.FloatRange(0, 100),
    default=2.0,
    show_default=True,
    help="Gigabytes of the web archives that are gone through; 0 leaves them out.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=PAGE, show_default=True, help="The page to write."
)
def command(reports: int, seed: int, archive: float, out: Path) -> None:
    """Measure how fast each format is opened beside the library that does it alone.

    Takes some minutes, and the disk has to hold one archive at a time; leave the machine alone meanwhile.
    Example: crossbearing intake-rates --reports 100 --archive 0
    """
    check_page(out)
    streamed = measure_archives(round(archive * GIGABYTE)) if archive else []
    page = intake_page(measure_intake(reports, seed=seed), streamed)
    write_page(out, page)
    click.echo(page)
