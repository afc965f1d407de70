"""`crossbearing speed`."""

from pathlib import Path

import click

from crossbearing.cli.page_file import check_page, write_page
from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.performance_page import performance_page, serving_of, with_serving
from crossbearing.evaluate.speed import measure_speed
from crossbearing.intake.foreign import foreign
from crossbearing.run.reader import Reader

PAGE = Path("docs/performance.md")
# So many reports are added with one process and with two.
ADDED = 2000


@click.command("speed")
@click.option(
    "--data", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder of corpora."
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=PAGE, show_default=True, help="The page to write."
)
@click.option("--added", type=click.IntRange(0), default=ADDED, show_default=True, help="Reports to add; 0 for none.")
def command(data: Path, out: Path, added: int) -> None:
    """Measure how fast the reader is beside a plain pipeline in the same run.

    The folder needs muc4 and airwars. It takes some minutes; leave the machine alone meanwhile.
    Example: crossbearing speed --data corpora
    """
    check_page(out)
    with foreign("speed"):
        page = performance_page(measure_speed(Bench(data, Reader()), added=added))
    # Another program measures the workbench, and writes that part.
    serving = serving_of(out.read_text(encoding="utf-8")) if out.is_file() else None
    page = page if serving is None else with_serving(page, serving)
    write_page(out, page)
    click.echo(page)
