"""Whether a report is of business, sport or the like, where deals are no deals between warring sides."""

from functools import cache

from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.inflections import plurals
from crossbearing.model.entity import EntityType


def is_peaceful(draft: Draft) -> bool:
    """Whether a report names no armed actor, has no word of war or captivity, and some of trade, sport or the law."""
    if any(entity.type is EntityType.ARMED_ACTOR for entity in draft.entities):
        return False
    words = {token.lower for token in draft.marked.tokens}
    return words.isdisjoint(_warlike()) and not words.isdisjoint(_everyday())


@cache
def _warlike() -> frozenset[str]:
    """Words of which one makes a report one of a conflict."""
    words = deal_words()
    return plurals(frozenset((*words["peaceful"]["warlike"], *words["truce_nouns"])))


@cache
def _everyday() -> frozenset[str]:
    return plurals(frozenset(deal_words()["peaceful"]["everyday"]))
