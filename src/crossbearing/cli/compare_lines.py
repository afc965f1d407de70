"""A comparison on the screen: counts first, then the lists."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from crossbearing.cli.lines import Line
from crossbearing.cli.outcome import counted
from crossbearing.model.visible import visible
from crossbearing.publish.comparing.comparison import Alone, Comparison, Match
from crossbearing.publish.comparing.difference import DIFFER, toll_words
from crossbearing.publish.comparing.record import Record, Unusable

One = TypeVar("One")


def compare_lines(found: Comparison, ledger: str, table: Path, limit: int | None) -> Iterator[Line]:
    """The lines of a comparison, so many of each list."""
    yield from _summary(found, ledger, table)
    yield from _listed("Matched", found.matches, _match, limit)
    yield from _listed("Only in the ledger", found.only_ours, _alone, limit)
    yield from _listed(f"Only in {table.name}", found.only_theirs, _alone, limit)
    yield from _listed("Not compared", (*found.unusable_ours, *found.unusable_theirs), _unusable, limit)


def _summary(found: Comparison, ledger: str, table: Path) -> Iterator[Line]:
    counts, reach = found.counts(), found.reach
    days = counted(reach.days, "day")
    both = f"{Path(ledger).name} and {table.name} ({found.shape.words})"
    yield Line(0, f"{visible(both)}, within {days} and {reach.km:g} km", "bold")
    yield Line(
        2,
        f"{counts['matched']:,} matched: figures differ in {counts['figures_differ']:,}, "
        f"dates in {counts['dates_differ']:,}, places in {counts['places_differ']:,}",
    )
    yield Line(2, f"{counts['only_ours']:,} only in the ledger, {counts['only_theirs']:,} only in {table.name}")
    for why, count in sorted(Counter(one.why for one in found.beyond).items()):
        yield Line(2, f"{counted(count, 'incident')} beyond {found.shape.words}: {visible(why)}", "dim")
    for why, count in sorted(Counter(one.why for one in found.beyond_ours).items()):
        yield Line(2, f"{counted(count, 'row')} beyond the ledger: {visible(why)}", "dim")
    if found.unusable_ours or found.unusable_theirs:
        rows, incidents = len(found.unusable_theirs), len(found.unusable_ours)
        yield Line(2, f"not compared: {counted(incidents, 'incident')}, {counted(rows, 'row')}", "dim")


def _listed(
    title: str, every: Sequence[One], lines: Callable[[One], Iterator[Line]], limit: int | None
) -> Iterator[Line]:
    if not every:
        return
    yield Line(0, "")
    yield Line(0, visible(title), "bold")
    for one in every[:limit]:
        yield from lines(one)
    if limit is not None and len(every) > limit:
        yield Line(2, f"... and {len(every) - limit:,} more: give --limit, or --out for a table of all", "dim")


def _match(match: Match) -> Iterator[Line]:
    ours, theirs, like = match.pair.ours, match.pair.theirs, match.pair.likeness
    yield Line(2, f"{_place(ours)}  {ours.key} = {_row(theirs)}, score {like.score:.2f}")
    yield Line(4, visible(f"{like.grounds}; there: {theirs.kind}"), "dim")
    different = match.differences
    if ours.toll.is_told or theirs.toll.is_told:
        words = f"killed: {toll_words(ours.toll)} here, {toll_words(theirs.toll)} there: {different.figures}"
        yield Line(4, words, "bold" if different.figures == DIFFER else "")
        if different.figures_differ and ours.toll.said_by:
            yield Line(6, visible("; ".join(ours.toll.said_by)), "dim")
    if different.date is not None:
        yield Line(4, f"date: {different.date}")
    if different.place is not None:
        yield Line(4, visible(f"place: {different.place}"))


def _alone(alone: Alone) -> Iterator[Line]:
    record = alone.record
    name = record.key if record.row is None else _row(record)
    killed = f", killed {toll_words(record.toll)}" if record.toll.is_told else ""
    yield Line(2, visible(f"{_place(record)}  {name}{killed}"))
    yield Line(4, visible(alone.why), "dim")


def _unusable(one: Unusable) -> Iterator[Line]:
    name = one.key if one.row is None else _row(one)
    yield Line(2, visible(f"{name}: {one.why}"))


def _row(one: Record | Unusable) -> str:
    """The row's number, with what the table calls it."""
    number = f"row {one.row}"
    return number if one.key == number else visible(f"{number} ({one.key})")


def _place(record: Record) -> str:
    """When and where, and what it was."""
    return visible(f"{record.when}  {record.spot.name or 'place not known'}, {record.kind}")
