"""Colours of pictures, and what a page calls them: on a dark page they change with it."""

INK = "#1d1d1f"
MUTED = "#5d5d63"
LINE = "#d3d2cd"
PAPER = "#fdfdfc"
LAND = "#f0eee7"
SEA = "#dbe6ee"
ACCENT = "#a4322a"
SECOND = "#24598f"

# The names of the page's own style.
NAMES = {
    INK: "--ink",
    MUTED: "--muted",
    LINE: "--line",
    PAPER: "--paper",
    LAND: "--land",
    SEA: "--sea",
    ACCENT: "--accent",
    SECOND: "--second",
}
