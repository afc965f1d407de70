"""A number with its bounds as marks on an axis: a dot, a whisker, an arrow where an end is open."""

from dataclasses import dataclass

from crossbearing.web.charts.scale import Scale


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the dot and the two ends of the whisker stand; None where there is none.

    `more` says that nothing bounds the number above ("at least 12"), `less` that nothing does below ("at most 12"):
    an arrow stands at the end there is.
    """

    dot: float | None
    start: float | None
    end: float | None
    more: bool = False
    less: bool = False


def marks_of(low: float | None, value: float | None, high: float | None, scale: Scale) -> Marks | None:
    """The marks of a number; None, and so nothing to draw, where it is not known."""
    if low is None and high is None:
        return None if value is None else Marks(scale.at(value), None, None)
    dot = None if value is None else scale.at(value)
    start, end = (None if bound is None else scale.at(bound) for bound in (low, high))
    return Marks(dot, start, end, more=high is None, less=low is None)
