"""What people decided, as it stands beside what they decided on."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.model.decision import Decision, Verb
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.protection import without_names
from crossbearing.reconcile.stand_ins import StandIns


@dataclass(frozen=True, slots=True)
class Remark:
    """A decision: its id, what it does, by whom, when (ISO 8601), why, and to what or whom it amends or assigns."""

    id: str
    verb: Verb
    who: str
    when: str
    why: str
    value: str | None


def remark(decision: Decision, reading: Reading) -> Remark:
    """A decision on an item of this report, with stand-ins for those whom it protects."""
    shown = StandIns(reading).shown
    value = None if decision.value is None else shown(decision.value)
    return Remark(decision.id, decision.verb, shown(decision.who), decision.when, shown(decision.why), value)


def bare_remark(decision: Decision, hidden: Iterable[str]) -> Remark:
    """A decision whose reports are not at hand, without the words of any of the `hidden` names."""
    names = frozenset(hidden)
    who, why = (without_names(visible(text), names) for text in (decision.who, decision.why))
    value = None if decision.value is None else without_names(visible(decision.value), names)
    return Remark(decision.id, decision.verb, who, decision.when, why, value)
