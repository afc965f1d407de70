"""docs/reconciling.md: how well reports of invented wars are brought together, and at what cost."""

import platform
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crossbearing.evaluate.performance_page import machine
from crossbearing.evaluate.simulated import WarScore

_HEAD = """# Reconciling

Made by `crossbearing scale`; do not edit. Wars made up by `crossbearing simulate` are told by outlets with bias, delay,
copying, error and silence, and everything about them is known. What a reader that misses nothing makes of the reports
is linked and tallied here as in a ledger, one report after the other; where the named places lie, and which report
copies which, is taken from the truth. A larger world has more wars and more weeks, not more in one place at one time.

## Events of one incident

B-cubed over events: of an event's group, the share that is of the same incident, and the other way round.

| incidents | reports | events | precision | recall | F1 |
|---|---|---|---|---|---|"""
_HELD = """
## The true number lies between low and high

Of the tolls whose true final number some source printed, policy `range`: in how many it lies within the tally's bounds,
and in how many both bounds are given, for an open one holds whatever comes. *Width* is the median of high less low, as
a share of the true number.

| incidents | tolls | held | both bounds given | width |
|---|---|---|---|---|"""
_ERRORS = """
## How far off the number is

{incidents:,} incidents; mean distance from the true final number in people, the same as a share of it, and how often
the number is exact. The first three columns are over the {settled:,} tolls for which the tally names a `best`, the
others over all {every:,} of which some page gives a number. All ways see the same pages: those linked to the incident.

| way | people off | share off | exact | people off, all | share off, all | exact, all |
|---|---|---|---|---|---|---|"""
_COST = """
## Cost

Processor time for one event, linking and tallies apart; *growth* is that of the time for linking one event against the
row above. Memory is the most that the process held, with the readings, links and tallies of all reports in it.
{machine}, Python {python}.

| incidents | linking, µs an event | growth | tallies, µs an event | memory, MB |
|---|---|---|---|---|"""


def reconciling_page(scores: Sequence[WarScore]) -> str:
    """The page as Markdown; scores by size."""
    last = scores[-1]
    counts = {"settled": last.settled[0].exact.of, "every": last.every[0].exact.of}
    parts = [
        _HEAD,
        *map(_links, scores),
        _HELD,
        *map(_held, scores),
        _ERRORS.format(incidents=last.incidents, **counts),
        *_errors(last),
        _COST.format(machine=machine(), python=platform.python_version()),
        *_costs(scores),
    ]
    return "\n".join(parts) + "\n"


def _links(score: WarScore) -> str:
    rate = score.links
    shares = (f"{one:.3f}" for one in (rate.precision, rate.recall, rate.f1))
    return _row(f"{score.incidents:,}", f"{score.reports:,}", f"{score.events:,}", *shares)


def _held(score: WarScore) -> str:
    shares = (f"{one:.3f}" for one in (score.held.value, score.closed.value, score.width))
    return _row(f"{score.incidents:,}", f"{score.held.of:,}", *shares)


def _errors(score: WarScore) -> Iterator[str]:
    for settled, every in zip(score.settled, score.every, strict=True):
        both = (settled, every)
        cells = (cell for e in both for cell in (f"{e.absolute:.2f}", f"{e.relative:.3f}", f"{e.exact.value:.3f}"))
        yield _row(settled.way, *cells)


def _costs(scores: Sequence[WarScore]) -> Iterator[str]:
    growth = ["", *(f"{after.linking_each / before.linking_each:.2f} x" for before, after in pairwise(scores))]
    for score, grown in zip(scores, growth, strict=True):
        linking, tallying = f"{score.linking_each:.0f}", f"{score.tallying_each:.0f}"
        yield _row(f"{score.incidents:,}", linking, grown, tallying, f"{score.peak:,.0f}")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
