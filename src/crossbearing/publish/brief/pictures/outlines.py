"""Outlines of land and borders between countries, cut to a window."""

# The shapes are those of Natural Earth (1:50 million, public domain), in thousandths of a degree, each as a first point
# and the steps from one point to the next.

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
_UNIT = 1000
# A share of the width of a picture: a third of a millimetre on paper.
_SPOT = 1 / 400


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def seen(self) -> float:
        """Degrees: what is nearer together is one spot on the picture."""
        return (self.east - self.west) * _SPOT

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def meets(self, other: "Window") -> bool:
        """Whether the two have something in common."""
        across = self.west <= other.east and self.east >= other.west
        return across and self.south <= other.north and self.north >= other.south


def land(window: Window) -> Iterator[list[Point]]:
    """Stretches of land in a window, each as the points around it."""
    return _areas("land", window)


def seas(window: Window) -> Iterator[list[Point]]:
    """Seas with land all around in a window, each as the points around it."""
    return _areas("seas", window)


def _areas(name: str, window: Window) -> Iterator[list[Point]]:
    seen = window.seen
    for shape in _shapes()[name]:
        if shape.box.meets(window):
            cut = _cut_area(list(_thinned(shape.points, seen)), window)
            if len(cut) > 2:
                yield cut


def borders(window: Window) -> Iterator[list[Point]]:
    """Pieces of borders between countries that come near a window."""
    for shape in _shapes()["borders"]:
        if not shape.box.meets(window):
            continue
        piece: list[Point] = []
        for start, end in pairwise(shape.points):
            if _is_near(start, end, window):
                piece = piece or [start]
                piece.append(end)
            elif piece:
                yield list(_thinned(piece, window.seen))
                piece = []
        if piece:
            yield list(_thinned(piece, window.seen))


def _thinned(points: Sequence[Point], least: float) -> Iterator[Point]:
    """The points without those so near to the one before that nobody sees it; the last one stays."""
    last = points[0]
    yield last
    for point in points[1:-1]:
        if abs(point[0] - last[0]) >= least or abs(point[1] - last[1]) >= least:
            last = point
            yield point
    if len(points) > 1:
        yield points[-1]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A line or the points around an area, with the box around them, by which a window passes over what is far off."""

    points: list[Point]
    box: Window


@cache
def _shapes() -> dict[str, list[_Shape]]:
    packed = files(__package__).joinpath("outlines.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(packed))
    every = {name: [_points(steps) for steps in shapes] for name, shapes in stored.items()}
    return {name: [_Shape(points, _box(points)) for points in shapes] for name, shapes in every.items()}


def _points(steps: Sequence[int]) -> list[Point]:
    points, lon, lat = [], 0, 0
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + east, lat + north
        points.append((lon / _UNIT, lat / _UNIT))
    return points


def _is_near(start: Point, end: Point, window: Window) -> bool:
    """Whether the box around a line and the window have something in common; asked of each line of a border."""
    if (start[0] < window.west and end[0] < window.west) or (start[0] > window.east and end[0] > window.east):
        return False
    below, above = start[1] < window.south and end[1] < window.south, start[1] > window.north and end[1] > window.north
    return not (below or above)


def _box(points: Sequence[Point]) -> Window:
    """The stretch that points take up."""
    lons, lats = ([point[axis] for point in points] for axis in (0, 1))
    return Window(min(lons), min(lats), max(lons), max(lats))


def _cut_area(points: list[Point], window: Window) -> list[Point]:
    """An area cut by one side of the window after the other (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        points = list(_cut_side(points, axis, limit, sign))
        if not points:
            return []
    return points


def _cut_side(points: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """The points on the inner side of one line, with those where the outline crosses it."""
    for start, end in zip([points[-1], *points], points, strict=False):
        inside, was_inside = (sign * (one[axis] - limit) >= 0 for one in (end, start))
        if inside is not was_inside:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if inside:
            yield end
