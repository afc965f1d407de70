"""What every picture is drawn on: sizes, colours and fonts, and the SVG that comes of it."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from crossbearing.publish.brief.pictures.colours import INK, LINE, MUTED, PAPER

# Inches: on a phone a picture shrinks to some five sixths of this, and its letters stay large enough to read.
WIDTH = 4.3
POINTS = 72
LETTERS = 9.0
# Words are placed by the font that comes with matplotlib, so that they stand alike everywhere, and written with
# whichever font of these the reader has.
FONTS = "'DejaVu Sans', 'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', Arial, sans-serif"
# Letters stand clear of the lines they cross.
_HALO = f"paint-order: stroke; stroke: {PAPER}; stroke-width: 2px; "
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "crossbearing",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": LETTERS,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "axes.facecolor": PAPER,
    "figure.facecolor": PAPER,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": LETTERS - 1,
    "ytick.labelsize": LETTERS,
    "date.epoch": "1970-01-01T00:00:00",
}
_FAMILY = re.compile(r"font-family: [^;\"]*")
_BEFORE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_ASIDE = re.compile(r"\s*<metadata>.*?</metadata>|\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_ROOT = re.compile(r"<svg [^>]*?viewBox=\"(?P<box>[^\"]*)\"[^>]*>")


@contextmanager
def canvas(height: float) -> Iterator[Figure]:
    """An empty picture so many inches high, to be drawn on and written while this lasts."""
    with mpl.rc_context(_STYLE), warnings.catch_warnings():
        # A sign that the measuring font lacks is written all the same; the reader's own fonts have it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasSVG(figure)
        yield figure


def plot(figure: Figure, left: float, bottom: float, right: float, top: float) -> Axes:
    """Axes that leave so many inches at each side."""
    width, height = figure.get_size_inches()
    box = (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    axes = figure.add_axes(box)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    return axes


def written(figure: Figure, title: str, alt: str) -> str:
    """The picture as SVG with its title and description, the same for the same picture."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = _ASIDE.sub("", _BEFORE.sub("", out.getvalue().decode()))
    svg = _FAMILY.sub(f"font-family: {FONTS}", svg)
    svg = svg.replace('<text style="', f'<text style="{_HALO}')
    told = f"<title>{escape(title)}</title>\n<desc>{escape(alt)}</desc>"
    return _ROOT.sub(
        lambda match: (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
            f'viewBox="{match["box"]}" stroke-linejoin="round" stroke-linecap="butt">\n{told}'
        ),
        svg,
        count=1,
    )
