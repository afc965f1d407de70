"""The decisions that views depend on."""

from collections.abc import Sequence

from crossbearing.model.decision import Decision, Verb, in_force

_ACTS = frozenset({Verb.MERGE, Verb.SPLIT, Verb.REJECT, Verb.AMEND, Verb.ADD, Verb.PROTECT})
FIGURE = "figure"


def bearing(decisions: Sequence[Decision]) -> list[Decision]:
    """Those in force that can change a view, in order: a note, an undo or who has a task leaves every view as it is.

    A figure that was accepted is one that the policy `reviewer` takes.
    """
    return [decision for decision in in_force(decisions) if decision.verb in _ACTS or accepts_figures(decision)]


def accepts_figures(decision: Decision) -> bool:
    """Whether a decision accepts figures."""
    return decision.verb is Verb.ACCEPT and any(subject.layer == FIGURE for subject in decision.about)
