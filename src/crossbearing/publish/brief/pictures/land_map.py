"""A map: land, borders, towns to find one's way by, and a dot for each place with incidents."""

from collections.abc import Sequence
from math import cos, radians, sqrt
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from crossbearing.publish.brief.pictures.canvas import LETTERS, POINTS, WIDTH, canvas, plot, written
from crossbearing.publish.brief.pictures.colours import ACCENT, INK, LAND, LINE, MUTED, PAPER, SEA
from crossbearing.publish.brief.pictures.dots import Dot, Town
from crossbearing.publish.brief.pictures.labels import Labels, Placed
from crossbearing.publish.brief.pictures.outlines import Window, borders, land, seas

HEIGHT = 3.7
_LEFT, _BOTTOM, _RIGHT, _TOP = 0.45, 0.25, 0.2, 0.05
SHAPE = (WIDTH - _LEFT - _RIGHT) / (HEIGHT - _BOTTOM - _TOP)
# Points: the radius of a dot of one incident, and of one of many; where there are many dots, these are smaller.
_LEAST, _MOST, _SHARED = 3.2, 11.0, 34.0
_SMALL = LETTERS - 1.5
# So many names a map of this size bears.
_NAMED_DOTS, _NAMED_TOWNS = 14, 12
# The inset shows the country around: so many times the map, and this wide at least.
_AROUND, _AROUND_LEAST, _AROUND_MOST = 4.0, 5.0, 20.0
# A share of the map's own width and height, and the corners in which it may stand: the scale has the lower left one.
_INSET = 0.28
_CORNERS = ((1, 1), (0, 1), (1, 0))
_KM_OF_DEGREE = 111.2
_DOT: dict[str, Any] = {"marker": "o", "linestyle": "none", "alpha": 0.92, "zorder": 5}
_FULL = {**_DOT, "markerfacecolor": ACCENT, "markeredgecolor": PAPER, "markeredgewidth": 0.8}
_RING = {**_DOT, "markerfacecolor": "none", "markeredgecolor": ACCENT, "markeredgewidth": 1.2}
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def draw(shown: Sequence[Dot], around: Sequence[Town], window: Window, title: str, alt: str) -> str:
    """The map as SVG."""
    with canvas(HEIGHT) as figure:
        axes = plot(figure, _LEFT, _BOTTOM, _RIGHT, _TOP)
        _ground(axes, window)
        scale = _Scale(axes, window)
        labels = Labels(scale.width, scale.height)
        sizes = _Sizes(shown)
        _bar(axes, scale, labels)
        _inset(figure, shown, labels, scale)
        for dot in shown:
            labels.keep_off(*scale.at(dot.lon, dot.lat), sizes.radius(dot))
        for dot in shown:
            _dot(axes, dot, sizes.radius(dot))
        for dot in shown[:_NAMED_DOTS]:
            placed = labels.place(_said(dot), *scale.at(dot.lon, dot.lat), LETTERS, sizes.radius(dot))
            if placed is not None:
                _write(axes, scale, placed, _said(dot), {"fontsize": LETTERS, "color": INK})
        _towns(axes, scale, labels, around, {dot.name for dot in shown})
        return written(figure, title, alt)


class _Scale:
    """Where degrees lie on the picture, in points from the lower left corner of the map."""

    def __init__(self, axes: Axes, window: Window) -> None:
        box = axes.get_position()
        self.axes = axes
        self.window = window
        self.width = box.width * WIDTH * POINTS
        self.height = box.height * HEIGHT * POINTS

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        across = (lon - self.window.west) / (self.window.east - self.window.west)
        along = (lat - self.window.south) / (self.window.north - self.window.south)
        return across * self.width, along * self.height

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        lon = self.window.west + x / self.width * (self.window.east - self.window.west)
        lat = self.window.south + y / self.height * (self.window.north - self.window.south)
        return lon, lat

    @property
    def km(self) -> float:
        """How wide the map is on the ground."""
        middle = (self.window.south + self.window.north) / 2
        return (self.window.east - self.window.west) * _KM_OF_DEGREE * cos(radians(middle))


def _ground(axes: Axes, window: Window) -> None:
    axes.set_facecolor(SEA)
    axes.set_xlim(window.west, window.east)
    axes.set_ylim(window.south, window.north)
    for area in land(window):
        axes.fill(*zip(*area, strict=True), facecolor=LAND, edgecolor=MUTED, linewidth=0.4, zorder=1)
    for area in seas(window):
        axes.fill(*zip(*area, strict=True), facecolor=SEA, edgecolor=MUTED, linewidth=0.4, zorder=1.2)
    for piece in borders(window):
        axes.plot(*zip(*piece, strict=True), color=MUTED, linewidth=0.9, dashes=(4, 2), zorder=2)
    axes.xaxis.set_major_locator(_few())
    axes.yaxis.set_major_locator(_few())
    axes.xaxis.set_major_formatter(lambda value, position: _degree(value, "E", "W"))
    axes.yaxis.set_major_formatter(lambda value, position: _degree(value, "N", "S"))
    axes.tick_params(labelsize=_SMALL)
    axes.grid(color=LINE, linewidth=0.4, zorder=1.5)
    for side in axes.spines.values():
        side.set_visible(True)


