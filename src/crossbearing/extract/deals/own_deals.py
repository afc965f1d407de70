"""Deals that only a word of duty or a pledge tells of."""

from collections.abc import Sequence

from crossbearing.extract.deals.deal_spoken import Spoken
from crossbearing.extract.deals.deals import Deal, DealMention
from crossbearing.extract.words.clauses import Clause


def is_bare(deal: Deal) -> bool:
    """Whether only a word of duty tells of the deal."""
    return all(mention.spoken is not None and mention.spoken.is_bare for mention in deal.mentions)


def own_deal(found: Sequence[Clause], first: int, last: int, verb: int) -> Deal:
    """The deal that the words of a duty from token `first` to `last` (not included) tell of by themselves."""
    clause = next(c for c in found if c.first <= verb < c.last)
    spoken = Spoken(first, last, verb, None, clause, False, False, is_bare=True)
    mention = DealMention(
        first,
        last,
        verb,
        None,
        frozenset(),
        is_apart=False,
        is_indefinite=False,
        is_talk=False,
        is_proposed=False,
        in_title=False,
        spoken=spoken,
    )
    return Deal((mention,))
