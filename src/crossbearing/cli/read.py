"""`crossbearing read`."""

from pathlib import Path

import click
from rich.console import Console

from crossbearing.cli.card import print_card
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import as_json, published, report_paths
from crossbearing.cli.outcome import raise_refused
from crossbearing.errors import ReadError
from crossbearing.run.reader import Reader
from crossbearing.store.contract import to_json


@click.command("read")
@report_paths
@published
@as_json
def command(reports: tuple[Path, ...], published: str | None, as_json: bool) -> None:
    """Read reports and print what each one claims.

    Nothing is stored. Example: crossbearing read report.txt --published 2016-11-17
    """
    reader = Reader()
    console = Console(highlight=False)
    refused: list[str] = []
    for path in reports:
        try:
            reading = reader.reading(reader.report(path, published=published))
        except ReadError as error:
            refused.append(str(error))
            continue
        if as_json:
            print_json(to_json(reading))
        else:
            print_card(console, reading)
    raise_refused(refused, len(reports), "the others are above")
