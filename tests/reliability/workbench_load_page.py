"""The part of docs/performance.md on the workbench: how fast it answers."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from visitors import REST_SECONDS, Met

from crossbearing.evaluate.performance_page import machine

_HEAD = """Made by `PYTHONPATH=tests python tests/reliability/workbench_load.py LEDGER`; do not edit. A ledger file of
{reports:,} reports of a war made up by `crossbearing simulate` is served by `crossbearing serve` to people with
accounts, on {machine}, {cores} cores, Python {python}, with the browsers on the same machine. {load:.1f} programs
wanted its processors on average when measuring began.

### One page at a time

Milliseconds from the request to the last byte, over {drawn} addresses of each page that are drawn at random from what
the ledger holds; and until a browser that had nothing of the page before painted its first words, counted from the
click.

| | median | 95th percentile | first paint, median | first paint, longest |
|---|---|---|---|---|
{alone}

### Many people at once

{people} people sign in, and for {seconds:.0f} seconds most of them read pages of every kind, while {reviewers}
reviewers look at things of the queue and accept, reject or note. Each rests {rest[0]:.0f} to {rest[1]:.0f} seconds
before the next page. Every rejection makes the view that pages show older than the ledger, so that meanwhile a newer
one is worked out in the background, on the same machine. Milliseconds again; what failed is any answer but the page.

| | times | median | 95th percentile | longest |
|---|---|---|---|---|
{together}

{errors}"""


@dataclass(frozen=True)
class Alone:
    """One kind of page asked for alone: milliseconds until it was there, and until it was painted."""

    name: str
    took: Sequence[float]
    painted: Sequence[float]


@dataclass(frozen=True)
class Measured:
    """All that was measured: of how many reports, by how many people, reviewers among them, under what load."""

    reports: int
    alone: Sequence[Alone]
    together: Met
    people: int
    reviewers: int
    seconds: float
    load: float


def page(measured: Measured) -> str:
    """The page as Markdown."""
    together = measured.together
    errors = "\n".join(f"- {number:,} times: {words}" for words, number in together.errors.items())
    return _HEAD.format(
        reports=measured.reports,
        machine=machine(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        load=measured.load,
        drawn=max(len(one.took) for one in measured.alone),
        alone="\n".join(map(_alone, measured.alone)),
        people=measured.people,
        reviewers=measured.reviewers,
        seconds=measured.seconds,
        rest=REST_SECONDS,
        together="\n".join(_together(together)),
        errors=f"What failed:\n\n{errors}" if errors else "Nothing failed.",
    )


def late(took: Sequence[float]) -> float:
    """What one in twenty takes longer than."""
    return sorted(took)[min(len(took) - 1, int(len(took) * 0.95))]


def _alone(one: Alone) -> str:
    paint = f"{median(one.painted):,.0f} | {max(one.painted):,.0f}" if one.painted else " | "
    return f"| {one.name} | {median(one.took):,.0f} | {late(one.took):,.0f} | {paint} |"


def _together(met: Met) -> Iterator[str]:
    for what, took in met.took.items():
        yield f"| {what} | {len(took):,} | {median(took):,.0f} | {late(took):,.0f} | {max(took):,.0f} |"
