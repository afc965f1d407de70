"""Pairs incidents with rows, one to one, and says of whatever stays alone what stands nearest to it."""

# Invariant: the best pair of all is taken first, then the best of those left; what is as good goes by id and row, so
# that the order of the file and of the ledger does not matter.

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.publish.comparing.likeness import KindMatch, Likeness, likeness
from crossbearing.publish.comparing.nearby import Nearby
from crossbearing.publish.comparing.reach import Reach
from crossbearing.publish.comparing.record import Record


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one."""

    ours: Record
    theirs: Record
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs that were taken, and what stands nearest to records, by incident and by row."""

    matched: list[Pair]
    why_ours: dict[str, str]
    why_theirs: dict[int | None, str]


def pair(ours: Sequence[Record], theirs: Sequence[Record], reach: Reach) -> Pairing:
    """Each incident with the row that it fits best, if any."""
    index = Nearby(theirs, reach.wider)
    fitting: list[Pair] = []
    alone = _Alone(reach)
    for record in ours:
        for number in index.near(record):
            found = Pair(record, theirs[number], likeness(record, theirs[number], reach))
            if found.likeness.score is not None:
                fitting.append(found)
            else:
                alone.see(found)
    taken = _taken(fitting)
    near, given = alone.reasons(), _given_away(taken, fitting)
    return Pairing(taken, near[0] | given[0], near[1] | given[1])


def _rank(one: Pair) -> tuple[float, str, int]:
    return -(one.likeness.score or 0.0), one.ours.key, one.theirs.row or 0


def _taken(fitting: Sequence[Pair]) -> list[Pair]:
    ours: set[str] = set()
    theirs: set[int | None] = set()
    taken = []
    for one in sorted(fitting, key=_rank):
        if one.ours.key not in ours and one.theirs.row not in theirs:
            ours.add(one.ours.key)
            theirs.add(one.theirs.row)
            taken.append(one)
    return taken


class _Alone:
    """The nearest of what did not fit, by record."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._ours: dict[str, Pair] = {}
        self._theirs: dict[int | None, Pair] = {}

    def see(self, found: Pair) -> None:
        """Keep a pair if nothing nearer was seen for either of it."""
        if not _is_close(found, self._reach):
            return
        key, row = found.ours.key, found.theirs.row
        self._ours[key] = min(self._ours.get(key, found), found, key=_distance)
        self._theirs[row] = min(self._theirs.get(row, found), found, key=_distance)

    def reasons(self) -> tuple[dict[str, str], dict[int | None, str]]:
        """Why each incident and each row did not fit what lies nearest to it."""
        ours = {key: f"nearest is row {one.theirs.row}, {_miss(one)}" for key, one in self._ours.items()}
        theirs = {row: f"nearest is {one.ours.key}, {_miss(one)}" for row, one in self._theirs.items()}
        return ours, theirs


def _given_away(taken: Sequence[Pair], fitting: Sequence[Pair]) -> tuple[dict[str, str], dict[int | None, str]]:
    """Of what fits something that fits another one better: which."""
    row_of = {one.ours.key: one.theirs.row for one in taken}
    key_of = {one.theirs.row: one.ours.key for one in taken}
    ours: dict[str, str] = {}
    theirs: dict[int | None, str] = {}
    for one in sorted(fitting, key=_rank):
        key, row = one.ours.key, one.theirs.row
        if key not in row_of:
            ours.setdefault(key, f"row {row} fits it, and fits {key_of[row]} better")
        if row not in key_of:
            theirs.setdefault(row, f"{key} fits it, and fits row {row_of[key]} better")
    return ours, theirs


def _is_close(found: Pair, reach: Reach) -> bool:
    wider, like = reach.wider, found.likeness
    if like.days > wider.days:
        return False
    return like.same_name if like.km is None else like.km <= wider.km


def _distance(found: Pair) -> tuple[bool, int, float, str, int]:
    like = found.likeness
    return (
        like.kind is KindMatch.OTHER,
        like.days,
        -1.0 if like.km is None else like.km,
        found.ours.key,
        found.theirs.row or 0,
    )


def _miss(one: Pair) -> str:
    """Why two that are close are not one."""
    away = f"{one.likeness.gap} away"
    if one.likeness.too_little:
        return f"{away}, with too little else in common"
    if one.likeness.kind is not KindMatch.OTHER:
        return away
    return f"{away} and of another kind: {one.ours.kind} here, {one.theirs.kind} there"
