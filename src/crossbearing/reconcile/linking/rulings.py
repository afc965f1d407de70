"""A person's rulings over which events are one: they stand above every ground."""

from collections import defaultdict
from collections.abc import Sequence

from crossbearing.errors import RulingError
from crossbearing.model.incident import Ref
from crossbearing.model.ruling import Ruling


class Rulings:
    """Rulings in the order they were made; a later one over the same two events replaces the earlier."""

    def __init__(self, rulings: Sequence[Ruling] = ()) -> None:
        last = {frozenset((one.left, one.right)): one for one in rulings}
        self._same: defaultdict[Ref, set[Ref]] = defaultdict(set)
        self._apart: defaultdict[Ref, set[Ref]] = defaultdict(set)
        for one in last.values():
            table = self._same if one.same else self._apart
            table[one.left].add(one.right)
            table[one.right].add(one.left)
        self._refuse_contrary()

    def same_as(self, ref: Ref) -> list[Ref]:
        """The events ruled to be one with this, in order."""
        return sorted(self._same.get(ref, ()))

    def are_apart(self, left: Ref, right: Ref) -> bool:
        """Whether these two were ruled to be different happenings."""
        return right in self._apart.get(left, ())

    def _refuse_contrary(self) -> None:
        """Raise RulingError where events ruled to be one by way of others are ruled apart."""
        for left in sorted(self._apart):
            reached, waiting = {left}, [left]
            while waiting:
                for ref in self.same_as(waiting.pop()):
                    if ref not in reached:
                        reached.add(ref)
                        waiting.append(ref)
            for right in sorted(self._apart[left] & reached):
                raise RulingError(
                    f"Rulings contradict one another: {left.doc} {left.id} and {right.doc} {right.id} are ruled apart, "
                    "and one by way of others. Undo one of these rulings"
                )
