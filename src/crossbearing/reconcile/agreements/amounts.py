"""How much: a figure as an amount, a share of a whole, and what several deeds come to without counting any twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf

from crossbearing.errors import DateError
from crossbearing.model.deal import Amount, Done
from crossbearing.model.figure import Figure
from crossbearing.model.when import days_of
from crossbearing.vocab import load

# Reports of one convoy may be a day or two apart: it leaves on one and arrives on another.
SLACK_DAYS = 2
PERCENT = 100
# "About 1,500" reaches to whole people; shares of a ton keep two digits.
DIGITS = 2


def amount_of(figure: Figure | None) -> Amount | None:
    """What a figure says of how much is owed or done; None for times, shares and counts without a number.

    None as well for what is opened or gone through but not handed over: "one crossing", "three phases".
    """
    if figure is None or is_share(figure) or is_time(figure) or figure.unit.casefold() in _units("uncounted"):
        return None
    if figure.value is None and figure.low is None and figure.high is None:
        return None
    low, high = figure.reach
    return Amount(round(low, DIGITS), None if high == inf else round(high, DIGITS), figure.unit.casefold())


def share_of(figure: Figure | None, whole: Amount | None) -> Amount | None:
    """The part of a whole that a share stands for; None where either is not known."""
    if figure is None or whole is None or figure.value is None or not is_share(figure):
        return None
    part = figure.value if figure.value <= 1 else figure.value / PERCENT
    if part > 1:
        return None
    high = None if whole.high is None else round(whole.high * part, DIGITS)
    return Amount(round(whole.low * part, DIGITS), high, whole.unit)


def is_share(figure: Figure) -> bool:
    """Whether the figure is a part of something that is not told with it."""
    return figure.unit.casefold() in _units("share")


def is_time(figure: Figure) -> bool:
    """Whether the figure is a length of time."""
    return figure.unit.casefold() in _units("time")


@cache
def _units(table: str) -> frozenset[str]:
    return frozenset(load("duty_classes")["units"][table])


def excludes(left: Amount, right: Amount) -> bool:
    """Whether no one number could satisfy both."""
    return left.unit == right.unit and (_top(left) < right.low or _top(right) < left.low)


def widest(amounts: Sequence[Amount]) -> Amount | None:
    """From the least to the most of these, in the unit that most of them have."""
    same = of_unit(amounts, _unit_of(amounts))
    if not same:
        return None
    tops = [_top(one) for one in same]
    return Amount(min(one.low for one in same), None if inf in tops else max(tops), same[0].unit)


def of_unit(amounts: Sequence[Amount], unit: str | None) -> list[Amount]:
    """Those in one unit."""
    return [one for one in amounts if one.unit == unit]


def remaining(owed: Amount | None, done: Amount | None) -> Amount | None:
    """What is left of what is owed; all of it where nothing is known to be done."""
    if owed is None or done is None or owed.unit != done.unit:
        return owed
    low = max(0.0, owed.low - _top(done))
    return Amount(low, None if owed.high is None else max(0.0, owed.high - done.low), owed.unit)


@dataclass(frozen=True, slots=True)
class _Deed:
    """One deed with the days it may lie on, the least and most that anybody has of it, and who tells it."""

    first: int
    last: int
    low: float
    high: float
    origins: frozenset[str]

    @property
    def width(self) -> int:
        return self.last - self.first


def total(told: Iterable[Done], unit: str | None) -> Amount | None:
    """What these states come to: one deed counts once, however many tell it, and its parts are not added to it.

    Of one origin the latest telling of a deed holds. A count of unknown date, or since an unknown one, is a total up
    to its day. None where no amount of that unit is told.
    """
    of_days: defaultdict[tuple[int, int], list[Done]] = defaultdict(list)
    for one in told:
        if one.amount is not None and one.amount.unit == unit:
            of_days[span_of(one)].append(one)
    if unit is None or not of_days:
        return None
    low, high = _sum(_united([_deed(days, of_days[days]) for days in sorted(of_days)]))
    return Amount(low, None if high == inf else high, unit)


def _deed(days: tuple[int, int], told: Sequence[Done]) -> _Deed:
    """What was done on these days, by the last word of each origin."""
    latest = {one.origin: one.amount for one in sorted(told, key=lambda one: (one.published or "", one.ref))}
    amounts = [amount for amount in latest.values() if amount is not None]
    low, high = min(one.low for one in amounts), max(_top(one) for one in amounts)
    return _Deed(*days, low, high, frozenset(latest))


def _united(deeds: Sequence[_Deed]) -> list[_Deed]:
    """Deeds of days near by with numbers that agree made one, unless one origin tells both."""
    found: list[_Deed] = []
    for one in deeds:
        at = next((n for n, other in enumerate(found) if _are_one(one, other)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _both(found[at], one)
    return found


def _are_one(one: _Deed, other: _Deed) -> bool:
    near = abs(one.first - other.first) <= SLACK_DAYS and abs(one.last - other.last) <= SLACK_DAYS
    agree = one.low <= other.high and other.low <= one.high and min(one.low, other.low) > 0
    return near and agree and one.origins.isdisjoint(other.origins)


def _both(one: _Deed, other: _Deed) -> _Deed:
    days = min(one.first, other.first), max(one.last, other.last)
    return _Deed(*days, min(one.low, other.low), max(one.high, other.high), one.origins | other.origins)


def _sum(deeds: Sequence[_Deed]) -> tuple[float, float]:
    """Least and most of all deeds; what lies within the days of a total is a part of it."""
    left = sorted(deeds, key=lambda one: (-one.width, one.first, -one.low, -one.high))
    low = high = 0.0
    while left:
        whole, *others = left
        parts = [one for one in others if _is_part(one, whole)]
        left = [one for one in others if not _is_part(one, whole)]
        low += max([whole.low, *(one.low for one in parts)])
        high += max(whole.high, _sum(parts)[1])
    return low, high


def _is_part(one: _Deed, whole: _Deed) -> bool:
    within = whole.first <= one.first and one.last <= whole.last
    # Two totals from the beginning on are no two deeds, even where the later one is the lower.
    are_totals = one.first == whole.first == date.min.toordinal()
    return within and one.width < whole.width and (are_totals or one.low <= whole.high)


def span_of(one: Done) -> tuple[int, int]:
    """First and last day of a state as ordinals; an open start reaches back to the first of days."""
    first, last = _days(one.date)
    end = last or _days(one.published)[1]
    start = first.toordinal() if first is not None else date.min.toordinal()
    return start, max(start, end.toordinal() if end is not None else date.max.toordinal())


def _days(edtf: str | None) -> tuple[date | None, date | None]:
    if edtf is None:
        return None, None
    try:
        return days_of(edtf)
    except DateError:
        return None, None


def _unit_of(amounts: Sequence[Amount]) -> str | None:
    units = [one.unit for one in amounts]
    return min(units, key=lambda unit: (-units.count(unit), unit)) if units else None


def _top(amount: Amount) -> float:
    return inf if amount.high is None else amount.high
