"""`crossbearing show`."""

from pathlib import Path

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli import topics
from crossbearing.cli.card import print_card
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.store.contract import to_json


@click.command("show")
@ledger_path
@click.argument("topic", required=False, type=click.Choice(list(topics.TOPICS)))
@as_json
def command(ledger: str | Path, topic: str | None, as_json: bool) -> None:
    """Show what a ledger holds.

    Without a topic: a card for every report. Topics go across reports, each value with its quote and its report.
    Example: crossbearing show waer.db silences
    """
    console = Console(highlight=False)
    with api.open(ledger, create=False) as opened:
        if topic is None:
            for reading in opened.readings():
                if as_json:
                    print_json(to_json(reading))
                else:
                    print_card(console, reading)
        elif as_json:
            for row in topics.rows(opened, topic):
                print_json(msgspec.json.encode(row).decode())
        else:
            topics.print_topic(console, opened, topic)