def _few() -> MaxNLocator:
    return MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10])


def _degree(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value >= 0 else negative}"


class _Sizes:
    """How large dots are drawn: their areas grow with their counts."""

    def __init__(self, shown: Sequence[Dot]) -> None:
        self._most = max(dot.count for dot in shown)
        self._largest = max(min(_MOST, _SHARED / sqrt(len(shown))), _LEAST)

    def radius(self, dot: Dot) -> float:
        """Points."""
        if self._most == 1:
            return _LEAST + 1
        share = (sqrt(dot.count) - 1) / (sqrt(self._most) - 1)
        return _LEAST + (self._largest - _LEAST) * share


def _dot(axes: Axes, dot: Dot, radius: float) -> None:
    """A full dot for a place, an open ring for a district or province whose middle this is."""
    style = _RING if dot.area else _FULL
    axes.plot([dot.lon], [dot.lat], markersize=2 * radius, **style)


def _said(dot: Dot) -> str:
    return f"{dot.name} ({dot.count})" if dot.count > 1 else dot.name


def _write(axes: Axes, scale: _Scale, placed: Placed, text: str, style: dict[str, Any]) -> None:
    at = scale.degrees(placed.x, placed.y)
    axes.text(*at, text, ha=placed.across, va=placed.along, zorder=6, **style)


def _towns(axes: Axes, scale: _Scale, labels: Labels, around: Sequence[Town], named: set[str]) -> None:
    """Towns in grey, as many as there is room for."""
    drawn = 0
    for town in around:
        at = scale.at(town.lon, town.lat)
        if drawn == _NAMED_TOWNS:
            return
        if town.name in named or labels.covers(*at):
            continue
        placed = labels.place(town.name, *at, _SMALL, 1.5)
        if placed is not None:
            labels.keep_off(*at, 1.5)
            axes.plot([town.lon], [town.lat], "o", markersize=2.2, color=MUTED, zorder=3)
            _write(axes, scale, placed, town.name, {"fontsize": _SMALL, "color": MUTED})
            drawn += 1


def _bar(axes: Axes, scale: _Scale, labels: Labels) -> None:
    """A bar that says how long a round number of kilometres is, in the lower left corner."""
    length = max((bar for bar in _BARS if bar <= scale.km / 4), default=_BARS[0])
    width = length / scale.km * scale.width
    start, end = scale.degrees(8, 8), scale.degrees(8 + width, 8)
    axes.plot([start[0], end[0]], [start[1], end[1]], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=6)
    axes.text(*scale.degrees(8, 11), f"{length:,} km", ha="left", va="bottom", fontsize=_SMALL, zorder=6)
    labels.fill(0, 0, max(width, 40) + 16, 24)


def _inset(figure: Figure, shown: Sequence[Dot], labels: Labels, scale: _Scale) -> None:
    """Where the map lies among countries, in a corner without dots.

    Left out where there is no such corner, or where the map shows as much itself.
    """
    outer = _outer(scale.window)
    corner = _free_corner(shown, scale)
    if outer is None or corner is None:
        return
    across, along = corner
    box = scale.axes.get_position()
    size = (_INSET * box.width, _INSET * box.height)
    axes = figure.add_axes((box.x0 + across * (box.width - size[0]), box.y0 + along * (box.height - size[1]), *size))
    axes.set_zorder(8)
    axes.set_facecolor(SEA)
    axes.set_xlim(outer.west, outer.east)
    axes.set_ylim(outer.south, outer.north)
    axes.set_xticks([])
    axes.set_yticks([])
    for area in land(outer):
        axes.fill(*zip(*area, strict=True), facecolor=LAND, edgecolor=MUTED, linewidth=0.3)
    for piece in borders(outer):
        axes.plot(*zip(*piece, strict=True), color=MUTED, linewidth=0.6)
    window = scale.window
    where, extent = (window.west, window.south), (window.east - window.west, window.north - window.south)
    axes.add_patch(Rectangle(where, *extent, facecolor="none", edgecolor=ACCENT, linewidth=1.2, zorder=4))
    for side in axes.spines.values():
        side.set_color(MUTED)
    wide, high = _INSET * scale.width, _INSET * scale.height
    left, bottom = across * (scale.width - wide), along * (scale.height - high)
    labels.fill(left, bottom, left + wide, bottom + high)


def _outer(window: Window) -> Window | None:
    """What the inset shows; None where that is a part of the world that needs none."""
    lon, lat = (window.west + window.east) / 2, (window.south + window.north) / 2
    wide = max((window.east - window.west) * _AROUND, _AROUND_LEAST)
    if wide > _AROUND_MOST:
        return None
    high = wide / SHAPE * cos(radians(lat))
    return Window(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2)


def _free_corner(shown: Sequence[Dot], scale: _Scale) -> tuple[int, int] | None:
    """A corner of the map, right or left and upper or lower, that has no dots under the inset."""
    at = [scale.at(dot.lon, dot.lat) for dot in shown]
    wide, high = _INSET * scale.width + _MOST, _INSET * scale.height + _MOST
    for across, along in _CORNERS:
        left, bottom = across * (scale.width - wide), along * (scale.height - high)
        if not any(left <= x <= left + wide and bottom <= y <= bottom + high for x, y in at):
            return across, along
    return None
