"""What truly took place: the incidents of an invented war, which no report knows whole."""

from dataclasses import dataclass
from datetime import date
from math import ceil, sqrt

from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.simulate.terrain import Town
from crossbearing.simulate.truce import Truce

GOVERNMENT, REBELS, CIVILIANS = "government", "rebels", "civilians"
# How much more news an attack is that breaks a truce.
BREACH = 0.4
_HARM = frozenset({Category.KILLED, Category.WOUNDED})


@dataclass(frozen=True, slots=True)
class Toll:
    """What an incident cost or moved: so many of a category, what they were; `part` counts some of the one before."""

    category: Category
    noun: str
    count: int
    part: bool = False


@dataclass(frozen=True, slots=True)
class TrueIncident:
    """One thing that took place. `by` and `against` are sides, `holder` is the side that held the town.

    `climb` says what share of the toll was known on the day and on those after it. `truce` and `obligation` are set
    where it carried out, or broke, a term of a truce; `wave` names the series it belongs to.
    """

    id: str
    war: str
    type: EventType
    town: Town
    day: date
    part: str
    by: str
    against: str
    object: str
    holder: str
    tolls: tuple[Toll, ...]
    climb: tuple[float, ...]
    wave: str | None = None
    truce: Truce | None = None
    obligation: str | None = None
    breaks: bool = False

    @property
    def severity(self) -> float:
        """How much news it is: 0.5 where nobody was hurt, 1 at about ten dead, never over 2."""
        if self.truce is not None and not self.breaks:
            return 1.5
        harmed = sum(toll.count for toll in self.tolls if toll.category in _HARM and not toll.part)
        return min(2.0, 0.5 + 0.12 * sqrt(harmed) + BREACH * self.breaks)

    def known(self, toll: Toll, days: int) -> int:
        """How many of a toll were known so many days after."""
        return ceil(toll.count * self.climb[min(max(days, 0), len(self.climb) - 1)])

    def count(self, category: Category) -> int | None:
        """The final toll of one category; None where it has none."""
        return next((toll.count for toll in self.tolls if toll.category is category and not toll.part), None)


def other_side(side: str) -> str:
    """The side that fights this one."""
    return REBELS if side == GOVERNMENT else GOVERNMENT
