"""`crossbearing scale`."""

from pathlib import Path

import click

from crossbearing.cli.page_file import check_page, write_page
from crossbearing.evaluate.reconciling_page import reconciling_page
from crossbearing.evaluate.simulated import SEED, measure_wars
from crossbearing.simulate.world import MOST_INCIDENTS

PAGE = Path("docs/reconciling.md")
SIZES = (1_000, 10_000, 100_000)


@click.command("scale")
@click.option(
    "--incidents",
    "sizes",
    type=click.IntRange(1, MOST_INCIDENTS),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="Size of a war to make up; repeatable.",
)
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True, help="Another number, other wars.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=PAGE, show_default=True, help="The page to write."
)
def command(sizes: tuple[int, ...], seed: int, out: Path) -> None:
    """Measure how well and how fast reports of made-up wars are brought together.

    The largest of the sizes takes some twenty minutes and seven gigabytes; leave the machine alone meanwhile.
    Example: crossbearing scale --incidents 1000 --incidents 10000
    """
    check_page(out)
    page = reconciling_page(list(measure_wars(sorted(sizes), seed=seed)))
    write_page(out, page)
    click.echo(page)
