"""What a report is going to hold: who publishes it, when, and its stories with every choice made."""

from dataclasses import dataclass
from datetime import date

from crossbearing.simulate.accounts import Story
from crossbearing.simulate.counts import Count
from crossbearing.simulate.outlets import Outlet
from crossbearing.simulate.terrain import Area
from crossbearing.simulate.war import War


@dataclass(frozen=True, slots=True)
class Roundup:
    """The dead of a week in one province, added up; `ever` those since the war began."""

    area: Area
    first: date
    last: date
    week: Count
    ever: Count

    @property
    def period(self) -> str:
        """Names the week and province: what two reports of the same sum share."""
        return f"week:{self.area.place.id}:{self.first.isoformat()}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A number of dead that an outlet takes back, and what it puts in its place."""

    story: Story
    wrong: Count
    right: Count
    earlier: date
    corrects: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One report to be written. `original` is the report it copies."""

    id: str
    war: War
    outlet: Outlet
    published: date
    stories: tuple[Story, ...] = ()
    roundup: Roundup | None = None
    correction: Correction | None = None
    original: str | None = None
