"""The truth: wars, their incidents week by week, their truces, and who held which town."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from heapq import merge
from random import Random

from crossbearing.errors import InputError
from crossbearing.model.event import ATTACKS, EventType
from crossbearing.simulate.attacks import attack, happening
from crossbearing.simulate.incident import TrueIncident
from crossbearing.simulate.scene import Scene
from crossbearing.simulate.terrain import Town
from crossbearing.simulate.treaties import LONGEST_DAYS, SHORTEST_DAYS, incidents_of, make_truce
from crossbearing.simulate.truce import Truce
from crossbearing.simulate.war import START, War
from crossbearing.vocab import load

# Incidents of one war in one week: about what one hot province of a real war sees. A larger world has more wars and
# more weeks, not more in one place at one time, so that its incidents are no harder to tell apart.
PER_WEEK = 40
PER_WAR = 4_000
MOST_INCIDENTS = 10_000_000
# A truce is made in every so-manieth week of a war.
TRUCE_EVERY = 3
# Share of attacks that open a wave: more of the same kind in and near the same town over some days.
WAVES, LONGEST_WAVE, WAVE_DAYS, WAVE_KM = 0.12, 4, 3, 30.0


@dataclass(frozen=True, slots=True)
class Holding:
    """A side held a town from one day until, not including, another (None: to the end)."""

    town: Town
    war: str
    side: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of one war: what took place in it, in order of the day, and the truces reached in it."""

    war: War
    first: date
    incidents: tuple[TrueIncident, ...]
    truces: tuple[Truce, ...]


