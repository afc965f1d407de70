"""Two readings of one clause: another debtor, another amount, or no duty at all. They are kept and name each other."""

from collections.abc import Sequence
from itertools import combinations, product

from crossbearing.reconcile.agreements.amounts import excludes
from crossbearing.reconcile.agreements.clause import Clause
from crossbearing.reconcile.agreements.duties import Group
from crossbearing.reconcile.agreements.duty_grounds import are_opposed


def rivals_among(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs of groups, by number, that are two readings of one clause."""
    distinct = [_distinct(group.members) for group in groups]
    reports = [frozenset(clause.ref.sha256 for clause in group.members) for group in groups]
    return [
        (left, right)
        for left, right in combinations(range(len(groups)), 2)
        if any(_deny_each_other(one, other) for one, other in product(distinct[left], distinct[right]))
        or (
            reports[left].isdisjoint(reports[right])
            and any(_read_otherwise(one, other) for one, other in product(distinct[left], distinct[right]))
        )
    ]


def _distinct(members: Sequence[Clause]) -> list[Clause]:
    """One of the clauses that read alike in all that is compared here."""
    found: dict[object, Clause] = {}
    for one in members:
        amount = None if one.owed is None else (one.owed.low, one.owed.high, one.owed.unit)
        found.setdefault((one.name, one.kind.name, one.debtor, one.creditor, amount, one.stage, one.exists), one)
    return list(found.values())


def _deny_each_other(one: Clause, other: Clause) -> bool:
    """Whether the existence of one duty is what the other has denied."""
    return one.kind.name == other.kind.name and one.exists is not other.exists and not are_opposed(one, other)


def _read_otherwise(one: Clause, other: Clause) -> bool:
    """Whether two reports, neither of which tells both, have the clause owed by another party or in another amount."""
    if one.name is not None and one.name == other.name:
        return True
    if one.kind.name != other.kind.name or one.stage is not None or other.stage is not None:
        return False
    if are_opposed(one, other):
        return one.owed is not None and one.owed == other.owed
    excluded = one.owed is not None and other.owed is not None and excludes(one.owed, other.owed)
    shared = (one.words & other.words) - one.kind.plain - one.kind.about
    return excluded and one.debtor == other.debtor and len(shared) > 0
