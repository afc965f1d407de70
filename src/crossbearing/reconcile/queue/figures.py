"""Figures of an incident that a person should look at: rivals far apart, and high tolls."""

from collections.abc import Iterator

from crossbearing.model.figure import HUMAN_TOLL
from crossbearing.model.incident import Counted, Incident, Tally
from crossbearing.model.queued import Because, Cause
from crossbearing.reconcile.queue.points import rival_points, toll_points
from crossbearing.reconcile.tallies.classes import PEOPLE


def figure_reasons(incident: Incident) -> Iterator[Because]:
    """Why to look at the figures of an incident, if there is a reason."""
    over_all = [one for one in incident.tallies if one.blamed is None and one.counts == PEOPLE]
    for tally in over_all:
        if tally.category in HUMAN_TOLL:
            yield from _rivals(tally)
            yield from _high(tally)


def _rivals(tally: Tally) -> Iterator[Because]:
    """The least and the most by independent sources, where these differ."""
    used = [one for one in tally.figures if one.aside is None]
    by_origin = {(one.origin, number) for one in used if (number := _number(one)) is not None}
    numbers = sorted({number for _, number in by_origin})
    if len(numbers) < 2 or len({origin for origin, _ in by_origin}) < 2:
        return
    low, high = numbers[0], numbers[-1]
    yield _because(Cause.RIVAL_FIGURES, rival_points(low, high), tally, low, high)


def _high(tally: Tally) -> Iterator[Because]:
    toll = tally.low if tally.high is None else tally.high
    points = None if toll is None else toll_points(tally.category, toll)
    if points is not None:
        yield _because(Cause.HIGH_TOLL, points, tally, tally.low, tally.high)


def _number(one: Counted) -> int | float | None:
    """The number that a source gives, or else the bound it gives."""
    return next((number for number in (one.value, one.low, one.high) if number is not None), None)


def _because(cause: Cause, points: int, tally: Tally, low: int | float | None, high: int | float | None) -> Because:
    what, counts = tally.category.value, tally.counts
    return Because(cause=cause, points=points, what=what, counts=counts, low=low, high=high)
