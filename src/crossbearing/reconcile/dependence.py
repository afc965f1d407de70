"""Which claims of different reports rest on one source, and count once."""

from collections.abc import Sequence

from crossbearing.model.course import Dependence
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.origins import Origins


def find_dependence(readings: Sequence[Reading], incidents: Sequence[Incident], origins: Origins) -> list[Dependence]:
    """For each incident and source, the claims of two reports or more that carry what the source says of it."""
    claims = {reading.sha256: reading.claims for reading in readings}
    found = []
    for incident in incidents:
        by_source: dict[str, list[Ref]] = {}
        for member in incident.members:
            for claim in claims[member.sha256]:
                if member.id in claim.about:
                    source = origins.of_claim(member.sha256, claim)
                    by_source.setdefault(source, []).append(Ref(member.sha256, member.doc, claim.id))
        for source, refs in sorted(by_source.items()):
            if len({ref.sha256 for ref in refs}) > 1:
                found.append(Dependence(source, incident.id, tuple(sorted(set(refs)))))
    return found
