"""`crossbearing storing`."""

from collections.abc import Sequence
from pathlib import Path

import click

from crossbearing.cli.page_file import check_page, write_page
from crossbearing.evaluate.storing import SEED, measure_storing
from crossbearing.evaluate.storing_page import storing_page

PAGE = Path("docs/storing.md")
REPORTS = 100_000


@click.command("storing")
@click.argument("places", nargs=-1, required=True, metavar="LEDGER...")
@click.option("--reports", type=click.IntRange(1), default=REPORTS, show_default=True, help="So many made-up reports.")
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True, help="Another number, another war.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=PAGE, show_default=True, help="The page to write."
)
def command(places: Sequence[str], reports: int, seed: int, out: Path) -> None:
    """Measure what a ledger of many reports costs to fill, to keep and to ask.

    Each LEDGER is a new file or the URL of an empty database, and is filled. Takes some twenty minutes for each and six
    gigabytes of memory; leave the machine alone meanwhile. Example: crossbearing storing war.db --reports 10000
    """
    check_page(out)
    page = storing_page(measure_storing(places, reports, seed=seed))
    write_page(out, page)
    click.echo(page)
