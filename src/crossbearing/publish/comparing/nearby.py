"""Finds the records that lie near another one in time and space, without looking at all of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import ceil, cos, floor, radians

from crossbearing.publish.comparing.reach import Reach
from crossbearing.publish.comparing.record import Record
from crossbearing.publish.comparing.slack import REGION

_KM_A_DEGREE = 111.0
_WEEK = 7
# Near a pole a kilometre is many degrees of longitude; beyond so many every column is looked at.
_MOST_COLUMNS = 360
_FLATTEST = 0.01


class Nearby:
    """Records by week and by place: where positions are known by the degree, else by what stays of the name."""

    def __init__(self, records: Sequence[Record], reach: Reach) -> None:
        self._records = records
        self._reach = reach
        self._cells: dict[tuple[int, int, int], list[int]] = {}
        self._names: dict[tuple[str, int], list[int]] = {}
        for number, record in enumerate(records):
            self._keep(number, record)

    def _keep(self, number: int, record: Record) -> None:
        for week in _weeks(record.first, record.last):
            if (point := record.spot.point) is not None:
                self._cells.setdefault((floor(point[0]), _column(point[1]), week), []).append(number)
            if (name := record.spot.skeleton) is not None:
                self._names.setdefault((name, week), []).append(number)

    def near(self, record: Record) -> Iterator[int]:
        """The numbers of the records that may be near, each once, in order."""
        days = timedelta(days=self._reach.days)
        first, last = _shifted(record.first, -days), _shifted(record.last, days)
        weeks = list(_weeks(first, last))
        found: set[int] = set()
        for lat, lon in self._around(record):
            found.update(number for week in weeks for number in self._cells.get((lat, lon, week), ()))
        if (name := record.spot.skeleton) is not None:
            found.update(number for week in weeks for number in self._names.get((name, week), ()))
        for number in sorted(found):
            other = self._records[number]
            if other.first <= last and other.last >= first:
                yield number

    def _around(self, record: Record) -> Iterable[tuple[int, int]]:
        """The cells of a degree that what is near may lie in."""
        point = record.spot.point
        if point is None:
            return
        lat, lon = point
        high = (self._reach.km + (record.spot.slack or 0.0) + REGION) / _KM_A_DEGREE
        wide = min(high / max(cos(radians(lat)), _FLATTEST), _MOST_COLUMNS / 2)
        for row in range(floor(lat - high), floor(lat + high) + 1):
            for column in range(floor(lon - wide), ceil(lon + wide) + 1):
                yield row, _column(column)


def _column(lon: float) -> int:
    """The cell of a longitude; those on both sides of the date line lie side by side."""
    return (floor(lon) + 180) % 360 - 180


def _weeks(first: date, last: date) -> Iterator[int]:
    return iter(range(first.toordinal() // _WEEK, last.toordinal() // _WEEK + 1))


def _shifted(day: date, by: timedelta) -> date:
    """The day moved, within the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max
