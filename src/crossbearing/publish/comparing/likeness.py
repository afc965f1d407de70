"""How near two records are in time, space, kind and numbers, and what speaks for their being one."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from crossbearing.model.event import EventType
from crossbearing.model.place import distance_km
from crossbearing.publish.comparing.reach import Reach
from crossbearing.publish.comparing.record import Record, Toll
from crossbearing.reconcile.families import family_of

# What each of these counts for; together they are one. Where and when tell most: in a war most days have an attack of
# the same kind somewhere, and numbers differ by source.
_WHEN, _WHERE, _WHAT, _HOW_MANY, _WHO = 0.3, 0.3, 0.15, 0.2, 0.05
# A time of several days that holds a day says less than the same day.
_VAGUE = 0.8
_SAME_FAMILY = 0.5
_NOT_SAID = 0.5
_BOTH_POSSIBLE = 0.8
# Two that are at the edge of what is near in time and in space, and of which nothing else is the same, are two.
_LEAST = 0.6
# Two gazetteers may put one town so many times as far apart as what is near.
_SAME_NAME_REACH = 3
_SAME_NAME, _SAME_NAME_AFAR = 0.9, 0.5
# The sides and kinds of a table come again and again.
_SIDES_KEPT = 1 << 14
_WORD = re.compile(r"[^\W\d_]{4,}")
_USUAL = frozenset(
    ("forces", "group", "armed", "military", "civilians", "government", "army", "unidentified", "police")
)


class KindMatch(StrEnum):
    """How the kinds of two records stand to each other."""

    SAME = "the same kind"
    FAMILY = "a like kind"
    NOT_SAID = "a kind that is not said"
    OTHER = "another kind"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two records are. `days` and `km` lie between them; `km` is None where a position is not known.

    `score` runs from 0 to 1, and is None where they cannot be one, or where `too_little` speaks for it.
    """

    days: int
    km: float | None
    same_name: bool
    kind: KindMatch
    score: float | None
    too_little: bool = False

    @property
    def grounds(self) -> str:
        """What speaks for the two being one."""
        when = "the same time" if self.days == 0 else f"{self.days} day{'s' if self.days > 1 else ''} apart"
        where = "" if self.km is None else f"{self.km:.1f} km apart"
        name = "the same name of a place" if self.same_name else ""
        return "; ".join(filter(None, (when, where, name, self.kind.value)))

    @property
    def gap(self) -> str:
        """How far they are from each other."""
        days = f"{self.days} day{'' if self.days == 1 else 's'}"
        return days if self.km is None else f"{days} and {self.km:.0f} km"


def likeness(ours: Record, theirs: Record, reach: Reach) -> Likeness:
    """How like an incident and a row are."""
    days = _days_between(ours, theirs)
    km, same_name = _km_between(ours, theirs), _same_name(ours, theirs)
    kind = _kind_match(ours.kinds, theirs.kinds)
    near = is_near(ours, theirs, km, same_name=same_name, reach=reach)
    found = Likeness(days, km, same_name, kind, None)
    if days > reach.days or not near or kind is KindMatch.OTHER:
        return found
    score = round(_score(ours, theirs, found, reach), 4)
    return replace(found, score=score) if score >= _LEAST else replace(found, too_little=True)


def _score(ours: Record, theirs: Record, found: Likeness, reach: Reach) -> float:
    what = {KindMatch.SAME: 1.0, KindMatch.FAMILY: _SAME_FAMILY}.get(found.kind, _NOT_SAID)
    return (
        _WHEN * _when(ours, theirs, found.days, reach)
        + _WHERE * _where(ours, theirs, found.km, same_name=found.same_name, reach=reach)
        + _WHAT * what
        + _HOW_MANY * _how_many(ours.toll, theirs.toll)
        + _WHO * _who(ours, theirs)
    )


def is_near(ours: Record, theirs: Record, km: float | None, *, same_name: bool, reach: Reach) -> bool:
    """Whether both may lie at one place: by their positions, or where one has none by their names."""
    if km is None:
        return same_name
    slack = (ours.spot.slack or 0.0) + (theirs.spot.slack or 0.0)
    return km <= reach.km * (_SAME_NAME_REACH if same_name else 1) + slack


def _days_between(ours: Record, theirs: Record) -> int:
    return max(0, (theirs.first - ours.last).days, (ours.first - theirs.last).days)


def _km_between(ours: Record, theirs: Record) -> float | None:
    a, b = ours.spot.point, theirs.spot.point
    return None if a is None or b is None else round(distance_km(*a, *b), 1)


def _same_name(ours: Record, theirs: Record) -> bool:
    return ours.spot.skeleton is not None and ours.spot.skeleton == theirs.spot.skeleton


@lru_cache(maxsize=_SIDES_KEPT)
def _kind_match(ours: frozenset[EventType] | None, theirs: frozenset[EventType] | None) -> KindMatch:
    if ours is None or theirs is None:
        return KindMatch.NOT_SAID
    if ours & theirs:
        return KindMatch.SAME
    families = {family_of(kind) for kind in ours} & {family_of(kind) for kind in theirs}
    return KindMatch.FAMILY if families else KindMatch.OTHER


def _when(ours: Record, theirs: Record, days: int, reach: Reach) -> float:
    is_vague = (ours.first, ours.last) != (theirs.first, theirs.last)
    share = 1 - days / (reach.days + 1)
    return share * _VAGUE if is_vague and days == 0 else share


def _where(ours: Record, theirs: Record, km: float | None, *, same_name: bool, reach: Reach) -> float:
    if km is None:
        return _SAME_NAME
    slack = (ours.spot.slack or 0.0) + (theirs.spot.slack or 0.0)
    by_position = max(0.0, 1 - km / (reach.km + slack)) if reach.km + slack > 0 else float(km == 0)
    if not same_name:
        return by_position
    return max(by_position, _SAME_NAME if km <= reach.km + slack else _SAME_NAME_AFAR)


def _how_many(ours: Toll, theirs: Toll) -> float:
    mine, other = _bounds(ours), _bounds(theirs)
    if mine is None or other is None:
        return _NOT_SAID
    if ours.best is not None and ours.best == theirs.best:
        return 1.0
    return _BOTH_POSSIBLE if mine[0] <= other[1] and other[0] <= mine[1] else _ratio(mine, other)


def _ratio(mine: tuple[float, float], other: tuple[float, float]) -> float:
    """How near two figures that cannot both be right are: the nearest ends, one as a share of the other."""
    small, large = sorted((min(mine[1], other[1]), max(mine[0], other[0])))
    return _BOTH_POSSIBLE * small / large if large > 0 else 0.0


def _bounds(toll: Toll) -> tuple[float, float] | None:
    known = [value for value in (toll.low, toll.best, toll.high) if value is not None]
    if not known:
        return None
    return min(known), max(known) if toll.high is not None or toll.best is not None else float("inf")


def _who(ours: Record, theirs: Record) -> float:
    mine, other = _words(ours.sides), _words(theirs.sides)
    if not mine or not other:
        return _NOT_SAID
    return 1.0 if mine & other else 0.0


@lru_cache(maxsize=_SIDES_KEPT)
def _words(sides: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for side in sides for word in _WORD.findall(side.casefold())) - _USUAL
