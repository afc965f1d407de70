"""A linear model of yes-or-no questions over rows of marks: logistic regression, fitted by L-BFGS."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Marks = Sequence[str]

# So many steps back the curvature is remembered (Nocedal 1980 finds 3 to 7 enough).
_MEMORY = 6
# A step too long is halved, and halved again.
_SHRINK = 0.5
_TRIES = 12
# A step must win at least this share of what the slope promises (Armijo 1966).
_WIN = 1e-4
# So many marks are added up at a time: the sums then stay in memory.
_CHUNK = 500_000
# The root of how many marks a row usually has, so that `ridge` means what it would mean without scaling.
_USUAL = 7.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of marks as numbers: row r holds `marks[starts[r]:starts[r + 1]]`; mark 0 stands in every row."""

    marks: Ints
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Stretches of rows that hold some _CHUNK marks."""
        first = 0
        while first < len(self):
            last = int(np.searchsorted(self.starts, self.starts[first] + _CHUNK, side="right")) - 1
            last = min(max(last, first + 1), len(self))
            yield first, last
            first = last


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number for every mark that stands in at least `least` rows."""

    numbers: dict[str, int]

    @classmethod
    def of(cls, rows: Iterable[Marks], least: int) -> "Numbering":
        """The numbering of the marks of these rows, in order of first sight."""
        counts = Counter(mark for row in rows for mark in row)
        kept = (mark for mark, count in counts.items() if count >= least)
        return cls({mark: number for number, mark in enumerate(kept, 1)})

    def rows(self, rows: Iterable[Marks]) -> Rows:
        """The rows as numbers; marks without one are left out."""
        marks: list[int] = []
        starts = [0]
        for row in rows:
            marks.append(0)
            marks.extend(self.numbers[mark] for mark in row if mark in self.numbers)
            starts.append(len(marks))
        return Rows(np.array(marks, dtype=np.int32), np.array(starts, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Linear:
    """The weight of every mark for every question."""

    numbering: Numbering
    weights: Floats

    @classmethod
    def fit(cls, rows: Sequence[Marks], answers: Floats, *, least: int, ridge: float, steps: int) -> "Linear":
        """The weights under which the answers (rows by questions, 0 or 1) are likeliest, `ridge` holding them small."""
        numbering = Numbering.of(rows, least)
        loss = _Loss(numbering.rows(rows), answers, len(numbering.numbers) + 1, ridge)
        return cls(numbering, _least(loss, np.zeros((loss.size, answers.shape[1]), dtype=np.float32), steps))

    def chances(self, rows: Iterable[Marks]) -> Floats:
        """How likely each row's answers are yes."""
        numbered = self.numbering.rows(rows)
        return _chances(_sums(numbered, self.weights) * _scale(numbered))


class _Loss:
    """What weights cost: minus the log chance of the answers, and half their squares times `ridge`."""

    def __init__(self, rows: Rows, answers: Floats, size: int, ridge: float) -> None:
        self.rows, self.answers, self.size, self.ridge = rows, answers, size, np.float32(ridge)
        lengths = np.diff(rows.starts)
        self._scale = _scale(rows)
        order = np.argsort(rows.marks, kind="stable")
        self._row_of = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)[order]
        self._columns = Rows(self._row_of, np.searchsorted(rows.marks[order], np.arange(size + 1)).astype(np.int64))

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        """The cost and its slope."""
        sums = _sums(self.rows, weights) * self._scale
        cost = float(np.sum(np.logaddexp(0, sums) - self.answers * sums, dtype=np.float64))
        slope = _sums(self._columns, (_chances(sums) - self.answers) * self._scale)
        held = weights.copy()
        held[0] = 0
        cost += 0.5 * float(self.ridge) * float(np.sum(held * held, dtype=np.float64))
        return cost, slope + self.ridge * held


def _sums(rows: Rows, weights: Floats) -> Floats:
    """The sum of the weights of each row's marks."""
    found = np.zeros((len(rows), weights.shape[1]), dtype=np.float32)
    for first, last in rows.chunks():
        starts = rows.starts[first : last + 1]
        gathered = weights[rows.marks[starts[0] : starts[-1]]]
        filled = np.flatnonzero(np.diff(starts))
        if len(filled) > 0:
            found[first + filled] = np.add.reduceat(gathered, (starts[:-1] - starts[0])[filled], axis=0)
    return found


def _scale(rows: Rows) -> Floats:
    """What makes the sums of rows with few and with many marks alike: one over the root of their number."""
    return np.asarray(_USUAL / np.sqrt(np.diff(rows.starts))[:, None], dtype=np.float32)


def _chances(sums: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -30, 30))), dtype=np.float32)


def _least(cost_of: Callable[[Floats], tuple[float, Floats]], point: Floats, steps: int) -> Floats:
    """Where the cost is least, as far as so many steps of L-BFGS reach (Nocedal 1980)."""
    cost, slope = cost_of(point)
    past: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for step in range(steps):
        way = -_curved(slope, past)
        gain = float(np.vdot(slope, way))
        size = 1.0 if step else 1.0 / max(1.0, float(np.abs(slope).max()))
        for _ in range(_TRIES):
            after = point + np.float32(size) * way
            new_cost, new_slope = cost_of(after)
            if new_cost <= cost + _WIN * size * gain:
                break
            size *= _SHRINK
        else:
            return point
        if float(np.vdot(after - point, new_slope - slope)) > 0:
            past.append((after - point, new_slope - slope))
        point, cost, slope = after, new_cost, new_slope
    return point


def _curved(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The slope times the inverse curvature that past steps show."""
    found, shares = slope.copy(), []
    for moved, turned in reversed(past):
        share = np.vdot(moved, found) / np.vdot(moved, turned)
        found = found - share * turned
        shares.append(share)
    if past:
        moved, turned = past[-1]
        found = found * (np.vdot(moved, turned) / np.vdot(turned, turned))
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        found = found + (share - np.vdot(turned, found) / np.vdot(moved, turned)) * moved
    return found
