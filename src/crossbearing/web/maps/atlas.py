"""The map around marks: which stretch of land is shown, and the towns in it by which readers find their way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import cos, radians

from crossbearing.model.place import Fix, Place, distance_km
from crossbearing.publish.brief.pictures.outlines import Window
from crossbearing.resolve.around import places_around
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.web.maps.mark import Mark

# How many times as wide as high a map is.
SHAPE = 1.5
# Kilometres from the middle to the upper edge at least: a district with the towns around it.
_LEAST_KM = 16.0
# What is left free around the outermost marks, as a share.
_MARGIN = 0.25
_KM_OF_DEGREE = 111.2
# The largest towns of a window that are named.
_TOWNS = 14
# A town this near to a mark, as a share of the window's breadth, is the mark's own place.
_OWN = 0.02
# How many steps nearer or farther a reader may go; each halves or doubles what is seen.
MOST_STEPS = 6
_HIGHEST = 80.0
_HALF_ROUND = 180.0
# Nearer than this there is nothing more to see: no town stands there that is not marked.
_NEAREST_KM = 10.0


@dataclass(frozen=True, slots=True)
class Town:
    """A town to find one's way by: degrees (WGS 84)."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map shows: its edges in degrees, its marks, the towns around; `step` is how much nearer it is."""

    west: float
    south: float
    east: float
    north: float
    marks: tuple[Mark, ...]
    towns: tuple[Town, ...]
    step: int

    @property
    def window(self) -> Window:
        """Its edges."""
        return Window(self.west, self.south, self.east, self.north)

    @property
    def has_nearer(self) -> bool:
        """Whether there is more to see from nearer."""
        return self.step < MOST_STEPS and (self.north - self.south) * _KM_OF_DEGREE > _NEAREST_KM

    @property
    def has_farther(self) -> bool:
        """Whether there is more to see from farther away."""
        return self.step > -MOST_STEPS and self.east - self.west < 2 * _HALF_ROUND


class Atlas:
    """Makes sheets. It is for many threads: what it looks up is read once and never changed."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or Gazetteer()

    def sheet(self, marks: Sequence[Mark], *, step: int = 0) -> Sheet | None:
        """The map of these marks with the largest towns around; None where there is nothing to mark."""
        if len(marks) == 0:
            return None
        window = _window(marks, 2.0**-step)
        # More than are named, because some are marked themselves.
        largest = islice(self._towns(window), _TOWNS + len(marks))
        named = [Town(one.names[0], lat, lon) for one, lat, lon in largest if not _is_marked(one, marks, window)]
        # A town of the user's may be in the shipped table too.
        towns = tuple({town.name: town for town in reversed(named)}.values())[::-1][:_TOWNS]
        west, south, east, north = (round(edge, 4) for edge in (window.west, window.south, window.east, window.north))
        return Sheet(west, south, east, north, tuple(marks), towns, step)

    def around(self, fix: Fix) -> list[Place]:
        """The places that a position lies in, the smallest first."""
        return places_around(fix.place, self._gazetteer)

    def _towns(self, window: Window) -> Iterator[tuple[Place, float, float]]:
        """The towns in a window and where they lie, the largest first."""
        for town in self._gazetteer.towns_within(window.south, window.west, window.north, window.east):
            if town.lat is not None and town.lon is not None:
                yield town, town.lat, town.lon


def _window(marks: Sequence[Mark], share: float) -> Window:
    """A stretch that holds all marks with their reach, or a share of it around their middle."""
    reach = [one.reach_km / _KM_OF_DEGREE for one in marks]
    souths = [one.lat - far for one, far in zip(marks, reach, strict=True)]
    norths = [one.lat + far for one, far in zip(marks, reach, strict=True)]
    lat = (min(souths) + max(norths)) / 2
    narrow = cos(radians(max(-_HIGHEST, min(_HIGHEST, lat))))
    wests = [one.lon - far / narrow for one, far in zip(marks, reach, strict=True)]
    easts = [one.lon + far / narrow for one, far in zip(marks, reach, strict=True)]
    lon = (min(wests) + max(easts)) / 2
    high = max((max(norths) - min(souths)) / 2 * (1 + _MARGIN), _LEAST_KM / _KM_OF_DEGREE)
    wide = max((max(easts) - min(wests)) / 2 * (1 + _MARGIN) * narrow, high * SHAPE)
    # From far away at most the whole world is seen, and nothing beyond the line where the degrees begin anew.
    wide = min(max(high, wide / SHAPE) * share * SHAPE / narrow, _HALF_ROUND)
    high = wide * narrow / SHAPE
    lon = max(wide - _HALF_ROUND, min(_HALF_ROUND - wide, lon))
    return Window(lon - wide, lat - high, lon + wide, lat + high)


def _is_marked(town: Place, marks: Sequence[Mark], window: Window) -> bool:
    """Whether a mark stands for the town, or has its name."""
    breadth = (window.north - window.south) * _KM_OF_DEGREE
    names = {name.casefold() for name in town.names}
    return any(
        one.name.casefold() in names or distance_km(town.lat or 0.0, town.lon or 0.0, one.lat, one.lon) < breadth * _OWN
        for one in marks
    )
