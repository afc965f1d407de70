"""How near a tally comes to the true number, beside what one gets who only counts pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import fsum
from statistics import mean, median

from crossbearing.model.figure import HUMAN_TOLL, Category
from crossbearing.model.incident import Tally
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.simulate.told import Told

# An incident and what of it is counted.
Toll = tuple[str, Category]
OURS = "`best` of the tally; where there is none, the middle of low and high"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 where there are none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """How far one way to a number is from the truth on average, in people and as a share of the true number."""

    way: str
    absolute: float
    relative: float
    exact: Share


@dataclass(slots=True)
class TrueTolls:
    """The final number of each toll that some report counts, and the tolls whose final number a source printed."""

    final: dict[Toll, int] = field(default_factory=dict)
    printed: set[Toll] = field(default_factory=set)

    def add(self, told: Told) -> None:
        """Take in the truth of a report's figures. Sums, shares of a toll and longer periods are no incident's toll."""
        for figure in told.reading.quantities:
            truth = told.truth.figures.get(figure.id)
            if truth is None or truth.scope != "incident" or truth.incident is None or truth.final is None:
                continue
            if figure.category in HUMAN_TOLL:
                toll = truth.incident, figure.category
                self.final[toll] = truth.final
                if figure.value == truth.final:
                    self.printed.add(toll)


@dataclass(frozen=True, slots=True)
class Case:
    """A toll's true number and the tally over all that should hold it; None where nothing was counted."""

    true: int
    printed: bool
    tally: Tally | None


def held(cases: Iterable[Case]) -> Share:
    """Of the tolls whose true number a source printed, those that lie between low and high; an open end holds all."""
    some = [case for case in cases if case.printed]
    return Share(sum(case.tally is not None and _holds(case.tally, case.true) for case in some), len(some))


def closed(cases: Iterable[Case]) -> Share:
    """Of the same, those with both a low and a high: bounds that leave an end open hold too easily."""
    some = [case.tally for case in cases if case.printed]
    return Share(sum(one is not None and one.low is not None and one.high is not None for one in some), len(some))


def width(cases: Iterable[Case]) -> float:
    """The median of high less low where both are given, as a share of the true number."""
    tallies = [(case.true, case.tally) for case in cases if case.printed and case.true > 0]
    found = [
        (one.high - one.low) / true
        for true, one in tallies
        if one is not None and one.low is not None and one.high is not None
    ]
    return float(median(found)) if found else 0.0


def errors(cases: Iterable[Case], *, settled: bool) -> list[Error]:
    """The error of each way over the same tolls: with `settled` those with a `best`, else all that have a number."""
    counted = [(case.true, case.tally) for case in cases if case.tally is not None and _pages(case.tally)]
    some = [(true, tally) for true, tally in counted if not settled or tally.best is not None]
    return [_error(way, rule, some) for way, rule in _WAYS.items()]


def tally_of(tallies: Sequence[Tally], category: Category) -> Tally | None:
    """The tally of this category over all people and parties."""
    found = (one for one in tallies if one.category is category and one.blamed is None and one.counts == PEOPLE)
    return next(found, None)


def _holds(tally: Tally, true: int) -> bool:
    return (tally.low is None or tally.low <= true) and (tally.high is None or true <= tally.high)


def _error(way: str, rule: Callable[[Tally], float], cases: Sequence[tuple[int, Tally]]) -> Error:
    given = [(true, rule(tally)) for true, tally in cases]
    off = [abs(number - true) for true, number in given]
    count = max(len(given), 1)
    relative = fsum(one / max(true, 1) for one, (true, _) in zip(off, given, strict=True)) / count
    return Error(way, fsum(off) / count, relative, Share(sum(one == 0 for one in off), len(given)))


def _ours(tally: Tally) -> float:
    if tally.best is not None:
        return float(tally.best)
    known = [float(one) for one in (tally.low, tally.high) if one is not None]
    return mean(known) if known else _largest(tally)


def _pages(tally: Tally) -> list[float]:
    """What each page says: its largest number, whatever that counts."""
    by_page: dict[str, float] = {}
    for one in tally.figures:
        number = next((float(n) for n in (one.value, one.low, one.high) if n is not None), None)
        if number is not None:
            by_page[one.figure.sha256] = max(number, by_page.get(one.figure.sha256, 0.0))
    return list(by_page.values())


def _largest(tally: Tally) -> float:
    return max(_pages(tally))


def _average(tally: Tally) -> float:
    return fsum(_pages(tally)) / len(_pages(tally))


def _commonest(tally: Tally) -> float:
    """The number on most pages, the larger of two."""
    votes = Counter(_pages(tally))
    return max(votes, key=lambda number: (votes[number], number))


def _added(tally: Tally) -> float:
    return fsum(_pages(tally))


_WAYS: dict[str, Callable[[Tally], float]] = {
    OURS: _ours,
    "largest number on any page": _largest,
    "mean of the pages": _average,
    "number on most pages": _commonest,
    "every page counted as an event of its own": _added,
}
