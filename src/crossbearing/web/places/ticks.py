"""Where years, months or days begin on a stretch of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import count

from crossbearing.web.charts.shares import LENGTH

# So many at most: their words fit beside one another on a phone.
_MOST = 5
# Days, months and years between two.
_DAYS, _MONTHS, _YEARS = (1, 2, 7, 14), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# Nearer to the end than this the words of a tick would leave the picture.
_EDGE = 7.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day, month or year (EDTF) that begins at a place, in hundredths of the whole time."""

    date: str
    at: float


def ticks(first: date, last: date) -> Iterator[Tick]:
    """Round dates between two days, evenly set and few."""
    whole = (last - first).days + 1
    for day, said in _fitting(first, last):
        at = round(LENGTH * (day - first).days / whole, 2)
        if _EDGE <= at <= LENGTH - _EDGE:
            yield Tick(said, at)


def _fitting(first: date, last: date) -> list[tuple[date, str]]:
    """The beginnings of the finest division that has few enough."""
    days = (last - first).days
    for step in _DAYS:
        if days / step < _MOST:
            return [(day, day.isoformat()) for day in _days(first, last, step)]
    months = days / 30
    for step in _MONTHS:
        if months / step < _MOST:
            return [(day, day.isoformat()[:7]) for day in _months(first, last, step)]
    step = next(step for step in _YEARS if days / 365 / step < _MOST)
    return [(day, day.isoformat()[:4]) for day in _months(first, last, 12 * step)]


def _days(first: date, last: date, step: int) -> Iterator[date]:
    yield from (first + timedelta(days=number) for number in range(0, (last - first).days + 1, step))


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """Each first of a month whose number since the beginning of the calendar is a multiple of `step`."""
    since = -(-(first.year * 12 + first.month - 1) // step) * step
    for number in count(since, step):
        year, month = divmod(number, 12)
        if year > MAXYEAR or date(year, month + 1, 1) > last:
            return
        if date(year, month + 1, 1) >= first:
            yield date(year, month + 1, 1)
