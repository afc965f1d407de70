"""How a place fared over time, as bars on lanes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.model.place_status import Attribute
from crossbearing.model.when import days_of
from crossbearing.web.charts.shares import LENGTH
from crossbearing.web.places.ticks import Tick, ticks

# Incidents are counted in so many columns.
COLUMNS = 60
# A bar of one day on a long stretch is still seen.
_LEAST = 0.9
_HEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Spelled:
    """One status: its number on the page, what of, which, by whom, when (EDTF), and whether another one stands
    against it."""

    number: int
    attribute: Attribute
    value: str
    holder: str | None
    interval: str | None
    is_rival: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A status on its lane: where it begins and how long it is, in hundredths of the whole time.

    `opens` says that no beginning is known, `stays` that no end is, `is_vague` that its ends are not sure.
    """

    number: int
    start: float
    length: float
    opens: bool
    stays: bool
    is_vague: bool
    is_rival: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """Statuses that say the same of the place, and how many of them have no date."""

    attribute: Attribute
    value: str
    holder: str | None
    bars: tuple[Bar, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Column:
    """Incidents of a stretch of time: where it is, how high it stands (of ten), and how many they are."""

    start: float
    length: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Course:
    """Lanes and incidents over the days from `first` to `last` (ISO 8601), with where years, months or days begin."""

    first: str
    last: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]


def course(spells: Sequence[Spelled], incidents: Sequence[tuple[str, int]], within: str | None = None) -> Course | None:
    """The lanes over the whole time of what has a date, or over a time (EDTF); None where nothing of then has."""
    ends = [day for one in spells if one.interval is not None for day in days_of(one.interval)]
    days = [day for day in ends if day is not None] + [date.fromisoformat(day) for day, _ in incidents]
    if not days:
        return None
    begin, end = (None, None) if within is None else days_of(within)
    first, last = begin or min(days), end or max(days)
    if first > last:
        return None
    lanes = (_lane(list(group), first, last) for group in _groups(spells))
    seen = tuple(lane for lane in lanes if lane.bars or lane.undated)
    columns = tuple(_columns(incidents, first, last))
    return Course(first.isoformat(), last.isoformat(), tuple(ticks(first, last)), seen, columns)


def _groups(spells: Iterable[Spelled]) -> Iterable[list[Spelled]]:
    """Statuses that say the same, those of one attribute next to one another, in the order of first mention."""
    found: dict[tuple[Attribute, str, str | None], list[Spelled]] = {}
    for one in spells:
        found.setdefault((one.attribute, one.value.casefold(), one.holder), []).append(one)
    order = list(Attribute)
    return sorted(found.values(), key=lambda group: order.index(group[0].attribute))


def _lane(group: Sequence[Spelled], first: date, last: date) -> Lane:
    one = group[0]
    found = (_bar(spell, spell.interval, first, last) for spell in group if spell.interval is not None)
    bars = [bar for bar in found if bar is not None]
    bars.sort(key=lambda bar: (-bar.length, bar.start, bar.number))
    return Lane(one.attribute, one.value, one.holder, tuple(bars), sum(spell.interval is None for spell in group))


def _bar(spell: Spelled, interval: str, first: date, last: date) -> Bar | None:
    """The part of a status that lies within the time; None where it is of another one."""
    begin, end = days_of(interval)
    if (begin is not None and begin > last) or (end is not None and end < first):
        return None
    start, length = _stretch(max(begin or first, first), min(end or last, last), first, last)
    is_vague = any(sign in interval for sign in "?~%")
    return Bar(spell.number, start, length, begin is None, end is None, is_vague, spell.is_rival)


def _stretch(begin: date, end: date, first: date, last: date) -> tuple[float, float]:
    whole = (last - first).days + 1
    length = max(_LEAST, LENGTH * ((end - begin).days + 1) / whole)
    start = min(LENGTH * (begin - first).days / whole, LENGTH - length)
    return round(max(start, 0.0), 2), round(min(length, LENGTH), 2)


def _columns(incidents: Sequence[tuple[str, int]], first: date, last: date) -> Iterable[Column]:
    """Incidents by the day they begin, counted together where there are many days."""
    whole = (last - first).days + 1
    days = max(1, -(-whole // COLUMNS))
    counts: dict[int, int] = {}
    inside = ((date.fromisoformat(day), many) for day, many in incidents)
    for day, many in ((day, many) for day, many in inside if first <= day <= last):
        number = (day - first).days // days
        counts[number] = counts.get(number, 0) + many
    most = max(counts.values(), default=1)
    for number, count in sorted(counts.items()):
        begin = first + timedelta(days=number * days)
        start, length = _stretch(begin, min(begin + timedelta(days=days - 1), last), first, last)
        yield Column(start, length, round(_HEIGHT * count / most, 2), count)
