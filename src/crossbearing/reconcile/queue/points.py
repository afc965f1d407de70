"""How many points each reason to look has. The queue is in the order of their sums; `docs/reviewing.md` lists them."""

# The scale is that of a person's morning: what may make a published sentence wrong comes before what is merely
# incomplete, and one weighty reason before several slight ones.
from math import log2, log10

from crossbearing.model.figure import Category
from crossbearing.model.queued import Cause, Doubt

# A decision that waits holds up somebody else's work.
WAITING = {Cause.SECOND_PERSON: 200, Cause.CHANGED_READING: 150}
CONTRADICTION = 40
# Of several contradictions of one incident only so many add up: the tenth is no news.
MOST_CONTRADICTIONS = 3
SILENCE = 25
CONTESTED = 20

# Rival figures: each doubling between the least and the most adds as much as the first difference.
RIVALS, DOUBLING, MOST_RIVALS = 10, 10, 60
# High tolls: every tenfold adds as much as a contradiction.
TENFOLD = 40
# From here on a toll is high: about the upper fifth of the incidents with a toll in annotated and simulated reports.
HIGH = {
    Category.KILLED: 10,
    Category.BODIES: 10,
    Category.MISSING: 10,
    Category.CASUALTIES: 25,
    Category.WOUNDED: 25,
}

DOUBTS = {
    Doubt.DATE_UNKNOWN: 6,
    Doubt.PLACE_UNKNOWN: 6,
    Doubt.WEAK_JOIN: 8,
    Doubt.HEDGED: 4,
    Doubt.PLACE_UNSURE: 4,
    Doubt.DATE_UNSURE: 3,
    Doubt.DATE_WIDE: 3,
}


def rival_points(low: float, high: float) -> int:
    """The points of figures that reach from `low` to `high`; from zero, as if from one."""
    return min(MOST_RIVALS, RIVALS + round(DOUBLING * log2(max(high, 1) / max(low, 1))))


def toll_points(category: Category, toll: float) -> int | None:
    """The points of a toll; None where it is not high."""
    least = HIGH.get(category)
    return None if least is None or toll < least else round(TENFOLD * (log10(toll / least) + 0.5))
