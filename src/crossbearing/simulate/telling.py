"""Who reports what on which day: the stream of reports of a world, in order of publication."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import merge
from random import Random

from crossbearing.model.figure import Category
from crossbearing.simulate.accounts import Occasion, Story, account, corrected, trimmed
from crossbearing.simulate.counts import Count, counted, exact
from crossbearing.simulate.incident import TrueIncident
from crossbearing.simulate.outlets import Outlet
from crossbearing.simulate.plans import Correction, Plan, Roundup
from crossbearing.simulate.reports import write
from crossbearing.simulate.statements import statements
from crossbearing.simulate.told import Told
from crossbearing.simulate.war import War
from crossbearing.simulate.world import Week, World

# How likely an outlet comes back to an incident whose toll has risen, and when; to any incident weeks later, and when.
UPDATES, UPDATE_DAYS = 0.35, (1, 4)
RECALLS, RECALL_DAYS = 0.04, (18, 40)
# How likely a mistake is found and taken back, and after how many days.
CORRECTS, CORRECT_DAYS = 0.7, (1, 3)
# Copies come out within so many days.
COPY_DAYS = (0, 1)
# The monitor adds up provinces with at least so many dead in a week; how likely outlets of a role carry its sums.
SUMMED_FROM = 3
SUMS = {"bulletin": 1.0, "wire": 0.4, "agency": 0.2}


def tell(world: World) -> Iterator[Told]:
    """Every report of a world by day of publication; made one after the other, so that memory stays flat."""
    streams = [_Newsroom(world, war).plans() for war in world.wars]
    return (write(plan) for plan in merge(*streams, key=lambda plan: (plan.published, plan.id)))


@dataclass(slots=True)
class _Desk:
    """What an outlet has for one day."""

    stories: list[Story] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    roundups: list[Roundup] = field(default_factory=list)
    copied: list[Plan] = field(default_factory=list)


class _Newsroom:
    """The outlets of one war day by day. What is due later is kept, for some weeks at most."""

    def __init__(self, world: World, war: War) -> None:
        self.world = world
        self.war = war
        self.due: dict[date, dict[str, _Desk]] = defaultdict(lambda: defaultdict(_Desk))
        self.killed: dict[str, int] = defaultdict(int)

    def plans(self) -> Iterator[Plan]:
        """The reports to be written, in order of day and outlet."""
        for week in self.world.weeks_of(self.war):
            yield from self._until(week.first)
            for incident in week.incidents:
                self._assign(incident)
            self._sum(week)
        yield from self._until(None)

    def _until(self, end: date | None) -> Iterator[Plan]:
        """What is due before this day, or everything."""
        while days := [day for day in self.due if end is None or day < end]:
            day = min(days)
            desks = self.due[day]
            for outlet in self.war.outlets:
                if outlet.id in desks:
                    yield from self._issue(outlet, day, desks[outlet.id])
            del self.due[day]

    # -- assigning ----------------------------------------------------------------------------------------------

    def _assign(self, incident: TrueIncident) -> None:
        """Have each outlet that covers an incident tell of it, and perhaps come back to it."""
        said = statements(self.war, incident)
        for outlet in self.war.outlets:
            if outlet.covers(incident, self.war.seed):
                rng = Random(f"{self.war.seed}|{incident.id}|{outlet.id}|when")
                first = incident.day + timedelta(days=rng.randint(*outlet.lag))
                self._tell(Occasion(self.war, outlet, first, said), incident)
                if incident.climb[0] < 1.0 and rng.random() < UPDATES:
                    later = first + timedelta(days=rng.randint(*UPDATE_DAYS))
                    self._tell(Occasion(self.war, outlet, later, said, "update"), incident)
                if rng.random() < RECALLS:
                    later = incident.day + timedelta(days=rng.randint(*RECALL_DAYS))
                    self._tell(Occasion(self.war, outlet, later, said, "recall"), incident)

    def _tell(self, occasion: Occasion, incident: TrueIncident) -> None:
        story = account(occasion, incident)
        if story is not None:
            self.due[occasion.published][occasion.outlet.id].stories.append(story)

    def _sum(self, week: Week) -> None:
        """The monitor's sums of the week, which some outlets carry on the Monday after it or a day later."""
        dead: dict[str, int] = defaultdict(int)
        areas = {town.region.words: town.region for town in self.war.towns}
        for incident in week.incidents:
            dead[incident.town.region.words] += incident.count(Category.KILLED) or 0
        for words, number in dead.items():
            self.killed[words] += number
            if number < SUMMED_FROM:
                continue
            rng = Random(f"{self.war.seed}|{week.first}|{words}|sum")
            last = week.first + timedelta(days=6)
            sums = Roundup(areas[words], week.first, last, _exact(number), _rounded(rng, self.killed[words]))
            for outlet in self.war.outlets:
                if rng.random() < SUMS.get(outlet.role, 0.0):
                    self.due[last + timedelta(days=1)][outlet.id].roundups.append(sums)

    # -- issuing ------------------------------------------------------------------------------------------------

    def _issue(self, outlet: Outlet, day: date, desk: _Desk) -> Iterator[Plan]:
        """The reports of one outlet on one day."""
        for number, plan in enumerate(self._planned(outlet, day, desk), 1):
            issued = replace(plan, id=f"{outlet.id}-{day:%Y%m%d}-{number:02d}")
            self._follow(issued)
            yield issued

    def _planned(self, outlet: Outlet, day: date, desk: _Desk) -> Iterator[Plan]:
        stories = _one_each(desk.stories)
        for start in range(0, len(stories), outlet.batch):
            yield Plan("", self.war, outlet, day, tuple(stories[start : start + outlet.batch]))
        for correction in desk.corrections:
            yield Plan("", self.war, outlet, day, correction=correction)
        for roundup in desk.roundups:
            yield Plan("", self.war, outlet, day, roundup=roundup)
        yield from desk.copied

    def _follow(self, plan: Plan) -> None:
        """What a report brings about: copies by others, and the correction of a mistake."""
        if plan.original is not None or plan.correction is not None:
            return
        rng = Random(f"{self.war.seed}|{plan.id}|follow")
        for outlet in self.war.outlets:
            if plan.outlet.role in outlet.copies and rng.random() < outlet.copying:
                day = plan.published + timedelta(days=rng.randint(*COPY_DAYS))
                self._due_copy(rng, plan, outlet, day)
        for story in plan.stories:
            if (numbers := corrected(story)) is not None and rng.random() < CORRECTS:
                day = plan.published + timedelta(days=rng.randint(*CORRECT_DAYS))
                made = Correction(story, *numbers, plan.published, plan.id)
                self.due[day][plan.outlet.id].corrections.append(made)

    def _due_copy(self, rng: Random, plan: Plan, outlet: Outlet, day: date) -> None:
        later = self.war.outlets.index(outlet) > self.war.outlets.index(plan.outlet)
        if day == plan.published and not later:  # that outlet's reports of the day are out
            day += timedelta(days=1)
        stories = tuple(trimmed(story, rng) for story in plan.stories)
        copy = replace(plan, outlet=outlet, published=day, stories=stories, original=plan.id)
        self.due[day][outlet.id].copied.append(copy)


def _one_each(stories: list[Story]) -> list[Story]:
    """The stories of a day, an incident that was to be told twice only once."""
    seen: dict[str, Story] = {}
    for story in stories:
        seen.setdefault(story.incident.id, story)
    return list(seen.values())


def _exact(number: int) -> Count:
    return exact(Category.KILLED, "people", number, number)


def _rounded(rng: Random, number: int) -> Count:
    return counted(rng, _exact(number))
