"""Forms groups within one connected part of the links, best link first."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, product

from crossbearing.model.incident import Ground, Join, Ref
from crossbearing.reconcile.linking.grounds import ENOUGH, grounds
from crossbearing.reconcile.linking.rulings import Rulings
from crossbearing.reconcile.linking.told import Told

# Two groups become one where their members fit on average this well; a link alone is stronger, since it may be between
# the two that fit best by chance.
MEAN_ENOUGH = 2.6
# So many members of each group are compared for that mean: the ones with the finest dates and places.
COMPARED = 6

# What speaks for and against two events being one; None where they cannot be.
Weigh = Callable[[Told, Told], tuple[Ground, ...] | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Events that are one happening, and the links among them."""

    members: tuple[Told, ...]
    joins: tuple[Join, ...]


def grouped(events: Sequence[Told], joins: Sequence[Join], rulings: Rulings, weigh: Weigh = grounds) -> list[Group]:
    """The events in groups: those ruled to be one first, then along the links, best first."""
    return _Grouping(events, rulings, weigh).of(joins)


class _Grouping:
    def __init__(self, events: Sequence[Told], rulings: Rulings, weigh: Weigh) -> None:
        self._rulings = rulings
        self._weigh = weigh
        ordered = sorted(events, key=lambda one: one.ref)
        self._group_of = {one.ref: n for n, one in enumerate(ordered)}
        self._groups = {n: [one] for n, one in enumerate(ordered)}
        self._joined: set[tuple[Ref, Ref]] = set()

    def of(self, joins: Sequence[Join]) -> list[Group]:
        """The groups that these links and the rulings make."""
        for ref in sorted(self._group_of):
            for other in self._rulings.same_as(ref):
                if other in self._group_of:
                    self._merge(self._group_of[ref], self._group_of[other])
        self._joined = {(join.left, join.right) for join in joins}
        for join in sorted(joins, key=lambda join: (-join.weight, join.left, join.right)):
            left, right = self._group_of[join.left], self._group_of[join.right]
            if left != right and self._may_merge(left, right):
                self._merge(left, right)
        within: defaultdict[int, list[Join]] = defaultdict(list)
        for join in sorted(joins, key=lambda join: (join.left, join.right)):
            if self._group_of[join.left] == self._group_of[join.right]:
                within[self._group_of[join.left]].append(join)
        return [
            Group(tuple(sorted(members, key=lambda one: one.ref)), tuple(within[number]))
            for number, members in self._groups.items()
        ]

    def _merge(self, left: int, right: int) -> None:
        if left == right:
            return
        into, gone = min(left, right), max(left, right)
        moved = self._groups.pop(gone)
        self._groups[into].extend(moved)
        for one in moved:
            self._group_of[one.ref] = into

    def _may_merge(self, left: int, right: int) -> bool:
        one, other = self._groups[left], self._groups[right]
        if any(self._rulings.are_apart(a.ref, b.ref) for a, b in product(one, other)):
            return False
        if any(self._are_two_of_one_report(a.ref, b.ref) for a, b in product(one, other)):
            return False
        weights = [self._weight(a, b) for a, b in product(_finest(one), _finest(other))]
        known = [weight for weight in weights if weight is not None]
        return len(known) == len(weights) and sum(known) >= MEAN_ENOUGH * len(known)

    def _weight(self, left: Told, right: Told) -> float | None:
        """How well two events fit, at most as a link does; None where they cannot be one."""
        if left.ref.sha256 != right.ref.sha256 and _in_order(left.ref, right.ref) in self._joined:
            return ENOUGH
        found = self._weigh(left, right)
        return None if found is None else min(sum(ground.weight for ground in found), ENOUGH)

    def _are_two_of_one_report(self, left: Ref, right: Ref) -> bool:
        """Whether one report tells both, and not as versions of one happening."""
        return left.sha256 == right.sha256 and _in_order(left, right) not in self._joined


def _in_order(left: Ref, right: Ref) -> tuple[Ref, Ref]:
    """The two as a link names them."""
    return (left, right) if left < right else (right, left)


def _finest(members: Sequence[Told]) -> list[Told]:
    """The members whose dates and places say most, at most so many."""

    def fineness(one: Told) -> tuple[bool, int, bool, Ref]:
        width = 0 if one.when is None else one.when.width
        return one.when is None or not one.when.stated, width, one.spot is None, one.ref

    return list(islice(sorted(members, key=fineness), COMPARED))
