"""A timeline: a row for each kind of event, a mark for each incident, as long as its time is uncertain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from crossbearing.publish.brief.pictures.canvas import canvas, plot, written
from crossbearing.publish.brief.pictures.colours import ACCENT, LINE, PAPER, SECOND

_ROW, _EDGES = 0.27, 0.5
_LEFT = 1.55
# The share of the whole time that is left free at both ends.
_MARGIN = 0.03
# A bar shorter than this share of the whole is not seen beside the dots.
_SEEN = 0.012
_OPEN = (0, (3, 2))
_BAR: dict[str, Any] = {
    "color": SECOND,
    "linewidth": 3,
    "alpha": 0.75,
    "solid_capstyle": "butt",
    "dash_capstyle": "butt",
}
_DOT: dict[str, Any] = {
    "marker": "o",
    "linestyle": "none",
    "markersize": 6,
    "markerfacecolor": ACCENT,
    "markeredgecolor": PAPER,
    "markeredgewidth": 0.8,
    "alpha": 0.9,
}
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident in time: its row, its first and last possible day, None where open or unknown."""

    row: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a timeline has: its rows by name, its marks, and the time that it is cut to, None where it is not."""

    rows: Sequence[str]
    marks: Sequence[Mark]
    first: date | None = None
    last: date | None = None


def draw(shown: Shown, title: str, alt: str) -> str:
    """The timeline as SVG."""
    rows, marks = shown.rows, shown.marks
    with canvas(_ROW * len(rows) + _EDGES) as figure:
        axes = plot(figure, _LEFT, 0.35, 0.2, 0.1)
        start, end = _ends(shown)
        axes.set_xlim(start, end)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), rows)
        locator = AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        axes.grid(axis="y", color=LINE, linewidth=0.5)
        axes.set_axisbelow(True)
        for mark in marks:
            left = start if mark.first is None else max(_number(mark.first), start)
            right = end if mark.last is None else min(_number(mark.last), end)
            if right - left > (end - start) * _SEEN:
                is_open = mark.first is None or mark.last is None
                axes.plot([left, right], [mark.row] * 2, linestyle=_OPEN if is_open else "solid", **_BAR)
            else:
                axes.plot([(left + right) / 2], [mark.row], **_DOT)
        return written(figure, title, alt)


def _ends(shown: Shown) -> tuple[float, float]:
    """From when to when the timeline runs."""
    days = [_number(day) for mark in shown.marks for day in (mark.first, mark.last) if day is not None]
    days = [max(day, _number(shown.first)) if shown.first is not None else day for day in days]
    days = [min(day, _number(shown.last)) if shown.last is not None else day for day in days]
    margin = max((max(days) - min(days)) * _MARGIN, 1.0)
    return min(days) - margin, max(days) + margin


def _number(day: date) -> float:
    """A day as the axis counts it."""
    return float(day.toordinal() - _EPOCH)
