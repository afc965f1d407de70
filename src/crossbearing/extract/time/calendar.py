"""Days, weeks, months and years as stretches of the calendar, written in EDTF without padding."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossbearing.model.when import Precision, days_of

_GRAINS = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}
SATURDAY, SUNDAY = 5, 6
# Months of the years 1 and 9998, counted from the year 0: what the calendar of the language can hold.
_FIRST_MONTH, _LAST_MONTH = 12, 9998 * 12 + 11
_DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days as EDTF writes it: `head` and `tail` are its ends, None where it is open.

    A day, month or year has the same head and tail. `first` and `last` are its outermost days.
    """

    first: date | None
    last: date | None
    head: str | None
    tail: str | None

    @property
    def edtf(self) -> str:
        """The stretch in EDTF."""
        if self.head == self.tail and self.head is not None:
            return self.head
        return f"{self.head or '..'}/{self.tail or '..'}"

    @property
    def precision(self) -> Precision:
        """How fine the EDTF form is: day, month, year, or interval."""
        if self.head != self.tail or self.head is None:
            return Precision.INTERVAL
        return _GRAINS[len(self.head.rstrip("~"))]

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last

    def vague(self) -> "Period":
        """The same, marked as approximate."""
        marked = [end and end.rstrip("~") + "~" for end in (self.head, self.tail)]
        return replace(self, head=marked[0], tail=marked[1])


def day(of: date) -> Period:
    """One day."""
    return Period(of, of, of.isoformat(), of.isoformat())


def month(year: int, number: int) -> Period:
    """One month."""
    name = f"{year:04}-{number:02}"
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), name, name)


def year(number: int) -> Period:
    """One year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", f"{number:04}")


def span(start: Period | None, end: Period | None) -> Period:
    """From the start of one stretch to the end of another; None is an open end. Ends out of order are swapped."""
    if start and end and start.first and end.last and end.last < start.first:
        start, end = end, start
    return Period(
        start.first if start else None,
        end.last if end else None,
        start.head if start else None,
        end.tail if end else None,
    )


def days(first: date, last: date) -> Period:
    """From one day to another."""
    return span(day(first), day(last))


def week(of: date) -> Period:
    """Monday to Sunday of the week a day is in."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend(of: date) -> Period:
    """Saturday and Sunday of the week a day is in."""
    monday = of - timedelta(days=of.weekday())
    return days(monday + timedelta(days=SATURDAY), monday + timedelta(days=SUNDAY))


def weekday_until(of: date, weekday: int) -> date:
    """The last such weekday up to a day, that day included."""
    return of - timedelta(days=(of.weekday() - weekday) % 7)


def weekday_before(of: date, weekday: int) -> date:
    """The last such weekday before a day, that day not included."""
    return weekday_until(of - timedelta(days=1), weekday)


def weekday_from(of: date, weekday: int) -> date:
    """The first such weekday from a day on, that day included."""
    return of + timedelta(days=(weekday - of.weekday()) % 7)


def weekday_after(of: date, weekday: int) -> date:
    """The first such weekday after a day, that day not included."""
    return weekday_from(of + timedelta(days=1), weekday)


def is_day_of_calendar(year_number: int, month_number: int, day_number: int) -> bool:
    """Whether there is such a day."""
    if not (1 <= year_number <= 9998 and 1 <= month_number <= 12):
        return False
    return 1 <= day_number <= monthrange(year_number, month_number)[1]


def months_on(of: date, count: int) -> date:
    """The same day so many months later (earlier if negative), or that month's last day, within the calendar."""
    index = min(max(of.year * 12 + of.month - 1 + count, _FIRST_MONTH), _LAST_MONTH)
    year_number, month_number = index // 12, index % 12 + 1
    return date(year_number, month_number, min(of.day, monthrange(year_number, month_number)[1]))


def shifted(of: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years later (earlier if negative)."""
    match unit:
        case "year":
            return months_on(of, 12 * count)
        case "month":
            return months_on(of, count)
        case "week":
            return of + timedelta(weeks=count)
        case _:
            return of + timedelta(days=count)


def cut(of: date, unit: str) -> Period:
    """The stretch of a unit's size that holds a day: the day itself, its week, month or year."""
    match unit:
        case "year":
            return year(of.year)
        case "month":
            return month(of.year, of.month)
        case "week":
            return week(of)
        case "weekend":
            return weekend(of)
        case "decade":
            return span(year(of.year // 10 * 10), year(of.year // 10 * 10 + 9))
        case _:
            return day(of)


def between(earliest: Period, latest: Period) -> Period:
    """One value where both readings agree, else all from the earliest to the latest."""
    return earliest if earliest == latest else span(earliest, latest)


def parse(edtf: str) -> Period:
    """The stretch an EDTF string of days, months or years writes."""
    first, last = days_of(edtf)
    head, _, tail = edtf.partition("/")
    ends = (head, tail or head)
    if "/" in edtf and not tail:
        ends = (head, "..")
    return Period(first, last, _end(ends[0]), _end(ends[1]))


def _end(point: str) -> str | None:
    """One end of an interval without its clock time, any mark of doubt as "~"; None if open."""
    if point in ("", ".."):
        return None
    bare = point.rstrip("?~%")
    return bare[:_DAY_LENGTH] + ("~" if bare != point else "")
