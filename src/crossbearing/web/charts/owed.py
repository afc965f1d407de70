"""What is owed, done, disputed and outstanding of a duty, as pieces of one bar."""

# Invariant: what is not known is no piece. A bar is drawn only where it is known how much is owed, and how much was
# done or that nothing was.

from crossbearing.model.agreement import Degree
from crossbearing.model.deal import Amount, Balance
from crossbearing.web.charts.shares import LENGTH, Piece

_NOTHING_DONE = frozenset({Degree.NONE, Degree.REFUSED, Degree.POSTPONED})


def owed_bar(balance: Balance) -> tuple[Piece, ...]:
    """The pieces of the bar; none where amounts are not known or cannot be set beside each other.

    `done` is what was done at the least, `perhaps` what may have been done too, `disputed` what some say was done and
    others deny, `outstanding` what is left of the least that is owed, `owed` what may be owed too.
    """
    owed = balance.owed
    done, disputed = _same_unit(balance.done, owed), _same_unit(balance.disputed, owed)
    is_known = done is not None or disputed is not None or balance.state in _NOTHING_DONE
    if owed is None or not is_known or _top(owed) == 0:
        return ()
    edges = [("done", 0.0 if done is None else done.low), ("perhaps", 0.0 if done is None else _top(done))]
    edges.append(("disputed", edges[-1][1] + (0.0 if disputed is None else _top(disputed))))
    edges += [("outstanding", owed.low), ("owed", _top(owed))]
    whole = max(edge for _, edge in edges)
    pieces, start = [], 0.0
    for kind, edge in edges:
        if edge > start:
            pieces.append(Piece(kind, round(LENGTH * start / whole, 2), round(LENGTH * (edge - start) / whole, 2)))
            start = edge
    return tuple(pieces)


def _same_unit(amount: Amount | None, owed: Amount | None) -> Amount | None:
    return amount if amount is not None and owed is not None and amount.unit == owed.unit else None


def _top(amount: Amount) -> float:
    """The most of an amount; the least where nothing bounds it."""
    return amount.low if amount.high is None else amount.high
