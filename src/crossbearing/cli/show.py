"""`crossbearing show`."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from rich.console import Console

from crossbearing import api
from crossbearing.cli import topics
from crossbearing.cli.card import print_card
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.remark_lines import remark_lines
from crossbearing.cli.words import quoted, shown
from crossbearing.model.decision import Verb
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.decisions.remarks import Remarks
from crossbearing.store.contract import to_json


@click.command("show")
@ledger_path
@click.argument("topic", required=False, type=click.Choice(list(topics.TOPICS)))
@click.option("--as-read", is_flag=True, help="What the reader made of the reports, without what people decided.")
@as_json
def command(ledger: str | Path, topic: str | None, as_read: bool, as_json: bool) -> None:
    """Show what a ledger holds.

    Without a topic: a card for every report. Topics go across reports, each value with its quote and its report. What
    people rejected is left out and counted. Example: crossbearing show waer.db silences
    """
    console = Console(highlight=False)
    with api.open(ledger, create=False, as_read=as_read) as opened:
        remarks = opened.remarks()
        if topic is None:
            _print_reports(console, opened.readings(), remarks, as_json=as_json)
        elif as_json:
            for row in topics.rows(opened, topic):
                print_json(msgspec.json.encode(row).decode())
        else:
            topics.print_topic(console, opened, topic)
        decided = None if as_read else _decided(opened, remarks)
    if decided is not None:
        click.echo(decided, err=as_json)


def _print_reports(console: Console, readings: list[Reading], remarks: Remarks, *, as_json: bool) -> None:
    for reading in readings:
        if as_json:
            print_json(to_json(reading))
            continue
        print_card(console, reading)
        lines = list(_remarks(reading, remarks))
        if lines:
            print_lines(console, (Line(0, ""), Line(0, "What people decided", "bold"), *lines))


def _remarks(reading: Reading, remarks: Remarks) -> Iterator[Line]:
    """What was decided of the report's items, those taken out of it included, each with its words."""
    for ref, decisions in sorted(remarks.items()):
        if ref.sha256 == reading.sha256:
            words = next(
                (one.words for one in decisions[0].about if one.sha256 == ref.sha256 and one.id == ref.id), None
            )
            quote = "" if words is None else f" {quoted(reading, [words])}"
            yield Line(2, f"{visible(f'{ref.doc}:{ref.id}')}{quote}")
            yield from remark_lines(decisions, lambda text: shown(reading, text), 4)


def _decided(ledger: api.Ledger, remarks: Remarks) -> str | None:
    """What is not as the reader has it, in one line; None where all is."""
    if len(remarks) == 0:
        return None
    out = len(ledger.decided().gone)
    amended = sum(any(one.verb is Verb.AMEND for one in decisions) for decisions in remarks.values())
    said = [f"{counted(out, 'item')} left out"] if out else []
    said += [f"{counted(amended, 'item')} amended"] if amended else []
    if not said:
        return None
    return f"By decision: {', '.join(said)}. `crossbearing decisions` lists why; --as-read shows what the reader found"
