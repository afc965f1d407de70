"""What of a ledger a view was worked out from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewState:
    """The last entry of the log that told of a reading, and the ids of the decisions that bore on the view, in order.

    `sealed` is the last entry by which names were put apart: views from before it may name somebody who is protected
    since.
    """

    entry: int
    sealed: int
    decisions: tuple[str, ...]
