"""What a figure is held against: a simple baseline and the best that was published for the same count."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Bar:
    """A baseline's figure and the best published one with who reached it; None where none is known."""

    floor: float | None = None
    best: float | None = None
    by: str = ""


def bar_of(task: str, measure: str) -> Bar:
    """The bar of one figure; an empty one where nothing is known to hold it against."""
    return all_bars().get(task, {}).get(measure, Bar())


@cache
def all_bars() -> dict[str, dict[str, Bar]]:
    """Every bar, by task and figure."""
    text = files("crossbearing.evaluate").joinpath("bars.toml").read_text(encoding="utf-8")
    return {task: {name: Bar(**bar) for name, bar in rows.items()} for task, rows in tomllib.loads(text).items()}
