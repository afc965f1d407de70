"""`crossbearing clusters`."""

import json
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.reconcile.corpus import corpus_object


@click.command("clusters")
@ledger_path
@as_json
def command(ledger: str | Path, as_json: bool) -> None:
    """Print what links the reports of a ledger, as JSON.

    Incidents with their tolls, contradictions, reprints and what became of obligations, in the corpus-level shape
    of the ledger schema; with --json on one line. Example: crossbearing clusters waer.db > clusters.json
    """
    with api.open(ledger, create=False) as opened:
        found = corpus_object(opened.view())
    print_json(json.dumps(found, ensure_ascii=False, indent=None if as_json else 1))
