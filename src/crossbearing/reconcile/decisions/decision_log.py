"""The decisions of a ledger as people look at them: which stand, which wait, what replaced them, who seconded them."""

from collections.abc import Sequence
from enum import StrEnum

from crossbearing.model.decision import Decision, Verb, in_force, is_same_person, unconfirmed
from crossbearing.reconcile.placing import Missing, Waiting


class State(StrEnum):
    """Where a decision stands."""

    IN_FORCE = "in_force"
    NEEDS_SECOND = "needs_second"
    LOOK_AGAIN = "look_again"
    REPLACED = "replaced"


_WAITING = (State.NEEDS_SECOND, State.LOOK_AGAIN)
_STANDING = (State.IN_FORCE, State.LOOK_AGAIN)


class DecisionLog:
    """Every decision in order; `waiting` are those in force that lost items in the present readings."""

    def __init__(self, decisions: Sequence[Decision], waiting: Sequence[Waiting]) -> None:
        standing = in_force(decisions)
        self.decisions = decisions
        self._standing = {decision.id for decision in standing}
        self._unconfirmed = {decision.id for decision in unconfirmed(decisions)}
        self._missing = {one.decision.id: one.missing for one in waiting}
        self._seconds = {one.confirms: one for one in standing if one.confirms is not None}
        self._replacing = {one.replaces: one for one in standing if one.replaces is not None}
        # The id of a decision is a hash of all that is in it: of thousands it is not made again for each filter.
        self._states = [self.state(decision) for decision in decisions]

    def wanted(
        self,
        *,
        verb: Verb | None = None,
        who: str | None = None,
        assigned: str | None = None,
        waiting: bool = False,
    ) -> list[Decision]:
        """Those of a verb, by a person, that wait for a person by an assignment in force, or that wait for anybody."""
        return [
            decision
            for decision, state in zip(self.decisions, self._states, strict=True)
            if (verb is None or decision.verb is verb)
            and (not waiting or state in _WAITING)
            and (who is None or is_same_person(decision.who, who))
            and (assigned is None or (_is_assigned(decision, assigned) and state in _STANDING))
        ]

    def state(self, decision: Decision) -> State:
        """Where it stands."""
        if decision.id in self._unconfirmed:
            return State.NEEDS_SECOND
        if decision.id not in self._standing:
            return State.REPLACED
        return State.LOOK_AGAIN if decision.id in self._missing else State.IN_FORCE

    def second(self, decision: Decision) -> Decision | None:
        """The decision by which another person accepted this one; None where none did."""
        return self._seconds.get(decision.id)

    def replacing(self, decision: Decision) -> Decision | None:
        """The decision in force that replaces this one; None where none does."""
        return self._replacing.get(decision.id)

    def missing(self, decision: Decision) -> tuple[Missing, ...]:
        """What of it the present readings do not have."""
        return self._missing.get(decision.id, ())

    def people(self) -> list[str]:
        """Everybody who decided something, by name."""
        return sorted({decision.who for decision in self.decisions}, key=str.casefold)


def _is_assigned(decision: Decision, person: str) -> bool:
    return decision.verb is Verb.ASSIGN and is_same_person(decision.value or "", person)
