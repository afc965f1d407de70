"""CEAF-REE as the GRIT paper counts it (Du, Rush and Cardie 2021): who and what fills a role anywhere in a text."""

from collections.abc import Mapping, Sequence

from crossbearing.evaluate.gtt_score import ROLES, Filler, Template
from crossbearing.evaluate.measure import Count


def role_entities(templates: Sequence[Template]) -> dict[str, tuple[Filler, ...]]:
    """The fillers of each role over all templates of a text, in order, each once.

    As in the paper's preparation of the keys, a filler counts as known if its strings are among those of an earlier
    one, or the other way round; the earlier one then stands as it is.
    """
    return {role: _distinct([filler for t in templates for filler in t.fillers(role)]) for role in ROLES}


def grit_count(
    given: Mapping[str, Sequence[Filler]], gold: Mapping[str, Sequence[Filler]], roles: Sequence[str] = ROLES
) -> Count:
    """What one text adds over these roles.

    Given and gold entities of a role are paired one to one so that most pairs are right; a given entity is right if
    all its strings are strings of the gold one.
    """
    count = Count()
    for role in roles:
        ours, theirs = given.get(role, ()), gold.get(role, ())
        count += Count(_most_pairs(ours, theirs), len(ours), len(theirs))
    return count


def _distinct(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    found: list[Filler] = []
    for filler in fillers:
        if not any(filler <= other or other <= filler for other in found):
            found.append(filler)
    return tuple(found)


def _most_pairs(ours: Sequence[Filler], theirs: Sequence[Filler]) -> int:
    """The size of the largest one-to-one pairing of right entities, by augmenting paths (Kuhn 1955)."""
    taken: dict[int, int] = {}

    def place(mine: int, tried: set[int]) -> bool:
        for other, gold in enumerate(theirs):
            if other not in tried and ours[mine] <= gold:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = mine
                    return True
        return False

    return sum(place(mine, set()) for mine in range(len(ours)))
