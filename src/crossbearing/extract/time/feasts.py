"""On which days of a year feasts fall: fixed ones, those of the church year, those of the lunar year of Islam."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period

# The tabular calendar counts its years from 15 July 622 (Julian); its months may begin a day off those of sighting.
_EPOCH = 227_014
_DAYS_IN_30_YEARS, _LEAP_OFFSET = 10_631, 14
_FIRST_YEAR = 622
_LUNAR_YEARS, _SOLAR_YEARS = 33, 32
_WEEK = 7


def feast_in(year: int, rule: Sequence[str | int]) -> Period | None:
    """The days of a feast in a year by its listed rule; None if the year has none.

    Rules: `["day", month, day]`, `["easter", days after, length]`, `["weekday", month, weekday, which]`,
    `["hijri", month, day, length]`; the last is known to within a day and so is marked approximate.
    """
    if not 1 < year < 9000:
        return None
    numbers = [int(number) for number in rule[1:]]
    match rule[0]:
        case "easter":
            after, length = numbers
            first = _easter(year) + timedelta(days=after)
            return calendar.days(first, first + timedelta(days=length - 1))
        case "weekday":
            month, weekday, which = numbers
            first = calendar.weekday_from(date(year, month, 1), weekday)
            return calendar.day(first + timedelta(days=_WEEK * (which - 1)))
        case "hijri":
            return next(_hijri(year, numbers), None)
    return calendar.day(date(year, numbers[0], numbers[1]))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _hijri(year: int, numbers: Sequence[int]) -> Iterator[Period]:
    """The feasts of the lunar years that lie in a year, in order."""
    month, day, length = numbers
    around = (year - _FIRST_YEAR) * _LUNAR_YEARS // _SOLAR_YEARS
    for lunar in range(around - 1, around + 3):
        first = _day_of(lunar, month, day)
        if first.year == year:
            yield calendar.days(first, first + timedelta(days=length - 1)).vague()


def _day_of(lunar: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar: months of 30 and 29 days by turns, eleven leap years in thirty."""
    days = (_DAYS_IN_30_YEARS * (lunar - 1) + _LEAP_OFFSET) // 30
    return date.fromordinal(_EPOCH + days + 29 * (month - 1) + month // 2 + day - 1)
