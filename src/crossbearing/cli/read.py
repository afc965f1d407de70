"""`crossbearing read`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console

from crossbearing.cli.card import print_card
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import allow_private, as_json, columns, jobs, published, report_paths
from crossbearing.cli.outcome import raise_refused
from crossbearing.cli.why import print_reasons
from crossbearing.errors import ReadError
from crossbearing.intake.sources.columns import columns_of
from crossbearing.intake.sources.opener import Opener
from crossbearing.intake.web.manners import Manners
from crossbearing.model.reading import Reading
from crossbearing.model.reason import Reason
from crossbearing.run.opened import opened
from crossbearing.run.reader import Reader
from crossbearing.store.contract import reasons_json, to_json

Reasons = tuple[Reason, ...]


@click.command("read")
@report_paths
@published
@columns
@as_json
@jobs
@allow_private
@click.option("--why", is_flag=True, help="Say of each item which rule or model, which words and how sure.")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    reports: tuple[str | Path, ...],
    published: str | None,
    columns: str | None,
    as_json: bool,
    jobs: int,
    allow_private: bool,
    why: bool,
) -> None:
    """Read reports and print what each one claims.

    Nothing is stored. With --why and --json, the reasons are printed instead of the ledger.
    Example: crossbearing read report.txt --published 2016-11-17
    """
    if why and jobs > 1:
        raise click.UsageError("--why reads one report after another, so it goes without --jobs")
    console = Console(highlight=False)
    refused: list[str] = []
    asked = 0
    opener = Opener(columns_of(columns), Manners(allow_private=allow_private))
    every = _explained(reports, published, opener) if why else _read(reports, published, jobs, opener)
    for reading, reasons in every:
        asked += 1
        if isinstance(reading, ReadError):
            refused.append(str(reading))
            continue
        if as_json:
            print_json(reasons_json(reading, reasons) if why else to_json(reading))
        else:
            print_card(console, reading)
            print_reasons(console, reading, reasons)
    raise_refused(refused, asked, "the others are above")


def _read(
    reports: Sequence[str | Path], published: str | None, jobs: int, opener: Opener
) -> Iterator[tuple[Reading | ReadError, Reasons]]:
    for reading in Reader().files(reports, published=published, processes=jobs, opener=opener):
        yield reading, ()


def _explained(
    reports: Sequence[str | Path], published: str | None, opener: Opener
) -> Iterator[tuple[Reading | ReadError, Reasons]]:
    reader = Reader()
    for one in opened(reports, opener=opener, published=published):
        try:
            if one.report is not None:
                yield reader.explained(one.report)
            elif one.refused is not None:
                yield one.refused, ()
        except ReadError as error:
            yield error, ()
