"""What people decided of a report's items, to be shown beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.decision import Decision, Verb, is_same_person, unconfirmed
from crossbearing.model.span import Span
from crossbearing.reconcile.decisions.remarks import Remarks
from crossbearing.web.reports.values import Fact, Values
from crossbearing.web.reports.written import written_facts


@dataclass(frozen=True, slots=True)
class Remark:
    """A decision on an item: who, when and why; what fields it sets and what to, or to whom it assigns.

    `waits` says that it needs a second person, `is_own` that whoever looks made it.
    """

    id: str
    verb: str
    who: str
    when: str
    why: str
    facts: tuple[Fact, ...]
    value: str | None
    waits: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """An item that was taken out, or is not in yet: its words, and what was decided of it."""

    id: str
    layer: str
    words: str
    remarks: tuple[Remark, ...]


class Said:
    """The remarks on one report, for whoever looks."""

    def __init__(self, sha256: str, who: str, values: Values) -> None:
        self._sha256 = sha256
        self._who = who
        self._stand_ins = values.stand_ins
        self._values = values
        self._by_item: defaultdict[str, list[Remark]] = defaultdict(list)
        self._words: dict[str, tuple[str, Span | None]] = {}

    def take(self, remarks: Remarks, decisions: Sequence[Decision]) -> None:
        """Take in the decisions in force by item, and of all those that wait for a second person."""
        for ref, found in remarks.items():
            if ref.sha256 == self._sha256:
                for decision in found:
                    self._add(ref.id, decision, waits=False)
        for decision in unconfirmed(decisions):
            mine = [one for one in decision.about if one.sha256 == self._sha256]
            # A claim that is to be added has no item yet, however many stretches it has.
            for subject in mine[:1] if decision.verb is Verb.ADD else mine:
                self._add(subject.id, decision, waits=True)

    @property
    def by_item(self) -> Mapping[str, Sequence[Remark]]:
        """The remarks by item."""
        return self._by_item

    def gone(self) -> list[Gone]:
        """The items with remarks that the reading does not have."""
        ids = [id for id in self._by_item if id not in self._values.by_id]
        return [self._gone(id) for id in ids]

    def _gone(self, id: str) -> Gone:
        layer, words = self._words[id]
        return Gone(id, layer, "" if words is None else self._stand_ins.shown(words.quote), tuple(self._by_item[id]))

    def _add(self, id: str, decision: Decision, *, waits: bool) -> None:
        about = next((one for one in decision.about if one.id == id), decision.about[0] if decision.about else None)
        self._words.setdefault(id, ("claim", None) if about is None else (about.layer, about.words))
        self._by_item[id].append(self._remark(decision, waits=waits))

    def _remark(self, decision: Decision, *, waits: bool) -> Remark:
        return Remark(
            decision.id,
            decision.verb.value,
            decision.who,
            decision.when,
            self._stand_ins.shown(decision.why),
            tuple(written_facts(decision, self._named)),
            self._stand_ins.shown(decision.value) if decision.verb is Verb.ASSIGN and decision.value else None,
            waits,
            is_same_person(decision.who, self._who),
        )

    def _named(self, value: str) -> str:
        """What was written, an item by its words."""
        return self._values.label(value) if value in self._values.by_id else self._stand_ins.shown(value)
