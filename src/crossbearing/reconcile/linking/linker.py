"""Links events as reports come and groups those that are one happening."""

# Invariant: the groups are a pure function of the readings and rulings, whatever their order: a link depends on its
# two events alone, and groups are formed within one connected part of the links, in an order fixed by the events.

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossbearing.model.incident import Ground, Join, Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.linking.blocks import Blocks
from crossbearing.reconcile.linking.grounds import ENOUGH, grounds
from crossbearing.reconcile.linking.groups import Group, Weigh, grouped
from crossbearing.reconcile.linking.one_report import version_ground
from crossbearing.reconcile.linking.rulings import Rulings
from crossbearing.reconcile.linking.told import Fixes, Told, told


class Linker:
    """Events and their links. Reports may be added at any time; the groups are those of all of them at once."""

    def __init__(self, rulings: Rulings | None = None, fixes: Fixes | None = None) -> None:
        self._rulings = Rulings() if rulings is None else rulings
        self._fixes = fixes
        self._blocks = Blocks()
        self._told: list[Told] = []
        self._number: dict[Ref, int] = {}
        self._of_report: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._joins: defaultdict[int, dict[int, Join]] = defaultdict(dict)
        # Most links have grounds that others have too: each is kept once.
        self._grounds: dict[Ground, Ground] = {}
        self._part: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._groups: dict[int, list[Group]] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        """Take in what further reports tell; a report that is there already is not taken twice."""
        for reading in readings:
            for one in told(reading, self._fixes):
                if one.ref not in self._number:
                    self._add(one)

    def groups(self) -> list[Group]:
        """Every group, events that stand alone included, in the order of their first members."""
        for part in sorted(set(self._part)):
            root = self._root(part)
            if root not in self._groups:
                self._groups[root] = self._grouped(root)
        found = [group for root in sorted(self._groups) for group in self._groups[root]]
        return sorted(found, key=lambda group: group.members[0].ref)

    def _add(self, one: Told) -> None:
        number = len(self._told)
        self._told.append(one)
        self._number[one.ref] = number
        self._part.append(number)
        self._members[number] = [number]
        own = self._of_report[one.ref.sha256, one.family]
        for other in sorted({*self._blocks.add(number, one), *own}):
            self._link(other, number)
        own.append(number)
        for ref in self._rulings.same_as(one.ref):
            if ref in self._number:
                self._unite(self._number[ref], number)

    def _link(self, left: int, right: int) -> None:
        join = joined(self._told[left], self._told[right])
        if join is not None:
            kept = tuple(self._grounds.setdefault(ground, ground) for ground in join.grounds)
            self._joins[left][right] = self._joins[right][left] = replace(join, grounds=kept)
            self._unite(left, right)

    # -- connected parts ------------------------------------------------------------------------------------------

    def _root(self, number: int) -> int:
        while self._part[number] != number:
            self._part[number] = self._part[self._part[number]]
            number = self._part[number]
        return number

    def _unite(self, left: int, right: int) -> None:
        a, b = self._root(left), self._root(right)
        for root in (a, b):
            self._groups.pop(root, None)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._part[b] = a
        self._members[a].extend(self._members.pop(b))

    def _grouped(self, root: int) -> list[Group]:
        numbers = self._members[root]
        joins = [join for n in numbers for other, join in self._joins[n].items() if n < other]
        return grouped([self._told[n] for n in numbers], joins, self._rulings)


def joined(left: Told, right: Told, weigh: Weigh = grounds) -> Join | None:
    """The link of two events of one family with its grounds; None where they do not suffice."""
    if left.ref > right.ref:
        left, right = right, left
    version = None
    if left.ref.sha256 == right.ref.sha256:
        version = version_ground(left, right)
        if version is None:
            return None
    found = weigh(left, right)
    if found is None:
        return None
    found = found if version is None else (*found, version)
    weight = round(sum(ground.weight for ground in found), 3)
    return Join(left.ref, right.ref, weight, found) if weight >= ENOUGH else None


def link(readings: Sequence[Reading], rulings: Rulings | None = None, fixes: Fixes | None = None) -> list[Group]:
    """The groups of these reports' events."""
    linker = Linker(rulings, fixes)
    linker.add(readings)
    return linker.groups()
