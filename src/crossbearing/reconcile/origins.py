"""Which independent source each report, claim and figure rests on: reprints and quotes count once."""

from collections.abc import Mapping, Sequence

from crossbearing.model.claim import Claim
from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.reconcile.credits import credited_outlet

# Whoever is named is one origin in every report; of these an unnamed one may be another person in each.
_NAMED = frozenset({EntityType.MEDIA, EntityType.MONITOR, EntityType.GOVERNMENT, EntityType.ORGANISATION})


class Origins:
    """Names the origin of what a report tells.

    A named speaker, outlet, monitor or office is the origin of its words wherever they are quoted. What an unnamed
    source says, and what a report tells in its own voice, has its publisher as origin; in a reprint, the publisher of
    the original.
    """

    def __init__(self, readings: Sequence[Reading], reprints: Sequence[Reprint] = ()) -> None:
        by_hash = {reading.sha256: reading for reading in readings}
        self._entities = {key: {e.id: e for e in reading.entities} for key, reading in by_hash.items()}
        self._claims = {key: {c.id: c for c in reading.claims} for key, reading in by_hash.items()}
        self._own = {key: reading.document.publisher_entity for key, reading in by_hash.items()}
        self._original = _originals(reprints, readings)
        self._publisher = {key: _publisher(by_hash[self.original(key)], self._entities) for key in by_hash}

    def original(self, sha256: str) -> str:
        """The report that this one repeats, itself if none."""
        seen = {sha256}
        # Two reports that name one another as original are each their own.
        while (original := self._original.get(sha256, sha256)) not in seen:
            seen.add(original)
            sha256 = original
        return sha256

    def of_report(self, sha256: str) -> str:
        """The publisher of the report, or of what it repeats."""
        return self._publisher[sha256]

    def of_claim(self, sha256: str, claim: Claim) -> str:
        """The source closest to the fact that is named, or else the publisher."""
        entities, own = self._entities[sha256], self._own[sha256]
        for link in reversed(claim.chain):
            found = entities.get(link.entity) if link.entity is not None else None
            if found is not None and found.id == own:
                return self._publisher[sha256]
            if found is not None and _is_somebody(found):
                return found.key
            if found is not None and link.holder is not None:
                return f"{self._publisher[sha256]}, {_unnamed(found, sha256)}"
        return self._publisher[sha256]

    def of_claims(self, sha256: str, ids: Sequence[str]) -> str:
        """The origin of the first of these claims, the report's where there is none."""
        claims: Mapping[str, Claim] = self._claims[sha256]
        found = [claims[key] for key in ids if key in claims]
        return self.of_claim(sha256, found[0]) if found else self._publisher[sha256]


def _originals(reprints: Sequence[Reprint], readings: Sequence[Reading]) -> dict[str, str]:
    """Copy -> what it copies, by what its reading says, or else the oldest original of several."""
    by_name = {reading.doc_id: reading.sha256 for reading in readings}
    stated = ((reading.sha256, by_name.get(reading.document.reprint_of or "")) for reading in readings)
    found = {copy: original for copy, original in stated if original is not None and original != copy}
    for one in sorted(reprints, key=lambda one: (one.copy, one.original)):
        found.setdefault(one.copy.sha256, one.original.sha256)
    return found


def _publisher(reading: Reading, entities: Mapping[str, Mapping[str, Entity]]) -> str:
    """The outlet a report credits with its text, or else its publisher."""
    credited = credited_outlet(reading)
    if credited is not None:
        return credited.key
    found = entities[reading.sha256].get(reading.document.publisher_entity or "")
    if found is not None:
        return found.key
    return f"report:{reading.sha256[:12]}" if reading.document.publisher is None else reading.document.publisher


def _is_somebody(entity: Entity) -> bool:
    """Whether the entity is the same one wherever its key stands: it bears a name and is not kept from view."""
    named = any(mention.kind is MentionKind.NAME for mention in entity.mentions)
    return (named and not entity.protect) or (entity.type in _NAMED and named)


def _unnamed(entity: Entity, sha256: str) -> str:
    """What tells an unnamed source from another one of the publisher, without what a protected one is called."""
    return f"protected source {entity.id} of {sha256[:8]}" if entity.protect else entity.key
