"""`crossbearing read`."""

from pathlib import Path

import click
from rich.console import Console

from crossbearing.cli.card import print_card
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import as_json, published, report_paths
from crossbearing.cli.outcome import raise_refused
from crossbearing.cli.why import print_reasons
from crossbearing.errors import ReadError
from crossbearing.run.reader import Reader
from crossbearing.store.contract import reasons_json, to_json


@click.command("read")
@report_paths
@published
@as_json
@click.option("--why", is_flag=True, help="Say of each item which rule or model, which words and how sure.")
def command(reports: tuple[Path, ...], published: str | None, as_json: bool, why: bool) -> None:
    """Read reports and print what each one claims.

    Nothing is stored. With --why and --json, the reasons are printed instead of the ledger.
    Example: crossbearing read report.txt --published 2016-11-17
    """
    reader = Reader()
    console = Console(highlight=False)
    refused: list[str] = []
    for path in reports:
        try:
            report = reader.report(path, published=published)
            reading, reasons = reader.explained(report) if why else (reader.reading(report), ())
        except ReadError as error:
            refused.append(str(error))
            continue
        if as_json:
            print_json(reasons_json(reading, reasons) if why else to_json(reading))
        else:
            print_card(console, reading)
            print_reasons(console, reading, reasons)
    raise_refused(refused, len(reports), "the others are above")
