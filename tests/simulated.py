"""One small world that tests look at, told once."""

from functools import cache

from crossbearing.model.reading import Reading
from crossbearing.simulate.incident import TrueIncident
from crossbearing.simulate.telling import tell
from crossbearing.simulate.told import Told
from crossbearing.simulate.world import World

WORLD = World.of(5, 500)


@cache
def tolds() -> tuple[Told, ...]:
    return tuple(tell(WORLD))


@cache
def incidents() -> dict[str, TrueIncident]:
    return {one.id: one for one in WORLD.incidents()}


def readings_of(*, incidents: int, seed: int) -> list[Reading]:
    """The readings of a small world of their own."""
    return [told.reading for told in tell(World.of(seed, incidents))]
