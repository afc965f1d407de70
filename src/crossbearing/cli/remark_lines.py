"""What people said of an item, to stand beside it on the screen."""

from collections.abc import Callable, Iterator, Sequence

from crossbearing.cli.lines import Line
from crossbearing.model.decision import Decision, Verb

_DONE = {
    Verb.ACCEPT: "accepted",
    Verb.REJECT: "rejected",
    Verb.AMEND: "amended",
    Verb.ADD: "added",
    Verb.NOTE: "note",
    Verb.PROTECT: "protected",
    Verb.ASSIGN: "waits for",
}


def remark_lines(decisions: Sequence[Decision], shown: Callable[[str], str], indent: int) -> Iterator[Line]:
    """A line for each decision on an item: what, by whom and when, in which words; `shown` makes them fit to print."""
    for decision in decisions:
        value = "" if decision.value is None or decision.verb is Verb.ADD else f" {shown(decision.value)}"
        by = ", asked by" if decision.verb is Verb.ASSIGN else " by"
        day = decision.when.partition("T")[0]
        why = f": {shown(decision.why)}" if decision.why else ""
        yield Line(indent, f"[{_DONE[decision.verb]}{value}{by} {shown(decision.who)}, {day}{why}]", "yellow")
