"""`crossbearing decisions`."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.model.decision import Decision, Subject, in_force
from crossbearing.reconcile.decided import unplaced
from crossbearing.store.contract import decision_to_json


@click.command("decisions")
@ledger_path
@as_json
def command(ledger: str | Path, as_json: bool) -> None:
    """List what people decided, first to last.

    Each with its id, who, when, why, and the words it is about; what was replaced or undone stays and says so, and so
    does what no longer finds its words in the present readings. Example: crossbearing decisions waer.db
    """
    with api.open(ledger, create=False) as opened:
        decisions, readings = opened.decisions(), opened.readings()
    if as_json:
        for decision in decisions:
            print_json(decision_to_json(decision))
        return
    standing = {decision.id for decision in in_force(decisions)}
    lost = {decision.id for decision in unplaced(decisions, readings)}
    lines = [line for decision in decisions for line in _lines(decision, standing, lost)]
    print_lines(Console(highlight=False), lines or [Line(0, "No decisions in this ledger.")])


def _lines(decision: Decision, standing: set[str], lost: set[str]) -> Iterator[Line]:
    state = "" if decision.id in standing else " [replaced]"
    state = " [to be looked at again: its words are in no present reading]" if decision.id in lost else state
    value = "" if decision.value is None else f" to {decision.value}"
    yield Line(0, f"{decision.id[:12]}  {decision.verb}{value}, {decision.who}, {decision.when}{state}", "bold")
    if decision.why:
        yield Line(2, decision.why)
    if decision.replaces is not None:
        yield Line(2, f"replaces {decision.replaces[:12]}")
    for subject in decision.about:
        yield Line(2, _subject(subject))
    for subject in decision.others:
        yield Line(2, f"apart from {_subject(subject)}")


def _subject(subject: Subject) -> str:
    words = "" if subject.words is None else f" “{subject.words.quote}”"
    return f"{subject.doc}:{subject.id}{words}"
