"""`crossbearing silences`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.found import more_lines, print_objects
from crossbearing.cli.items import silence_text
from crossbearing.cli.lines import Line, print_lines, source_of
from crossbearing.cli.looking import looking, page, paging, snapshot
from crossbearing.cli.options import FilePath, as_json, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.words import label
from crossbearing.model.kept_row import Kind
from crossbearing.model.reading import Reading
from crossbearing.model.silence import ToldSilence
from crossbearing.model.watch import Quiet, Unsaid
from crossbearing.reconcile.watch_list import watch_list


@click.command("silences")
@ledger_path
@click.option("--watch", type=FilePath(), help="A TOML file with outlets and parties, and what they usually cover.")
@paging
@looking
@as_json
def command(ledger: str | Path, watch: Path | None, as_json: bool, **chosen: Any) -> None:
    """List who said nothing, as reports tell it, and by your watch list.

    A watched outlet is silent where the ledger has reports of its own for those days and none on the incident; where it
    has none, that is said instead. Example: crossbearing silences waer.db --watch watch.toml
    """
    watched = () if watch is None else watch_list(watch)
    part = page(chosen, as_json=as_json)
    with api.open(ledger, create=False) as opened:
        looked = snapshot(opened, chosen)
        told = looked.silences(limit=part.limit, offset=part.offset)
        unsaid = looked.unsaid(watched)
        if as_json:
            print_objects({"doc_id": one.ref.doc, "silence": one.silence} for one in told)
            print_objects(unsaid)
            return
        more = looked.count(Kind.SILENCE) - part.offset - len(told)
        lines = [*(_told_line(one, looked.by_hash) for one in told), *more_lines(more), *map(_watched_line, unsaid)]
        print_lines(Console(highlight=False), lines or [Line(0, "No silences in this ledger.")])


def _told_line(one: ToldSilence, readings: Mapping[str, Reading]) -> Line:
    reading, silence = readings[one.ref.sha256], one.silence
    as_of = f" (as of {silence.as_of})" if silence.as_of else ""
    return Line(0, f"{silence_text(reading, silence)}{as_of}", "", source_of(reading))


def _watched_line(one: Unsaid) -> Line:
    what = f"{one.incident} {label(one.type)}, {one.date or 'date unknown'}"
    if one.quiet is Quiet.SILENT:
        why = f"silent, in {counted(one.reports, 'report')} from {one.first} to {one.last}"
    else:
        why = f"no report of theirs in the ledger from {one.first} to {one.last}"
    return Line(0, f"{one.who}: {why}: {what}")
