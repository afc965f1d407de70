"""Sets the figures of one incident side by side and says what a named policy makes of them."""

from collections.abc import Sequence

from crossbearing.model.event import Event
from crossbearing.model.figure import PART_OF_COUNT, Category, Figure
from crossbearing.model.incident import Ref, Tally
from crossbearing.model.reading import Reading

# The only policy so far: least and most of all figures given; the best is the figure most reports give, the latest
# of equals, and none where each report gives another one.
RANGE = "range"


def tallies_of(events: Sequence[tuple[Reading, Event]]) -> tuple[Tally, ...]:
    """One tally for each category that measures these events, in the order of the categories."""
    rows = [
        (reading, figure) for reading, event in events for figure in reading.quantities if figure.id in event.casualties
    ]
    present = {figure.category for _, figure in rows}
    return tuple(_tally(kind, [row for row in rows if row[1].category is kind]) for kind in Category if kind in present)


def _tally(category: Category, rows: list[tuple[Reading, Figure]]) -> Tally:
    wholes = [row for row in rows if PART_OF_COUNT not in (row[1].note or "")]
    rows = wholes if len(wholes) > 0 else rows
    bounds = [bound for _, figure in rows for bound in (figure.low, figure.value, figure.high) if bound is not None]
    return Tally(
        category=category,
        low=min(bounds, default=None),
        best=_best(rows),
        high=max(bounds, default=None),
        policy=RANGE,
        figures=tuple(Ref(reading.sha256, reading.doc_id, figure.id) for reading, figure in rows),
    )


def _best(rows: list[tuple[Reading, Figure]]) -> int | float | None:
    printed = [figure.value for _, figure in rows if figure.value is not None]
    if len(set(printed)) <= 1:
        return printed[0] if printed else None
    newest_first = sorted(rows, key=lambda row: (row[0].document.published or "", row[0].sha256), reverse=True)
    most = max(printed.count(value) for value in printed)
    if most == 1:
        return None
    values = (figure.value for _, figure in newest_first if figure.value is not None)
    return next(value for value in values if printed.count(value) == most)
