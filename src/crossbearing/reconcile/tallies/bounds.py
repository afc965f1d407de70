"""The least and the most that several figures leave standing, as the sources give them."""

from collections.abc import Sequence

from crossbearing.model.figure import Figure

Number = int | float


def low_of(figure: Figure) -> Number | None:
    """The least the source gives, None where it names no least ("fewer than 700"): its number stands for "about"."""
    if figure.low is not None:
        return figure.low
    return figure.value if figure.high is None else None


def high_of(figure: Figure) -> Number | None:
    """The most the source gives, None where it names no most ("at least 19")."""
    if figure.high is not None:
        return figure.high
    return figure.value if figure.low is None else None


def least(figures: Sequence[Figure]) -> Number | None:
    """The least that any source gives; None where the only sources with a number this small name no least."""
    lows = [low for figure in figures if (low := low_of(figure)) is not None]
    tops = [figure.high for figure in figures if low_of(figure) is None and figure.high is not None]
    found = min(lows, default=None)
    return None if found is None or any(top < found for top in tops) else found


def most(figures: Sequence[Figure]) -> Number | None:
    """The most that any source gives; None where a source says "at least" above every number that is a most."""
    highs = [high for figure in figures if (high := high_of(figure)) is not None]
    floors = [figure.low for figure in figures if high_of(figure) is None and figure.low is not None]
    found = max(highs, default=None)
    return None if found is None or any(floor > found for floor in floors) else found


def agreed(figures: Sequence[Figure]) -> Number | None:
    """The number that satisfies every figure, where one of them prints it; None where they exclude one another."""
    reaches = [figure.reach for figure in figures]
    # Stretches of one line meet two by two where the last to begin begins before the first to end ends.
    if max(low for low, _ in reaches) > min(high for _, high in reaches):
        return None
    # A number printed without "about" or a bound is nearer to what was counted.
    exact = [f.value for f in figures if f.value is not None and f.low == f.high == f.value]
    about = [f.value for f in figures if f.value is not None and f.low is None and f.high is None]
    return exact[0] if exact else about[0] if about else None
