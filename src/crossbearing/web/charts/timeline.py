"""When things were, as marks on lanes of one stretch of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.model.when import days_of
from crossbearing.web.charts.shares import LENGTH

# A mark of one day on a long stretch is still seen.
LEAST_LENGTH = 1.2


@dataclass(frozen=True, slots=True)
class Mark:
    """Something of some days: its kind, its date (EDTF), where it begins and how long it is, and how many say so."""

    kind: str
    date: str
    start: float
    length: float
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one thing, and how many of its states have no date."""

    name: str
    marks: tuple[Mark, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over the days from `first` to `last` (ISO 8601)."""

    first: str
    last: str
    lanes: tuple[Lane, ...]


# What is put on a lane: its kind and its date (EDTF), None where that is not known.
Dated = tuple[str, str | None]


def timeline(lanes: Iterable[tuple[str, Sequence[Dated]]]) -> Timeline | None:
    """The lanes over the whole time of their dates; None where nothing has a date.

    An open end reaches to the end of that time: nothing is known beyond it.
    """
    lanes = list(lanes)
    days = [day for _, dated in lanes for _, edtf in dated if edtf is not None for day in days_of(edtf)]
    known = [day for day in days if day is not None]
    if not known:
        return None
    first, last = min(known), max(known)
    drawn = tuple(_lane(name, dated, first, last) for name, dated in lanes)
    return Timeline(first.isoformat(), last.isoformat(), drawn)


def _lane(name: str, dated: Sequence[Dated], first: date, last: date) -> Lane:
    counts: dict[tuple[str, str], int] = {}
    for kind, edtf in dated:
        if edtf is not None:
            counts[kind, edtf] = counts.get((kind, edtf), 0) + 1
    marks = [_mark(kind, edtf, count, first, last) for (kind, edtf), count in counts.items()]
    # The longest first, so that a shorter one is drawn over it.
    marks.sort(key=lambda mark: (-mark.length, mark.start, mark.kind))
    return Lane(name, tuple(marks), sum(edtf is None for _, edtf in dated))


def _mark(kind: str, edtf: str, count: int, first: date, last: date) -> Mark:
    begin, end = days_of(edtf)
    begin, end = begin or first, end or last
    whole = (last - first + timedelta(days=1)).days
    length = max(LEAST_LENGTH, LENGTH * ((end - begin).days + 1) / whole)
    start = min(LENGTH * (begin - first).days / whole, LENGTH - length)
    return Mark(kind, edtf, round(max(start, 0.0), 2), round(length, 2), count)
