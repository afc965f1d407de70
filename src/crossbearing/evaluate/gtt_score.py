"""Template F1 as the GTT paper counts it (Du, Rush and Cardie 2021): five roles and the type of the incident."""

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.evaluate.measure import Count

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
# One filler of a role: the strings that name one and the same thing.
Filler = frozenset[str]

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_MARKS = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a text: its type and what fills each role. Gold may allow several types ("bombing / attack")."""

    type: str
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """What fills a role; empty if nothing does."""
        return self.roles.get(role, ())

    @property
    def slots(self) -> int:
        """How many things it states: the type and every filler."""
        return 1 + sum(len(self.fillers(role)) for role in ROLES)


def plain(words: str) -> str:
    """Words in small letters without articles, punctuation and spare white space, as mentions are compared."""
    return " ".join(_ARTICLES.sub(" ", words.lower().translate(_MARKS)).split())


def normal(template: Template) -> Template:
    """The template with its strings as they are compared; a filler without a word is none."""
    roles = {
        role: tuple(filler for filler in (frozenset(map(plain, f)) for f in template.fillers(role)) if any(filler))
        for role in ROLES
    }
    return Template(template.type, roles)


def gtt_counts(given: Sequence[Template], gold: Sequence[Template]) -> tuple[Count, Count]:
    """What one text adds: the count behind its precision and the one behind its recall.

    Each given template is paired with at most one gold template of its type, so that F1 over all slots of the text is
    highest. A given filler is right if all its strings are strings of one gold filler of the pair; a gold filler is
    found if a given one is right for it.
    """
    all_given, all_gold = sum(t.slots for t in given), sum(t.slots for t in gold)
    best = max(_pairings(given, gold), key=lambda pair: (_f1(pair[0], pair[1], all_given, all_gold), pair))
    return Count(best[0], all_given, 0), Count(best[1], 0, all_gold)


def gtt_f1(counts: Sequence[tuple[Count, Count]]) -> tuple[float, float, float]:
    """F1, precision and recall over the counts of all texts."""
    given = sum((pair[0] for pair in counts), Count())
    gold = sum((pair[1] for pair in counts), Count())
    precision, recall = given.precision, gold.recall
    f1 = 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
    return f1, precision, recall


def _pairings(given: Sequence[Template], gold: Sequence[Template]) -> set[tuple[int, int]]:
    """The right and the found slots of every way of pairing that no other one beats."""
    reached: dict[int, set[tuple[int, int]]] = {0: {(0, 0)}}
    for template in given:
        matches = [(1 << j, _matched(template, other)) for j, other in enumerate(gold) if template.type in other.type]
        after = {taken: set(sums) for taken, sums in reached.items()}
        for taken, sums in reached.items():
            for bit, (right, found) in matches:
                if not taken & bit:
                    after.setdefault(taken | bit, set()).update((r + right, f + found) for r, f in sums)
        reached = {taken: _unbeaten(sums) for taken, sums in after.items()}
    return set().union(*reached.values())


def _unbeaten(sums: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {a for a in sums if not any(b != a and b[0] >= a[0] and b[1] >= a[1] for b in sums)}


def _matched(given: Template, gold: Template) -> tuple[int, int]:
    """How many slots of a pair are right, and how many of the gold ones are found; the type is one of each."""
    right = found = 1
    for role in ROLES:
        theirs, ours = gold.fillers(role), given.fillers(role)
        right += sum(any(mine <= other for other in theirs) for mine in ours)
        found += sum(any(mine <= other for mine in ours) for other in theirs)
    return right, found


def _f1(right: int, found: int, given: int, gold: int) -> float:
    precision = right / given if given else 0.0
    recall = found / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
