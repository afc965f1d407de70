"""How well items were put in groups: MUC (Vilain 1995), B-cubed (Bagga 1998), CEAF by entity (Luo 2005), their mean."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from crossbearing.evaluate.assignment import best_pairs

# The group of each item. Both sides group the same items: what one side lacks is left out before.
Groups = Mapping[Any, Hashable]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(given: Groups, gold: Groups) -> Rate:
    """Over links: of those that hold a group together, the share that the other side has too."""
    return Rate(_links_kept(given, gold), _links_kept(gold, given))


def b_cubed(given: Groups, gold: Groups) -> Rate:
    """Over items: the share of an item's group that is of the same group on the other side."""
    shared = Counter((given[item], gold[item]) for item in gold)
    sizes, gold_sizes = Counter(given[item] for item in gold), Counter(gold.values())
    right = fsum(count * count / sizes[one] for (one, _), count in shared.items())
    found = fsum(count * count / gold_sizes[other] for (_, other), count in shared.items())
    return Rate(right / len(gold), found / len(gold)) if gold else Rate(0.0, 0.0)


def ceaf_e(given: Groups, gold: Groups) -> Rate:
    """Over groups paired one to one: twice the shared items by those of both, over the number of groups."""
    sizes, gold_sizes = Counter(given[item] for item in gold), Counter(gold.values())
    shared = Counter((given[item], gold[item]) for item in gold)
    likeness = {pair: 2 * count / (sizes[pair[0]] + gold_sizes[pair[1]]) for pair, count in shared.items()}
    total = fsum(_best(part, likeness) for part in _parts(shared))
    return Rate(total / len(sizes), total / len(gold_sizes)) if gold else Rate(0.0, 0.0)


def conll(given: Groups, gold: Groups) -> float:
    """The mean F1 of the three (Pradhan 2011)."""
    return sum(score(given, gold).f1 for score in (muc, b_cubed, ceaf_e)) / 3


def _links_kept(groups: Groups, others: Groups) -> float:
    """Over the groups of the one side: links left when the other side's groups cut them, by links needed."""
    members: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
    for item in others:
        members[groups[item]].append(others[item])
    needed = sum(len(cut) - 1 for cut in members.values())
    kept = sum(len(cut) - len(set(cut)) for cut in members.values())
    return kept / needed if needed else 0.0


_Pair = tuple[Hashable, Hashable]


def _parts(shared: Mapping[_Pair, int]) -> Iterator[Sequence[_Pair]]:
    """Pairs of groups that share items, in parts that have no group in common: each is paired by itself."""
    by_given: defaultdict[Hashable, list[_Pair]] = defaultdict(list)
    by_gold: defaultdict[Hashable, list[_Pair]] = defaultdict(list)
    for pair in shared:
        by_given[pair[0]].append(pair)
        by_gold[pair[1]].append(pair)
    left = dict.fromkeys(shared)
    while left:
        part = [next(iter(left))]
        del left[part[0]]
        for pair in part:
            near = [other for other in (*by_given[pair[0]], *by_gold[pair[1]]) if other in left]
            for other in dict.fromkeys(near):
                del left[other]
                part.append(other)
        yield part


def _best(part: Sequence[_Pair], likeness: Mapping[_Pair, float]) -> float:
    rows, columns = (list(dict.fromkeys(pair[side] for pair in part)) for side in (0, 1))
    worth = [[likeness.get((row, column), 0.0) for column in columns] for row in rows]
    return sum(worth[row][column] for row, column in best_pairs(worth))
