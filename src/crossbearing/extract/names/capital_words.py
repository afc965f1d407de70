"""Words that bear a capital and are no names, or are names and words both."""

from functools import cache

from crossbearing.vocab import load


@cache
def kinds_of_people() -> frozenset[str]:
    """Adjectives of faiths and peoples, which name nobody by themselves."""
    return frozenset(load("names")["not_names"]["adjectives"])


@cache
def also_given() -> frozenset[str]:
    """Words that are given names too."""
    return frozenset(load("names")["not_names"]["also_given"])


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that name nobody: months, weekdays and the like."""
    table = load("names")["not_names"]
    return frozenset((*table["calendar"], *table["words"]))


@cache
def common_nouns() -> frozenset[str]:
    """Words of the noun lexicons, which at the head of a sentence are capitalised like a name."""
    people, groups, places, sites = load("people"), load("groups"), load("places"), load("facilities")
    words: set[str] = set(people["office"]["words"]) | set(people["person"]["words"]) | set(sites["facility"]["words"])
    for sort in ("opposition", "armed", "government", "people", "held", "speakers"):
        words.update(groups[sort]["words"])
    for side in groups["sides"].values():
        words.update(side)
    for sort in ("settlement", "area", "capital"):
        words.update(places[sort]["words"])
    for bodies in load("organisations")["nouns"].values():
        words.update(bodies)
    for sort in ("deal", "text"):
        words.update(load("documents")[sort]["words"])
    return frozenset(words)
