"""Joins what several reports tell of one deal or duty, best link first, whatever the order of the reports."""

# Invariants: a link looks at its two ends alone; what a judge rules out inside one report stays apart in every group.

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Generic, Protocol, TypeVar

from crossbearing.model.incident import Ground, Join, Ref

# Within a block an item is compared with so many that follow it in time: more reports of one deal than this follow one
# another by links between neighbours.
NEIGHBOURS = 20
# So many members of each group are compared before two groups become one.
COMPARED = 5


class Item(Protocol):
    """What is joined: an item of one report, with the days it may lie on where these are told."""

    @property
    def ref(self) -> Ref: ...
    @property
    def days(self) -> tuple[int, int] | None: ...


T = TypeVar("T", bound=Item)
Judge = Callable[[T, T], tuple[Ground, ...] | None]


@dataclass(frozen=True, slots=True)
class Joined(Generic[T]):
    """Items that are one, and the links among them."""

    members: tuple[T, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """How two items are judged: a link needs `enough`, and two groups fit if their members do by `mean` on average."""

    judge: Judge[T]
    enough: float
    mean: float

    def weight(self, left: T, right: T) -> float | None:
        """The sum of all grounds; None where the two cannot be one."""
        found = self.judge(*_ordered(left, right))
        return None if found is None else sum(ground.weight for ground in found)

    def join(self, left: T, right: T) -> Join | None:
        """The link of two items; None where the grounds do not suffice."""
        left, right = _ordered(left, right)
        found = self.judge(left, right)
        weight = None if found is None else round(sum(ground.weight for ground in found), 3)
        if found is None or weight is None or weight < self.enough:
            return None
        return Join(left.ref, right.ref, weight, found)


def _ordered(left: T, right: T) -> tuple[T, T]:
    return (left, right) if left.ref <= right.ref else (right, left)


def neighbours(items: Sequence[T], blocks: Callable[[T], Iterable[object]]) -> Iterator[tuple[T, T]]:
    """Every pair that shares a block and stands near each other there; `items` come in an order of their own."""
    filled: defaultdict[object, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for block in blocks(item):
            filled[block].append(number)
    pairs = {
        (left, right)
        for numbers in filled.values()
        for at, left in enumerate(numbers)
        for right in islice(numbers, at + 1, at + 1 + NEIGHBOURS)
    }
    yield from ((items[left], items[right]) for left, right in sorted(pairs))


def join_up(items: Iterable[T], pairs: Iterable[tuple[T, T]], measure: Measure[T]) -> list[Joined[T]]:
    """The items in groups, those alone included, in the order of their first members."""
    joins = [join for left, right in pairs if (join := measure.join(left, right)) is not None]
    return _Groups(items, measure).along(joins)


class _Groups(Generic[T]):
    def __init__(self, items: Iterable[T], measure: Measure[T]) -> None:
        ordered = sorted(items, key=lambda item: item.ref)
        self._measure = measure
        self._group_of: dict[Ref, int] = {item.ref: n for n, item in enumerate(ordered)}
        self._members: dict[int, list[T]] = {n: [item] for n, item in enumerate(ordered)}
        self._reports: dict[int, dict[str, list[T]]] = {n: {item.ref.sha256: [item]} for n, item in enumerate(ordered)}
        self._days = {n: item.days for n, item in enumerate(ordered)}

    def along(self, joins: Sequence[Join]) -> list[Joined[T]]:
        for join in sorted(joins, key=lambda join: (-join.weight, join.left, join.right)):
            left, right = self._group_of[join.left], self._group_of[join.right]
            if left != right and self._fit(left, right):
                self._merge(min(left, right), max(left, right))
        within = self._within(joins)
        groups = ((sorted(members, key=lambda item: item.ref), n) for n, members in self._members.items())
        found = [Joined(tuple(members), tuple(within[n])) for members, n in groups]
        return sorted(found, key=lambda group: group.members[0].ref)

    def _within(self, joins: Sequence[Join]) -> Mapping[int, list[Join]]:
        within: defaultdict[int, list[Join]] = defaultdict(list)
        for join in sorted(joins, key=lambda join: (join.left, join.right)):
            if self._group_of[join.left] == self._group_of[join.right]:
                within[self._group_of[join.left]].append(join)
        return within

    def _fit(self, left: int, right: int) -> bool:
        if not _meet(self._days[left], self._days[right]):
            return False
        shared = self._reports[left].keys() & self._reports[right].keys()
        pairs = [
            pair for sha in sorted(shared) for pair in product(self._reports[left][sha], self._reports[right][sha])
        ]
        pairs += product(islice(self._members[left], COMPARED), islice(self._members[right], COMPARED))
        weights = [self._measure.weight(one, other) for one, other in pairs]
        known = [min(weight, self._measure.enough) for weight in weights if weight is not None]
        return len(known) == len(weights) and sum(known) >= self._measure.mean * len(known)

    def _merge(self, into: int, gone: int) -> None:
        for item in self._members[gone]:
            self._group_of[item.ref] = into
            self._reports[into].setdefault(item.ref.sha256, []).append(item)
        self._members[into] = sorted(self._members[into] + self._members.pop(gone), key=lambda item: item.ref)
        del self._reports[gone]
        self._days[into] = _both(self._days[into], self._days.pop(gone))


def _meet(left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _both(left: tuple[int, int] | None, right: tuple[int, int] | None) -> tuple[int, int] | None:
    if left is None or right is None:
        return left or right
    return max(left[0], right[0]), min(left[1], right[1])
