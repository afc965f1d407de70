"""Makes duties of a deal's obligations in all reports that tell it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from crossbearing.model.deal import Amount, Duty, Phase
from crossbearing.model.incident import Ref
from crossbearing.reconcile.agreements.amounts import excludes, widest
from crossbearing.reconcile.agreements.clause import Clause
from crossbearing.reconcile.agreements.duty_grounds import ENOUGH, MEAN, blocks, duty_grounds
from crossbearing.reconcile.agreements.joining import Joined, Measure, join_up, neighbours
from crossbearing.reconcile.agreements.wording import words_of

# Letters of the hash a duty is named by.
ID_LETTERS = 10
# A text longer than this is no name for what is owed.
OBJECT_LETTERS = 120
_MEASURE: Measure[Clause] = Measure(duty_grounds, ENOUGH, MEAN)
T = TypeVar("T", bound=Hashable)

Group = Joined[Clause]


def clause_groups(clauses: Sequence[Clause]) -> list[Group]:
    """The clauses in groups that are one duty each, in the order in which they were told first."""
    ordered = sorted(clauses, key=told_first)
    groups = join_up(ordered, neighbours(ordered, blocks), _MEASURE)
    return sorted(groups, key=lambda group: min(told_first(one) for one in group.members))


def told_first(clause: Clause) -> tuple[str, Ref]:
    """What orders clauses by the day of their report."""
    return clause.published or "9999", clause.ref


def duty_of(group: Group, deal: str) -> Duty:
    """What a group of clauses is, without what was done of it."""
    members = sorted(group.members, key=told_first)
    terms = [one for one in members if not one.deed] or members
    whole = [one for one in terms if one.stage is None] or terms
    worded = Counter(_wording(one) for one in whole)
    lead = min(whole, key=lambda one: (_is_bare(one), -worded[_wording(one)], -_fullness(one), told_first(one)))
    return Duty(
        id="o" + sha256(f"{members[0].ref.sha256} {members[0].ref.id}".encode()).hexdigest()[:ID_LETTERS],
        deal=deal,
        key=commonest(one.name for one in whole) or slug_of(lead),
        kind=lead.kind.name,
        debtor=commonest(one.debtor for one in whole),
        creditor=commonest(one.creditor for one in whole),
        action=lead.obligation.action,
        object=lead.obligation.object,
        words=lead.obligation.spans[0].quote if lead.obligation.spans else None,
        owed=_owed(whole),
        deadline=_first(one.obligation.deadline for one in whole),
        condition=_first(one.obligation.condition for one in whole),
        told=tuple(one.ref for one in members),
        joins=group.joins,
        phases=_phases(members),
        exists=lead.exists,
    )


def slug_of(clause: Clause) -> str:
    """A key for a clause that has none: its kind and what is owed."""
    words = words_of(clause.obligation.object or clause.obligation.action)
    return "-".join((clause.kind.name, *words))[:OBJECT_LETTERS]


def commonest(values: Iterable[T | None]) -> T | None:
    """The value given most often, of equals the first; None where none is given."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: counted[value]) if counted else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _wording(clause: Clause) -> tuple[str, str | None]:
    return clause.obligation.action, clause.obligation.object


def _is_bare(clause: Clause) -> bool:
    """Whether a clause tells neither who owes nor what: "to be let in"."""
    return clause.obligation.debtor is None and clause.obligation.object is None


def _fullness(clause: Clause) -> int:
    """How much a clause tells of who owes what."""
    owed = clause.obligation
    told = (owed.debtor, owed.creditor, owed.object, clause.amount, owed.deadline)
    return sum(one is not None for one in told)


def _owed(whole: Sequence[Clause]) -> Amount | None:
    """What the clauses of the whole come to. Where one is told in small part ("the 41"), the greatest holds."""
    amounts = [one.owed for one in whole if one.owed is not None]
    units = Counter(one.unit for one in amounts)
    same = [one for one in amounts if one.unit == max(sorted(units), key=lambda unit: units[unit])]
    greatest = max(same, key=lambda one: one.low, default=None)
    return None if greatest is None else widest([one for one in same if not excludes(one, greatest)])


def _phases(members: Sequence[Clause]) -> tuple[Phase, ...]:
    """The stages told, each once."""
    names = dict.fromkeys(phase for one in members if (phase := phase_of(one)) is not None)
    found = []
    for name in names:
        told = [one for one in members if phase_of(one) == name]
        amount = widest([one.owed for one in told if one.owed is not None])
        deadline = _first(one.obligation.deadline for one in told)
        found.append(Phase(name, amount, deadline, tuple(one.ref for one in told)))
    return tuple(found)


def phase_of(clause: Clause) -> str | None:
    """The stage a clause is, under a name that other reports give it too: "first stage", "half"."""
    return None if clause.stage is None else " ".join(clause.stage.casefold().split())
