"""docs/storing.md: what a ledger of many reports costs, on a file and on a server."""

import platform
from collections.abc import Iterator

from crossbearing.api.batches import TOGETHER
from crossbearing.evaluate.performance_page import machine
from crossbearing.evaluate.stored_queries import SHOWN
from crossbearing.evaluate.stored_war import READ
from crossbearing.evaluate.storing import Stored, Storing

_HEAD = """# Storing

Made by `crossbearing storing`; do not edit. {reports:,} reports of a war made up by `crossbearing simulate`, with the
readings that a reader who misses nothing makes of them, are added to a new ledger, {together} at a time as `add` does,
and asked for. Seconds are on the clock, on {machine}, Python {python}; the server ran on the same machine."""
_FILLING = """
## Filling

*Reading* is the time that the built-in reader takes for one of these reports on one core, over {read} of them: the
store is the rest of `add`.

| {columns} |
|---|{dashes}"""
_LOOKING = """
## The first look

What the reports say together is worked out when somebody first looks after reports were added, and kept in the ledger;
`crossbearing refresh` does it ahead. Memory is the most that the process held meanwhile.

| {columns} |
|---|{dashes}"""
_ASKING = """
## Later looks

Milliseconds for one question to an open ledger, through the verb that the command of that name calls, with the reports
opened whose words the command prints, {shown} things at most: the median, and in brackets what one answer in twenty
takes longer than. What is asked for is drawn at random from what the ledger holds.

| {columns} |
|---|{dashes}"""


def storing_page(measured: Storing) -> str:
    """The page as Markdown."""
    names = " | ".join(one.database for one in measured.stored)
    about = {"machine": machine(), "python": platform.python_version(), "together": TOGETHER}
    columns = {"columns": f" | {names}".strip(), "dashes": "---|" * len(measured.stored)}
    parts = [
        _HEAD.format(reports=measured.reports, **about),
        _FILLING.format(read=min(READ, measured.reports), **columns),
        *_filling(measured),
        _LOOKING.format(**columns),
        *_looking(measured),
        _ASKING.format(shown=SHOWN, **columns),
        *_asking(measured),
    ]
    return "\n".join(parts) + "\n"


def _filling(measured: Storing) -> Iterator[str]:
    every = measured.stored
    each = [one.filled.seconds / one.filled.reports for one in every]
    yield _row("reports a second, the store alone", *(f"{1 / seconds:,.0f}" for seconds in each))
    yield _row("processor time of it", *(f"{one.filled.processor / one.filled.seconds:.0%}" for one in every))
    yield _row("reports a second, reading and store", *(f"{1 / (seconds + measured.reading):,.1f}" for seconds in each))
    yield _row("share of the store in that", *(f"{seconds / (seconds + measured.reading):.1%}" for seconds in each))
    yield _row("bytes for each report as received", *(f"{one.filled.raw / one.filled.reports:,.0f}" for one in every))
    yield _row("bytes on the disk for each report", *(f"{one.filled.each:,.0f}" for one in every))
    yield _row("the same with views kept", *(f"{one.filled.each + one.kept:,.0f}" for one in every))
    yield _row("`verify`, seconds", *(f"{one.verifying:,.0f}" for one in every))


def _looking(measured: Storing) -> Iterator[str]:
    every = measured.stored
    yield _row("opening the ledger, ms", *(f"{one.opening:.0f}" for one in every))
    yield _row("first look, seconds", *(f"{one.looked.first:,.0f}" for one in every))
    yield _row("look after one more report, seconds", *(f"{one.looked.changed:,.0f}" for one in every))
    yield _row("memory, MB", *(f"{one.looked.megabytes:,.0f}" for one in every))


def _asking(measured: Storing) -> Iterator[str]:
    for number, timed in enumerate(measured.stored[0].queries):
        yield _row(timed.name, *(_milliseconds(one, number) for one in measured.stored))


def _milliseconds(stored: Stored, number: int) -> str:
    timed = stored.queries[number]
    return f"{timed.median:,.1f} ({timed.slow:,.1f})"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
