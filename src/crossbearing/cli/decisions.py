"""`crossbearing decisions`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.options import as_json, ledger_path
from crossbearing.cli.visible import visible
from crossbearing.cli.words import quoted
from crossbearing.model.decision import Decision, Subject, in_force
from crossbearing.model.reading import Reading
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
        # A view's readings protect whoever any of them does.
        decisions, readings = opened.decisions(), opened.view().readings
    if as_json:
        for decision in decisions:
            print_json(decision_to_json(decision))
        return
    standing = {decision.id for decision in in_force(decisions)}
    lost = {decision.id for decision in unplaced(decisions, readings)}
    page = _Page({reading.sha256: reading for reading in readings}, standing, lost)
    lines = [line for decision in decisions for line in page.lines(decision)]
    print_lines(Console(highlight=False), lines or [Line(0, "No decisions in this ledger.")])


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of a decision need to know: the readings, and which decisions stand or lost their words."""

    readings: Mapping[str, Reading]
    standing: set[str]
    lost: set[str]

    def lines(self, decision: Decision) -> Iterator[Line]:
        """One decision: what, who and when, why, and on which words."""
        state = "" if decision.id in self.standing else " [replaced]"
        state = " [to be looked at again: its words are in no present reading]" if decision.id in self.lost else state
        value = "" if decision.value is None else f" to {visible(decision.value)}"
        who = f"{visible(decision.who)}, {decision.when}"
        yield Line(0, f"{decision.id[:12]}  {decision.verb}{value}, {who}{state}", "bold")
        if decision.why:
            yield Line(2, visible(decision.why))
        if decision.replaces is not None:
            yield Line(2, f"replaces {decision.replaces[:12]}")
        for subject in decision.about:
            yield Line(2, self._subject(subject))
        for subject in decision.others:
            yield Line(2, f"apart from {self._subject(subject)}")

    def _subject(self, subject: Subject) -> str:
        name, reading = visible(f"{subject.doc}:{subject.id}"), self.readings.get(subject.sha256)
        return name if subject.words is None or reading is None else f"{name} {quoted(reading, [subject.words])}"
