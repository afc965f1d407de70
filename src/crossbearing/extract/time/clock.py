"""What dates are counted from, and what counting gives."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.model.when import Basis, Precision


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of the calendar, how finely it is known (None: as its form says), and on what ground."""

    period: Period
    fine: Precision | None
    basis: Basis
    why: str

    @classmethod
    def of(cls, period: Period | None, basis: Basis, why: str) -> "Value | None":
        """The value of a stretch, if there is one."""
        return None if period is None else cls(period, None, basis, why)

    def at(self, fine: Precision) -> "Value":
        """The same, known as finely as this."""
        return replace(self, fine=fine)

    def with_period(self, period: Period) -> "Value":
        """Another stretch on the same ground."""
        return replace(self, period=period, fine=None)

    @property
    def precision(self) -> Precision:
        """How finely it is known."""
        return self.fine or self.period.precision


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from at one place of a text.

    `written` is the day of writing, or all days it may be. `told` is the day told before, `deed` that one unless
    only something was said on it, `named` that one or the day a noun was described by, `year` the date of any size
    told before, `here` the day told in the same sentence. `forward` says that the sentence looks ahead, `said` is
    the day on which its plan was told. `turned` says that the expression stands beside a date and dates what follows
    ("on 2 May, the day before the vote"), `complement` that words follow which say of what. `covered` ends what the
    report covers, where it says so. `past` is the day told before which a clause with "had" lies.
    """

    written: Period | None
    told: Period | None = None
    deed: Period | None = None
    named: Period | None = None
    year: Period | None = None
    forward: bool = False
    said: date | None = None
    turned: bool = False
    complement: bool = False
    day_first: bool | None = None
    covered: Period | None = None
    here: Period | None = None
    past: date | None = None

    def counted(self, reckon: Callable[[date], Period]) -> Period | None:
        """What `reckon` gives for the day of writing; all from the earliest to the latest where that is not known."""
        if self.written is None or self.written.first is None or self.written.last is None:
            return None
        return calendar.between(reckon(self.written.first), reckon(self.written.last))

    def counted_if(self, reckon: Callable[[date], Period | None]) -> Period | None:
        """The same where the count may come to nothing."""
        if self.written is None or self.written.first is None or self.written.last is None:
            return None
        earliest, latest = reckon(self.written.first), reckon(self.written.last)
        return calendar.between(earliest, latest) if earliest and latest else None

    def counted_from_told(self, reckon: Callable[[date], Period], *, named: bool = False) -> Period | None:
        """The same for the day told before."""
        told = (self.named if named else self.told) or self.told
        if told is None or told.first is None or told.last is None:
            return None
        return calendar.between(reckon(told.first), reckon(told.last))

    @property
    def writing(self) -> str:
        """The day of writing in words, and that it is one of several where only those are known."""
        if self.written is None:
            return "the day of writing"
        return f"the day of writing ({'' if self.written.is_day else 'some day of '}{self.written.edtf})"
