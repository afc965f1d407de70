"""Draws a map sheet as SVG."""

# What is drawn is told apart by shape and pattern too: maps are printed, and some people do not see some colours. No
# style is written into the picture, so that the browser may be told to take none from pages.

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log10

from markupsafe import Markup, escape

from crossbearing.publish.brief.pictures.labels import Labels
from crossbearing.publish.brief.pictures.outlines import Point, borders, land, seas
from crossbearing.web.maps.atlas import SHAPE, Sheet
from crossbearing.web.maps.mark import Mark, Shape

# Units of the picture; on a phone two of them are one of the screen and a half.
WIDTH = 480.0
HEIGHT = WIDTH / SHAPE
LETTERS = 12.0
_LETTERS = {"mark-name": LETTERS, "town-name": 10.5}
# The least radius at which a mark is seen, the largest that leaves something of the map, and by how much many things
# in one place make it grow.
_LEAST, _MOST, _GROWS = 4.5, WIDTH, 3.5
_KM_OF_DEGREE = 111.2
# Lines of the grid: steps of degrees, of which the first with no more lines than this is taken.
_STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)
_LINES = 4
_POLE = 90.0
_EDGE = 6.0
# A scale bar is about so wide.
_BAR = WIDTH / 5
_ANCHORS = {"left": "start", "right": "end", "center": "middle"}
_SHIFTS = {"center": 0.35, "bottom": 0.0, "top": 0.8}


