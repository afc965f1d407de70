"""What an incident and its row say differently."""

from dataclasses import dataclass

from crossbearing.publish.comparing.matching import Pair
from crossbearing.publish.comparing.record import Toll
from crossbearing.publish.comparing.shape import Shape

# Positions of one name that lie nearer than this, in kilometres, are two points of one town.
_SAME_SPOT = 5.0
SAME, AGREE, DIFFER = "same", "differ, and both can be right", "differ"
OURS_UNKNOWN, THEIRS_UNKNOWN, UNKNOWN = "only theirs has one", "only ours has one", "neither has one"


@dataclass(frozen=True, slots=True)
class Differences:
    """Of a pair: how the figures of the dead stand to each other, and what differs of date and place, in words.

    Dates differ where both have no day in common.
    """

    figures: str
    date: str | None
    place: str | None

    @classmethod
    def of(cls, pair: Pair, shape: Shape) -> "Differences":
        """The differences of a pair."""
        ours, theirs = pair.ours, pair.theirs
        date = f"{ours.when} and {theirs.when}" if pair.likeness.days > 0 else None
        return cls(_figures(ours.toll, theirs.toll, zero_is_unknown=shape.zero_is_unknown), date, _place(pair))

    @property
    def figures_differ(self) -> bool:
        """Whether both give a number, and another one."""
        return self.figures in (AGREE, DIFFER)


def toll_words(toll: Toll) -> str:
    """The figures: low, best and high."""
    if not toll.is_told:
        return "no figure"
    if toll.low == toll.best == toll.high:
        return f"{toll.best}"
    return "/".join("?" if value is None else f"{value}" for value in (toll.low, toll.best, toll.high))


def _figures(ours: Toll, theirs: Toll, *, zero_is_unknown: bool) -> str:
    silent = not theirs.is_told or (zero_is_unknown and theirs.best == 0 and not theirs.low and not theirs.high)
    if silent and not (theirs.is_told and ours.best == 0):
        return THEIRS_UNKNOWN if ours.is_told else UNKNOWN
    if not ours.is_told:
        return OURS_UNKNOWN
    if _point(ours) == _point(theirs) and _bounds(ours) == _bounds(theirs):
        return SAME
    if _point(ours) is not None and _point(ours) == _point(theirs):
        return SAME
    (low, high), (other_low, other_high) = _bounds(ours), _bounds(theirs)
    return AGREE if low <= other_high and other_low <= high else DIFFER


def _point(toll: Toll) -> float | None:
    return toll.best


def _bounds(toll: Toll) -> tuple[float, float]:
    """The least and the most that figures leave possible."""
    known = [value for value in (toll.low, toll.best, toll.high) if value is not None]
    most = float("inf") if toll.high is None and toll.best is None else max(known)
    return min(known), most


def _place(pair: Pair) -> str | None:
    """Both names where they are not one name, with how far apart they lie; None where nothing differs."""
    like = pair.likeness
    ours, theirs = pair.ours.spot.name or "no place", pair.theirs.spot.name or "no place"
    if like.same_name and (like.km is None or like.km < _SAME_SPOT):
        return None
    far = "" if like.km is None else f", {like.km:.1f} km apart"
    return f"{ours} and {theirs}{far}"