@dataclass(frozen=True)
class World:
    """Invented wars with so many incidents. Same seed and number, same world, on every machine; nothing is kept."""

    seed: int
    size: int

    @classmethod
    def of(cls, seed: int, incidents: int) -> "World":
        """The world of this seed. InputError where the number of incidents is none that can be made."""
        if not 1 <= incidents <= MOST_INCIDENTS:
            raise InputError(f"A world needs 1 to {MOST_INCIDENTS:,} incidents, not {incidents:,}")
        return cls(seed, incidents)

    @cached_property
    def wars(self) -> tuple[War, ...]:
        """The wars of this world: more of them the more incidents there are."""
        rows = load("simulate")["war"]
        count = min(len(rows), 1 + (self.size - 1) // PER_WAR)
        return tuple(War(row["country"], f"{self.seed}|{row['country']}") for row in rows[:count])

    def war(self, code: str) -> War:
        """The war of this country."""
        return next(war for war in self.wars if war.code == code)

    def weeks(self) -> Iterator[Week]:
        """Every week of every war in order of time, made as it is asked for."""
        return merge(*map(self.weeks_of, self.wars), key=lambda week: (week.first, week.war.code))

    def weeks_of(self, war: War) -> Iterator[Week]:
        """Every week of one war."""
        share, rest = divmod(self.size, len(self.wars))
        return _Course(war, share + (self.wars.index(war) < rest)).weeks()

    def incidents(self) -> Iterator[TrueIncident]:
        """Every incident, by week and war."""
        for week in self.weeks():
            yield from week.incidents

    def truces(self) -> Iterator[Truce]:
        """Every truce, by week and war."""
        for week in self.weeks():
            yield from week.truces

    def holdings(self) -> Iterator[Holding]:
        """Who held each town and when, in the order in which a holding ended; those that last come at the end."""
        held = {
            (war.code, town.name): Holding(town, war.code, war.home_side(town), START, None)
            for war in self.wars
            for town in war.towns
        }
        for one in self.incidents():
            if one.type is EventType.CONTROL_CHANGE:
                old = held[one.war, one.town.name]
                if old.side == one.by:  # taken twice in one week: the second fight changed nothing
                    continue
                yield replace(old, until=one.day)
                held[one.war, one.town.name] = Holding(one.town, one.war, one.by, one.day, None)
        yield from held.values()


class _Course:
    """One war as it runs: what is due in later weeks, and who holds which town by now."""

    def __init__(self, war: War, size: int) -> None:
        self.war = war
        self.left = size
        self.last_week = (size - 1) // PER_WEEK
        self.made = 0
        self.truces = 0
        self.due: list[TrueIncident] = []
        self.holder = {town.name: war.home_side(town) for town in war.towns}

    def weeks(self) -> Iterator[Week]:
        """The weeks of the war, one after the other."""
        for number in range(self.last_week + 1):
            first = START + timedelta(weeks=number)
            rng = Random(f"{self.war.seed}|week {number}")
            truces = self._truces(rng, number, first)
            yield Week(self.war, first, tuple(self._incidents(rng, first)), truces)

    def _truces(self, rng: Random, number: int, first: date) -> tuple[Truce, ...]:
        """A truce, if one is due in this week and can run its course before the war's last, partial week."""
        days = min(LONGEST_DAYS, 7 * (self.last_week - number) - 7)
        if number % TRUCE_EVERY or days < SHORTEST_DAYS:
            return ()
        town = rng.choices(self.war.towns, self.war.heat)[0]
        reached = first + timedelta(days=rng.randint(0, 6))
        self.truces += 1
        scene = self._scene(rng, town, reached)
        truce = make_truce(scene, self.truces, rng.randint(SHORTEST_DAYS, days))
        self.due.extend(incidents_of(scene, truce))
        return (truce,)

    def _incidents(self, rng: Random, first: date) -> Iterator[TrueIncident]:
        end = first + timedelta(days=7)
        found = [one for one in self.due if one.day < end]
        self.due = [one for one in self.due if one.day >= end]
        number = min(PER_WEEK, self.left)
        # Two fights in one town on one day are one fight; two attacks there differ in what they hit.
        seen = {_happened(one) for one in found}
        while len(found) < number:
            fresh = [one for one in self._drawn(rng, first, end) if _happened(one) not in seen][: number - len(found)]
            seen.update(map(_happened, fresh))
            found.extend(fresh)
        found.sort(key=lambda one: (one.day, one.town.name, one.type.value))
        self.left -= len(found)
        for one in found:
            self.made += 1
            if one.type is EventType.CONTROL_CHANGE:
                self.holder[one.town.name] = one.by
            yield replace(one, id=f"{self.war.code.lower()}-{self.made:06d}")

    def _drawn(self, rng: Random, first: date, end: date) -> list[TrueIncident]:
        """An incident, or the wave that it opens."""
        town = rng.choices(self.war.towns, self.war.heat)[0]
        day = first + timedelta(days=rng.randint(0, 6))
        one = happening(self._scene(rng, town, day))
        if one.type not in ATTACKS or rng.random() > WAVES:
            return [one]
        wave = (
            f"{self.war.code.lower()}-wave-{first.isoformat()}-{town.name.lower().replace(' ', '-')}-{one.type.value}"
        )
        near = [
            other for other in self.war.towns if other.km_to(town) <= WAVE_KM and self.holder[other.name] == one.holder
        ]
        more = [self._struck(rng, one, rng.choice(near or [town]), wave) for _ in range(rng.randint(1, LONGEST_WAVE))]
        once = {(other.town.name, other.day): other for other in (*more, one)}
        return [replace(other, wave=wave) for other in once.values() if other.day < end]

    def _struck(self, rng: Random, one: TrueIncident, town: Town, wave: str) -> TrueIncident:
        day = one.day + timedelta(days=rng.randint(0, WAVE_DAYS))
        return replace(attack(self._scene(rng, town, day), one.type, one.by), wave=wave)

    def _scene(self, rng: Random, town: Town, day: date) -> Scene:
        return Scene(rng, self.war, town, day, self.holder[town.name])


def _happened(one: TrueIncident) -> tuple[str, date, EventType, str]:
    """What tells an incident from all others of its war."""
    return one.town.name, one.day, one.type, one.object
