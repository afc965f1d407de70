"""Which events are compared at all: those that share a day or month with a place, a party or a number."""

# Cost is near-linear in the number of events, because a block holds what one place or one party saw in a day or two.

from collections import defaultdict
from collections.abc import Iterator

from crossbearing.reconcile.linking.grounds import COMMON_NUMBER, SELDOM, SLACK_DAYS
from crossbearing.reconcile.linking.told import Told

# Events that may have happened on more days than this are looked up by month.
BY_DAY = 9
DAYS_A_MONTH = 30
# Events that may lie anywhere in more than so many months are compared by what they share beside time.
MONTHS = 14
# A cell of the grid of positions, in degrees: its neighbours reach past the distance at which towns are near.
CELL_DEGREES = 0.25

Key = tuple[object, ...]


class Blocks:
    """Events by what they share, filled as they come."""

    def __init__(self) -> None:
        self._held: defaultdict[Key, list[int]] = defaultdict(list)

    def add(self, number: int, one: Told) -> set[int]:
        """The numbers of the earlier events that this one has to be compared with; keeps it for later."""
        found: set[int] = set()
        asked, kept = _keys(one)
        for key in asked:
            found.update(self._held.get(key, ()))
        for key in kept:
            self._held[key].append(number)
        return found


def _keys(one: Told) -> tuple[list[Key], list[Key]]:
    """What to look an event up by, and what to keep it under.

    Events of a few days meet by the day; one of a longer time is kept by the month and meets all of the month.
    """
    asked, kept = _shared(one)
    if one.when is None or one.when.width > MONTHS * DAYS_A_MONTH:
        timeless = [("any", *what) for what in asked if what[1] != "type"]
        return timeless, [("any", *what) for what in kept if what[1] != "type"]
    months = range(one.when.first // DAYS_A_MONTH, one.when.last // DAYS_A_MONTH + 1)
    if one.when.width > BY_DAY:
        both = [(kind, month, *what) for kind in ("short", "long") for month in months for what in asked]
        return both, [("long", month, *what) for month in months for what in kept]
    days = range(one.when.first, one.when.last + SLACK_DAYS + 1)
    return (
        [("day", day, *what) for day in days for what in asked]
        + [("long", month, *what) for month in months for what in asked],
        [("day", day, *what) for day in days for what in kept]
        + [("short", month, *what) for month in months for what in kept],
    )


def _shared(one: Told) -> tuple[list[Key], list[Key]]:
    """What another telling of the event is likely to share: what to ask for, and what to be found by.

    One that names a town looks among those of the town and near it, and among those that name none; one that names no
    town looks among all of its parties.
    """
    same = [*_by_place(one), *_by_figures(one)]
    if one.event.type in SELDOM:
        same.append((one.family, "type", one.event.type.value))
    parties = [party for party in (one.perpetrator, one.target) if party is not None]
    is_placed = one.spot is not None and (one.spot.is_small or one.spot.extent is None)
    vague = [(one.family, "vague", party) for party in parties]
    placed = [(one.family, "placed", party) for party in parties]
    return same + (vague if is_placed else vague + placed), same + (placed if is_placed else vague)


def _by_place(one: Told) -> Iterator[Key]:
    if one.spot is None:
        return
    yield (one.family, "place", one.spot.skeleton)
    if one.spot.lat is not None and one.spot.lon is not None:
        row, column = int(one.spot.lat // CELL_DEGREES), int(one.spot.lon // CELL_DEGREES)
        yield from ((one.family, "cell", r, c) for r in (row, row + 1) for c in (column, column + 1))


def _by_figures(one: Told) -> Iterator[Key]:
    for kind, figures in one.figures.items():
        for figure in figures:
            if figure.value is not None and figure.value > COMMON_NUMBER:
                yield (one.family, "figure", kind.value, figure.value)
