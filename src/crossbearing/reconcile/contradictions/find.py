"""Finds every contradiction of a ledger."""

from collections.abc import Sequence

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.reconcile.contradictions.index import Index
from crossbearing.reconcile.contradictions.numbers import number_conflicts
from crossbearing.reconcile.contradictions.versions import version_conflicts
from crossbearing.reconcile.origins import Origins


def find_contradictions(
    readings: Sequence[Reading], incidents: Sequence[Incident], origins: Origins
) -> list[Contradiction]:
    """Claims that exclude one another, then numbers, each with its positions and the reason."""
    index = Index(readings, incidents)
    return [*version_conflicts(readings, index, origins), *number_conflicts(incidents, index)]
