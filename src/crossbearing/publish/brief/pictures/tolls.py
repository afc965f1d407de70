"""Tolls side by side: the range by the policy as a bar, and each source's own figure as a dot on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from crossbearing.publish.brief.pictures.canvas import LETTERS, canvas, plot, written
from crossbearing.publish.brief.pictures.colours import ACCENT, INK, LINE, MUTED, PAPER, SECOND

_ROW, _EDGES = 0.42, 0.55
_LEFT = 1.8
# From one number to a thousand times it, the small ones cannot be seen on an even scale.
_UNEVEN = 100.0
# Points: how long the arrow is that stands for an open end.
_ARROW = 26
_DOT: dict[str, Any] = {"marker": "o", "linestyle": "none", "markersize": 6, "markeredgewidth": 0.9, "alpha": 0.95}
_USED = {**_DOT, "markerfacecolor": ACCENT, "markeredgecolor": PAPER}
_ASIDE = {**_DOT, "markerfacecolor": "none", "markeredgecolor": MUTED}


@dataclass(frozen=True, slots=True)
class Row:
    """A tally: what it is of, its ends and best number, and the numbers of sources with whether they are used."""

    label: str
    low: float | None
    best: float | None
    high: float | None
    figures: tuple[tuple[float, bool], ...]

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number in it."""
        ends = tuple(end for end in (self.low, self.best, self.high) if end is not None)
        return (*ends, *(value for value, _ in self.figures))


def draw(rows: Sequence[Row], title: str, alt: str) -> str:
    """The chart as SVG."""
    with canvas(_ROW * len(rows) + _EDGES) as figure:
        axes = plot(figure, _LEFT, 0.4, 0.25, 0.1)
        numbers = [number for row in rows for number in row.numbers]
        positive = [number for number in numbers if number > 0]
        most = max([*numbers, 1.0])
        if positive and most / min(positive) > _UNEVEN:
            axes.set_xscale("symlog", linthresh=1)
            axes.set_xlim(-0.3, most * 1.6)
        else:
            axes.set_xlim(-most * 0.03, most * 1.12)
            axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        axes.xaxis.set_major_formatter(lambda value, position: f"{value:,.0f}")
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), [row.label for row in rows])
        axes.tick_params(axis="y", labelsize=LETTERS - 0.5)
        axes.set_xlabel("people", fontsize=LETTERS - 1)
        axes.grid(axis="both", color=LINE, linewidth=0.5)
        axes.set_axisbelow(True)
        for position, row in enumerate(rows):
            _row(axes, position, row)
        return written(figure, title, alt)


def _row(axes: Axes, position: int, row: Row) -> None:
    _range(axes, position, row)
    if row.best is not None:
        axes.plot([row.best], [position], "|", markersize=14, markeredgewidth=2, color=INK)
    for value, used in row.figures:
        axes.plot([value], [position], **(_USED if used else _ASIDE))


def _range(axes: Axes, position: int, row: Row) -> None:
    """A bar from low to high; an arrow from the end there is where the other one is open."""
    if row.low is not None and row.high is not None:
        axes.plot(
            [row.low, row.high], [position, position], color=SECOND, linewidth=5, alpha=0.4, solid_capstyle="butt"
        )
        return
    end = row.low if row.high is None else row.high
    if end is not None:
        to = (_ARROW if row.high is None else -_ARROW, 0)
        arrow = {"arrowstyle": "<|-", "color": SECOND, "alpha": 0.6, "linewidth": 1.6, "shrinkB": 4}
        # The arrow's point is so many points beside its end, whatever the scale.
        axes.annotate("", xy=(end, position), xytext=to, textcoords="offset points", arrowprops=arrow)
