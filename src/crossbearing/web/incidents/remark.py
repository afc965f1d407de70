"""What people decided, as it stands beside what they decided on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crossbearing.model.decision import Decision, Verb
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.protection import without_names
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.reports.values import Fact
from crossbearing.web.reports.written import written_facts


@dataclass(frozen=True, slots=True)
class Remark:
    """A decision: what it does, by whom, when (ISO 8601), why; and what it sets fields to, or to whom it assigns."""

    id: str
    verb: Verb
    who: str
    when: str
    why: str
    facts: tuple[Fact, ...]
    value: str | None


def remark(decision: Decision, reading: Reading) -> Remark:
    """A decision on an item of this report, with stand-ins for those whom it protects."""
    return _remark(decision, StandIns(reading).shown)


def bare_remark(decision: Decision, hidden: Iterable[str]) -> Remark:
    """A decision whose reports are not at hand, without the words of any of the `hidden` names."""
    names = frozenset(hidden)
    return _remark(decision, lambda text: without_names(visible(text), names))


def _remark(decision: Decision, shown: Callable[[str], str]) -> Remark:
    facts = tuple(written_facts(decision, shown))
    value = None if facts or decision.value is None else shown(decision.value)
    return Remark(decision.id, decision.verb, shown(decision.who), decision.when, shown(decision.why), facts, value)
