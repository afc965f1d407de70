"""In which contradictions a source takes a side."""

from collections.abc import Iterable, Mapping, Sequence

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.sources.known import Known


def taking_sides(
    readings: Sequence[Reading],
    incidents: Iterable[Incident],
    contradictions: Iterable[Contradiction],
    known: Known,
    origins: Origins,
) -> dict[str, list[str]]:
    """By source the ids of the contradictions of which it holds a position, in order."""
    counted = {one.figure: one.origin for incident in incidents for tally in incident.tallies for one in tally.figures}
    by_hash = {reading.sha256: reading for reading in readings}
    found: dict[str, list[str]] = {}
    for contradiction in contradictions:
        refs = (ref for side in contradiction.sides for ref in side.refs)
        holders = {known.of(_origin(ref, counted, by_hash, origins), ref.sha256) for ref in refs}
        for source in sorted(holder for holder in holders if holder is not None):
            found.setdefault(source, []).append(contradiction.id)
    return found


def _origin(ref: Ref, counted: Mapping[Ref, str], by_hash: Mapping[str, Reading], origins: Origins) -> str:
    """Whom a claim or a figure rests on."""
    if ref in counted:
        return counted[ref]
    figures = by_hash[ref.sha256].quantities
    claims = next((figure.claims for figure in figures if figure.id == ref.id), (ref.id,))
    return origins.of_claims(ref.sha256, claims)
