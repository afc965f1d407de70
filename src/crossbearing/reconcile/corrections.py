"""What reports take back, and what they put in its place: revised, never erased."""

from collections.abc import Iterator, Sequence

from crossbearing.model.claim import ClaimKind, Form, Stance
from crossbearing.model.course import Correction
from crossbearing.model.event import Modality
from crossbearing.model.incident import Ref
from crossbearing.model.pair import PairType
from crossbearing.model.reading import Reading

SUPERSEDES = "supersedes"


def find_corrections(readings: Sequence[Reading]) -> list[Correction]:
    """Every withdrawal of a report's own words, of events it retracts and of figures it replaces, by report."""
    return [found for reading in readings for found in _of_report(reading)]


def _of_report(reading: Reading) -> Iterator[Correction]:
    claims = {claim.id: claim for claim in reading.claims}
    for pair in reading.pairs:
        one, other = claims.get(pair.a), claims.get(pair.b)
        if pair.type is not PairType.DENIAL or one is None or other is None:
            continue
        own = one.form is Form.NARRATOR and other.form is Form.NARRATOR
        if own and one.publisher_stance is Stance.DISTANCED:
            yield _correction(reading, [one.id], [other.id])
    for event in reading.events:
        if event.modality is Modality.RETRACTED:
            taken = [claim.id for claim in reading.claims if event.id in claim.about]
            instead = [key for key in taken if claims[key].kind is ClaimKind.DENIAL]
            yield _correction(reading, [event.id], instead)
    for relation in reading.relations:
        if relation.p == SUPERSEDES:
            yield _correction(reading, [relation.o], [relation.s])


def _correction(reading: Reading, withdrawn: Sequence[str], replaced: Sequence[str]) -> Correction:
    def refs(items: Sequence[str]) -> tuple[Ref, ...]:
        return tuple(Ref(reading.sha256, reading.doc_id, item) for item in items)

    return Correction(reading.sha256, reading.doc_id, refs(withdrawn), refs(replaced))
