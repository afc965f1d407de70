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
from crossbearing.cli.words import quoted, shown
from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.decisions.adding import Addition
from crossbearing.reconcile.decisions.decision_log import DecisionLog, State
from crossbearing.store.contract import decision_to_json


@click.command("decisions")
@ledger_path
@click.option("--waiting", is_flag=True, help="Only those that wait: for another person, or to be looked at again.")
@click.option("--assigned", metavar="NAME", help="Only what waits for that person.")
@as_json
def command(ledger: str | Path, waiting: bool, assigned: str | None, as_json: bool) -> None:
    """List what people decided, first to last.

    Each with its id, who, when, why, and the words it is about; what was replaced or undone stays and says so, and so
    does what waits for another person, or no longer finds its words in the present readings. Example: crossbearing
    decisions waer.db --waiting
    """
    with api.open(ledger, create=False) as opened:
        page = _Page.of(opened)
    wanted = page.log.wanted(waiting=waiting, assigned=assigned)
    if as_json:
        for decision in wanted:
            print_json(decision_to_json(decision))
        return
    lines = [line for decision in wanted for line in page.lines(decision)]
    such = " such" if waiting or assigned is not None else ""
    print_lines(Console(highlight=False), lines or [Line(0, f"No{such} decisions in this ledger.")])


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of a decision need to know: where it stands, and the readings that it is about."""

    log: DecisionLog
    readings: Mapping[str, Reading]

    @classmethod
    def of(cls, ledger: api.Ledger) -> "_Page":
        """The page of a ledger."""
        # A view's readings protect whoever any of them does.
        readings = {reading.sha256: reading for reading in ledger.view().readings}
        return cls(ledger.log_book.read(), readings)

    def lines(self, decision: Decision) -> Iterator[Line]:
        """One decision: what, who and when, why, and on which words."""
        value = "" if decision.value is None else f" to {self._shown(decision, _written(decision))}"
        if decision.confirms is not None:
            value = f" decision {decision.confirms[:12]}"
        who = f"{visible(decision.who)}, {decision.when}"
        yield Line(0, f"{decision.id[:12]}  {decision.verb}{value}, {who}{self._state(decision)}", "bold")
        if decision.why:
            yield Line(2, self._shown(decision, decision.why))
        if decision.replaces is not None:
            yield Line(2, f"replaces {decision.replaces[:12]}")
        for subject in decision.about:
            yield Line(2, self._subject(subject))
        for subject in decision.others:
            what = "apart from" if decision.verb is Verb.SPLIT else "which is"
            yield Line(2, f"{what} {self._subject(subject)}")
        for missing in self.log.missing(decision):
            name = visible(f"{missing.subject.doc}:{missing.subject.id}")
            yield Line(2, f"look at {name} again: {missing.why}", "yellow")

    def _state(self, decision: Decision) -> str:
        state = self.log.state(decision)
        if state is State.NEEDS_SECOND:
            return f" [waits for another person than {visible(decision.who)} to accept it]"
        if state is State.REPLACED:
            return " [replaced]"
        if decision.verb is Verb.ASSIGN:
            return f" [waits for {visible(decision.value or '')}]"
        second = self.log.second(decision)
        accepted = "" if second is None else f" [accepted by {visible(second.who)}, {second.when}]"
        return " [to be looked at again]" if state is State.LOOK_AGAIN else accepted

    def _shown(self, decision: Decision, text: str) -> str:
        """What a person wrote, without the names that are protected in the reports it is about."""
        for subject in decision.about:
            reading = self.readings.get(subject.sha256)
            text = text if reading is None else shown(reading, text)
        return visible(text)

    def _subject(self, subject: Subject) -> str:
        name, reading = visible(f"{subject.doc}:{subject.id}"), self.readings.get(subject.sha256)
        return name if subject.words is None or reading is None else f"{name} {quoted(reading, [subject.words])}"


def _written(decision: Decision) -> str:
    """What a decision says, as a person would write it."""
    value = decision.value or ""
    return Addition.of(value).text if decision.verb is Verb.ADD else value