def map_svg(sheet: Sheet, title: str, number: str = "map") -> Markup:
    """The map as SVG; `number` sets the ids in it apart from those of another map on the page."""
    scale = _Scale(sheet)
    labels = Labels(WIDTH, HEIGHT)
    parts = [
        *_ground(scale),
        *_grid(scale),
        *_marks(scale, sheet.marks, number, labels),
        *_bar(scale, labels),
        *_names(scale, sheet, labels),
    ]
    return Markup(
        f'<svg class="map" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-labelledby="{escape(number)}-title" '
        f'direction="ltr"><title id="{escape(number)}-title">{escape(title)}</title>'
        f'<defs><pattern id="{escape(number)}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>'
        f"{''.join(parts)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where degrees lie on the picture: an equirectangular projection about its middle."""

    sheet: Sheet

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Units from the upper left corner."""
        across = (lon - self.sheet.west) / (self.sheet.east - self.sheet.west)
        return across * WIDTH, (self.sheet.north - lat) / (self.sheet.north - self.sheet.south) * HEIGHT

    def length(self, km: float) -> float:
        """How long so many kilometres are."""
        return km / (_KM_OF_DEGREE * (self.sheet.north - self.sheet.south)) * HEIGHT


def _ground(scale: _Scale) -> Iterator[str]:
    yield f'<rect class="sea" width="{WIDTH:g}" height="{HEIGHT:g}"/>'
    window = scale.sheet.window
    yield from (f'<path class="land" d="{_path(scale, area)}Z"/>' for area in land(window))
    yield from (f'<path class="sea" d="{_path(scale, area)}Z"/>' for area in seas(window))
    yield from (f'<path class="border" d="{_path(scale, line)}"/>' for line in borders(window))


def _path(scale: _Scale, points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (scale.at(lon, lat) for lon, lat in points))


def _grid(scale: _Scale) -> Iterator[str]:
    sheet = scale.sheet
    for value in _lines(sheet.west, sheet.east):
        x = scale.at(value, sheet.north)[0]
        yield f'<line class="grid" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{HEIGHT:g}"/>'
        yield _text(x + 2, HEIGHT - 3, _degree(value, "E", "W"), "degree")
    for value in _lines(max(sheet.south, -_POLE), min(sheet.north, _POLE)):
        y = scale.at(sheet.west, value)[1]
        yield f'<line class="grid" x1="0" y1="{y:.1f}" x2="{WIDTH:g}" y2="{y:.1f}"/>'
        yield _text(2, y - 2, _degree(value, "N", "S"), "degree")


def _lines(first: float, last: float) -> Iterator[float]:
    """Round degrees between two."""
    step = next((one for one in _STEPS if (last - first) / one <= _LINES), _STEPS[-1])
    number = -(-first // step)
    while number * step < last:
        yield round(number * step, 2)
        number += 1


def _degree(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value >= 0 else negative}"


def _marks(scale: _Scale, marks: Sequence[Mark], number: str, labels: Labels) -> Iterator[str]:
    """Areas first, so that what is known more finely lies above them."""
    most = max(one.count for one in marks)
    for one in sorted(marks, key=lambda mark: (-mark.reach_km, -mark.count, mark.name)):
        x, y = scale.at(one.lon, one.lat)
        radius = _radius(scale, one, most)
        sure = "" if one.is_sure else " unsure"
        fill = f' fill="url(#{escape(number)}-hatch)"' if one.shape is Shape.AREA else ""
        yield f'<circle class="mark mark-{one.shape}{sure}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"{fill}/>'
        if one.shape in (Shape.SPOT, Shape.TOWN):
            labels.keep_off(x, HEIGHT - y, min(radius, 3 * _LEAST))


def _radius(scale: _Scale, mark: Mark, most: int) -> float:
    radius = max(_LEAST, scale.length(mark.reach_km))
    if mark.shape is Shape.AREA or most == 1:
        return min(radius, _MOST)
    return min(max(radius, _LEAST + _GROWS * log10(mark.count) * 2), _MOST)


def _names(scale: _Scale, sheet: Sheet, labels: Labels) -> Iterator[str]:
    """Names of marks, then of towns, as far as there is room."""
    most = max(one.count for one in sheet.marks)
    for one in sorted(sheet.marks, key=lambda mark: (-mark.count, mark.reach_km, mark.name)):
        said = one.name if one.count == 1 else f"{one.name} ({one.count})"
        x, y = scale.at(one.lon, one.lat)
        if one.shape is Shape.AREA:
            yield from _label(labels, (x, y), said, None, "mark-name")
        else:
            yield from _label(labels, (x, y), said, min(_radius(scale, one, most), 3 * _LEAST), "mark-name")
    for town in sheet.towns:
        x, y = scale.at(town.lon, town.lat)
        if not labels.covers(x, HEIGHT - y):
            yield f'<circle class="town" cx="{x:.1f}" cy="{y:.1f}" r="2"/>'
            yield from _label(labels, (x, y), town.name, 2.0, "town-name")


def _label(labels: Labels, at: tuple[float, float], said: str, off: float | None, kind: str) -> Iterator[str]:
    """A name beside what it names, or in the middle of it where it is `off` nothing; none where there is no room."""
    letters, x, y = _LETTERS[kind], at[0], HEIGHT - at[1]
    placed = labels.place(said, x, y, letters, off) if off is not None else labels.within(said, x, y, letters)
    if placed is not None:
        y = HEIGHT - placed.y + letters * _SHIFTS[placed.along]
        yield _text(placed.x, y, said, kind, _ANCHORS[placed.across])


def _text(x: float, y: float, said: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(said)}</text>'


def _bar(scale: _Scale, labels: Labels) -> Iterator[str]:
    """A bar of a round number of kilometres, with which way is north above it."""
    exact = _BAR / scale.length(1.0)
    power = 10.0 ** int(log10(exact)) if exact >= 1 else 0.1
    km = next((power * one for one in (5, 2, 1) if power * one <= exact), power)
    length = scale.length(km)
    x, y = WIDTH - length - 2 * _EDGE, HEIGHT - 3 * _EDGE
    labels.fill(x - _EDGE, 0, WIDTH, HEIGHT - y + 2 * LETTERS)
    yield f'<path class="scale" d="M{x:.1f} {y - 4:.1f}v4h{length:.1f}v-4"/>'
    yield _text(x + length / 2, y - 6, f"{km:g} km", "degree", "middle")
    labels.fill(WIDTH - 6 * _EDGE, HEIGHT - 4 * _EDGE, WIDTH, HEIGHT)
    yield _text(WIDTH - 2 * _EDGE, _EDGE + LETTERS, "N ↑", "degree", "end")
