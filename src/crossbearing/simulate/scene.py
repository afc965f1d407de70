"""Where and when the next thing is going to happen."""

from dataclasses import dataclass
from datetime import date
from random import Random

from crossbearing.simulate.terrain import Town
from crossbearing.simulate.war import War


@dataclass(frozen=True, slots=True)
class Scene:
    """A town held by a side on a day of a war, and the source of chance for what happens there."""

    rng: Random
    war: War
    town: Town
    day: date
    holder: str
