"""`crossbearing silences`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.found import print_objects
from crossbearing.cli.items import silence_text
from crossbearing.cli.lines import Line, print_lines, source_of
from crossbearing.cli.looking import looking, options
from crossbearing.cli.options import FilePath, as_json, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.words import label
from crossbearing.model.watch import Quiet, Unsaid
from crossbearing.reconcile.view import View
from crossbearing.reconcile.watch_list import watch_list


@click.command("silences")
@ledger_path
@click.option("--watch", type=FilePath(), help="A TOML file with outlets and parties, and what they usually cover.")
@looking
@as_json
def command(ledger: str | Path, watch: Path | None, as_json: bool, **chosen: Any) -> None:
    """List who said nothing, as reports tell it, and by your watch list.

    A watched outlet is silent where the ledger has reports of its own for those days and none on the incident; where it
    has none, that is said instead. Example: crossbearing silences waer.db --watch watch.toml
    """
    watched = () if watch is None else watch_list(watch)
    with api.open(ledger, create=False) as opened:
        view = opened.view(options(**chosen))
        unsaid = view.unsaid(watched)
    if as_json:
        told = ((reading.doc_id, silence) for reading in view.readings for silence in reading.silences)
        print_objects({"doc_id": doc_id, "silence": silence} for doc_id, silence in told)
        print_objects(unsaid)
        return
    lines = [*_told(view), *_watched(view, unsaid)]
    print_lines(Console(highlight=False), lines or [Line(0, "No silences in this ledger.")])


def _told(view: View) -> Iterator[Line]:
    for reading in view.readings:
        for silence in reading.silences:
            as_of = f" (as of {silence.as_of})" if silence.as_of else ""
            yield Line(0, f"{silence_text(reading, silence)}{as_of}", "", source_of(reading))


def _watched(view: View, unsaid: list[Unsaid]) -> Iterator[Line]:
    incidents = {incident.id: incident for incident in view.incidents}
    for one in unsaid:
        incident = incidents[one.incident]
        what = f"{incident.id} {label(incident.type)}, {incident.date or 'date unknown'}"
        if one.quiet is Quiet.SILENT:
            why = f"silent, in {counted(one.reports, 'report')} from {one.first} to {one.last}"
        else:
            why = f"no report of theirs in the ledger from {one.first} to {one.last}"
        yield Line(0, f"{one.who}: {why}: {what}")
