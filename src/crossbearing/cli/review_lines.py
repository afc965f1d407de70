"""Decisions that wait for a person to look at them again, on the screen."""

from collections.abc import Iterator, Mapping

from crossbearing.cli.lines import Line
from crossbearing.cli.words import quoted
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.placing import Missing, Waiting


def review_lines(waiting: Waiting, by_hash: Mapping[str, Reading]) -> Iterator[Line]:
    """What was decided, by whom and why, and each item that was not found, with the reason."""
    decision = waiting.decision
    yield Line(0, f"{decision.id[:12]}  {decision.verb}, {visible(decision.who)}, {decision.when}", "bold")
    if decision.why:
        yield Line(2, visible(decision.why))
    for missing in waiting.missing:
        yield Line(2, f"{_item(missing, by_hash)}: {missing.why}")


def _item(missing: Missing, by_hash: Mapping[str, Reading]) -> str:
    subject, reading = missing.subject, by_hash.get(missing.subject.sha256)
    name = f"{visible(subject.doc)}:{subject.id} ({subject.layer})"
    return name if subject.words is None or reading is None else f"{name} {quoted(reading, [subject.words])}"
