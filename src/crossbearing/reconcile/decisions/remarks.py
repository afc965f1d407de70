"""What people said of single items, to be shown beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from crossbearing.model.decision import Decision, Verb
from crossbearing.model.held import NO_PAST, Past
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.placing import Places

Remarks = Mapping[Ref, Sequence[Decision]]
NO_REMARKS: Remarks = MappingProxyType({})
_OF_ITEMS = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.ADD, Verb.NOTE, Verb.PROTECT, Verb.ASSIGN})


def remarks_on(readings: Sequence[Reading], standing: Sequence[Decision], past: Past = NO_PAST) -> Remarks:
    """By item the decisions in force on it, in order; merges and splits are seen in what they make."""
    places, found = Places(readings, past), defaultdict(list)
    for decision in standing:
        if decision.verb in _OF_ITEMS:
            for ref in places.about(decision):
                found[ref].append(decision)
    return found
