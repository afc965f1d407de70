"""One thing that a deal makes owed, as the words of a report state it."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import Family


@dataclass(frozen=True, slots=True)
class Term:
    """One thing owed: tokens `first` to `last` (not included) that say it, the deed's kind, who owes it.

    `is_duty` says that a word of duty alone tells it.
    """

    first: int
    last: int
    family: Family | None
    debtor: str | None
    creditor: str | None
    verb: int | None
    deal: Deal
    is_nominal: bool = False
    is_part: bool = False
    is_implied: bool = False
    is_duty: bool = False


def deal_at(deals: Sequence[Deal], token: int) -> Deal | None:
    """The deal that words ending at a token (not included) speak of: the one named last, else the first one."""
    if not deals:
        return None
    deals = [deal for deal in deals if not deal.is_extension] or deals
    near = max(deals, key=lambda deal: deal.last_before(token - 1))
    return near if near.last_before(token - 1) >= 0 else deals[0]
