"""Readings as people decided on them: what views are made of."""

# Invariants: the readings at hand never change; the outcome is a pure function of them and of the decisions, in
# whatever order the readings come; a report that no decision in force is about stays the very reading it was.

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from crossbearing.errors import InputError
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.entity import Entity
from crossbearing.model.held import NO_PAST, Past
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.decided import rulings_among
from crossbearing.reconcile.decisions.adding import with_added
from crossbearing.reconcile.decisions.amending import Amendment, all_amended
from crossbearing.reconcile.decisions.bearing import FIGURE
from crossbearing.reconcile.decisions.removal import mapped, without
from crossbearing.reconcile.placing import Places
from crossbearing.reconcile.view import Options


@dataclass(frozen=True, slots=True)
class Decided:
    """Readings after decisions.

    `gone` are the items that were rejected or hang on such. `chosen` are the figures that a person accepted or amended.
    """

    readings: list[Reading]
    rulings: tuple[Ruling, ...] = ()
    gone: frozenset[Ref] = frozenset()
    chosen: frozenset[Ref] = frozenset()

    def options(self, asked: Options) -> Options:
        """How to look at them: under the rulings; a reviewer's figures are those chosen, unless others are named."""
        policy = asked.policy
        if policy.name == "reviewer" and not policy.chosen:
            policy = replace(policy, chosen=self.chosen)
        return replace(asked, policy=policy, rulings=(*self.rulings, *asked.rulings), chosen=self.chosen)


def as_decided(readings: Sequence[Reading], standing: Sequence[Decision], past: Past = NO_PAST) -> Decided:
    """The readings, as amended, protected and rejected by decisions in force, and what was ruled of their events."""
    if len(standing) == 0:
        return Decided(list(readings))
    places = Places(readings, past)
    readings = with_added(readings, standing, places)
    verdicts = _verdicts(standing, places)
    gone: set[Ref] = set()
    found = [_decided(reading, verdicts[reading.sha256], gone) for reading in readings]
    chosen = frozenset(ref for one in verdicts.values() for ref in one.figures) - gone
    rulings = tuple(rulings_among(standing, places, gone))
    return Decided(found, rulings, frozenset(gone), chosen)


class _Verdicts:
    """What was decided of one report's items: by item and field the newest amendment, and the rest by id."""

    def __init__(self) -> None:
        self.amended: defaultdict[str, dict[str, Amendment]] = defaultdict(dict)
        self.rejected: set[str] = set()
        self.protected: set[str] = set()
        self.figures: set[Ref] = set()

    def take(self, decision: Decision, ref: Ref, named: str | None) -> None:
        """Take in what a decision says of an item; one that is not readable says nothing."""
        if decision.verb is Verb.REJECT:
            self.rejected.add(ref.id)
        elif decision.verb is Verb.PROTECT:
            self.protected.add(ref.id)
        elif decision.verb is Verb.AMEND:
            self._amend(ref.id, decision.value or "", named)
        if decision.verb in (Verb.ACCEPT, Verb.AMEND) and any(one.layer == FIGURE for one in decision.about):
            self.figures.add(ref)

    def _amend(self, item: str, value: str, named: str | None) -> None:
        try:
            amendment = Amendment.of(value)
        except InputError:
            return
        before = self.amended[item]
        # The newest comes last, also where it replaces an earlier one of its field.
        before.pop(amendment.field, None)
        before[amendment.field] = replace(amendment, named=named)


def _verdicts(standing: Sequence[Decision], places: Places) -> defaultdict[str, _Verdicts]:
    found: defaultdict[str, _Verdicts] = defaultdict(_Verdicts)
    for decision in standing:
        if decision.verb not in (Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.PROTECT):
            continue
        named = {ref.sha256: ref.id for ref in places.others(decision)}
        for ref in places.about(decision):
            found[ref.sha256].take(decision, ref, named.get(ref.sha256))
    return found


def _decided(reading: Reading, verdicts: _Verdicts, gone: set[Ref]) -> Reading:
    """The reading after what was decided of it; what was taken out is added to `gone`."""
    if verdicts.amended or verdicts.protected:
        reading = _with_counted(mapped(reading, lambda item: _changed(item, verdicts)), verdicts)
    if verdicts.rejected:
        reading, ids = without(reading, verdicts.rejected)
        gone.update(Ref(reading.sha256, reading.doc_id, one) for one in ids)
    return reading


def _changed(item: Any, verdicts: _Verdicts) -> Any:
    if item.id in verdicts.amended:
        item = all_amended(item, verdicts.amended[item.id].values())
    return replace(item, protect=True) if isinstance(item, Entity) and item.id in verdicts.protected else item


def _with_counted(reading: Reading, verdicts: _Verdicts) -> Reading:
    """The reading, in which a figure that was given to an event is among its casualties and no other's."""
    given = {figure.id: figure.event for figure in reading.quantities if "event" in verdicts.amended.get(figure.id, ())}
    if len(given) == 0:
        return reading
    events = []
    for event in reading.events:
        kept = tuple(one for one in event.casualties if one not in given)
        own = tuple(figure for figure, of in given.items() if of == event.id)
        events.append(replace(event, casualties=(*kept, *own)))
    return replace(reading, events=tuple(events))
