"""Days as they are told: by weekday, by date, or loosely."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.vocab import load

# How often the day is taken for the one before or after; a weekday names one of the last so many days.
SLIP, WEEKDAY_DAYS = 0.025, 6
EXPLICIT = 0.2


@dataclass(frozen=True, slots=True)
class ToldDay:
    """The words for a day ("on Tuesday morning") and what they say: EDTF, precision and ground."""

    words: str
    edtf: str
    precision: Precision
    basis: Basis

    def when(self, span: Span) -> When:
        """The date as a reading has it, with its words."""
        return When(self.edtf, self.precision, self.basis, span, "as told")


def told_day(rng: Random, day: date, published: date, *, part: str, loose: float) -> ToldDay:
    """How a report of this date tells a day; `loose` is how likely it names no day."""
    if rng.random() < SLIP:
        day = min(published, day + timedelta(days=rng.choice((-1, 1))))
    lag = (published - day).days
    if rng.random() < loose or lag > 60:
        return _loosely(day, published)
    if lag > WEEKDAY_DAYS or rng.random() < EXPLICIT:
        return ToldDay(f"on {_date(day)}{f' {part}' * bool(part)}", day.isoformat(), Precision.DAY, Basis.EXPLICIT)
    weekday = load("simulate")["words"]["weekdays"][day.weekday()]
    hour = part.removeprefix("in the ").replace("at night", "night")
    return ToldDay(f"on {weekday}{f' {hour}' * bool(hour)}", day.isoformat(), Precision.DAY, Basis.RELATIVE)


def _loosely(day: date, published: date) -> ToldDay:
    monday = published - timedelta(days=published.weekday())
    if day >= monday:
        return ToldDay("this week", _span(monday, published), Precision.WEEK, Basis.RELATIVE)
    if day >= monday - timedelta(days=7):
        last = monday - timedelta(days=7)
        return ToldDay("last week", _span(last, monday - timedelta(days=1)), Precision.WEEK, Basis.RELATIVE)
    month = f"{day:%Y-%m}"
    if (published.year, published.month) == (day.year, day.month):
        first = day.replace(day=1)
        return ToldDay("earlier this month", _span(first, published), Precision.INTERVAL, Basis.RELATIVE)
    if (published.replace(day=1) - timedelta(days=1)).strftime("%Y-%m") == month:
        return ToldDay("last month", month, Precision.MONTH, Basis.RELATIVE)
    return ToldDay(f"in {month_name(day)} {day.year}", month, Precision.MONTH, Basis.EXPLICIT)


def month_name(day: date) -> str:
    """The month in words."""
    return str(load("simulate")["words"]["months"][day.month - 1])


def _date(day: date) -> str:
    return f"{month_name(day)} {day.day}"


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
