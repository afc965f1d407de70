"""Violations that reports tell of, each with the duty it is a breach of, who says so and who denies it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossbearing.model.agreement import Violation
from crossbearing.model.claim import Claim
from crossbearing.model.deal import Breach, Duty
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.clause import key_of
from crossbearing.reconcile.agreements.kinds import kind_named
from crossbearing.reconcile.agreements.telling import Telling
from crossbearing.reconcile.agreements.wording import stemmed, stems_of
from crossbearing.reconcile.origins import Origins
from crossbearing.vocab import load

# The kind of duty that fire breaks.
_FIRE = "ceasefire"


def breaches_told(
    telling: Telling, duties: Sequence[Duty], words: Mapping[str, frozenset[str]], origins: Origins
) -> Iterator[tuple[str | None, Breach]]:
    """Every violation a telling has, with the id of the duty it breaks; None where that is not told."""
    for one in telling.agreement.violations:
        yield _duty_broken(telling, one, duties, words), _breach(telling, one, origins)


def _breach(telling: Telling, one: Violation, origins: Origins) -> Breach:
    reading = telling.reading
    entities = {entity.id: entity for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    said = [claims[key] for key in one.claims if key in claims]
    denied = [claims[key] for key in one.contested_by if key in claims]
    holders = (_shown(claim.last.entity, reading) for claim in denied)
    return Breach(
        ref=Ref(reading.sha256, reading.doc_id, one.id),
        accused=key_of(one.accused, entities),
        claimed_by=_shown(one.claimed_by, reading),
        what=one.what,
        published=reading.document.published,
        said=tuple(Ref(reading.sha256, reading.doc_id, key) for key in one.claims),
        origins=_origins_of(said, reading.sha256, origins),
        denied=tuple(Ref(reading.sha256, reading.doc_id, key) for key in one.contested_by),
        deniers=tuple(dict.fromkeys(key for key in holders if key is not None)),
    )


def _shown(entity: str | None, reading: Reading) -> str | None:
    """The key of who speaks; of a protected source nothing that names it."""
    found = next((one for one in reading.entities if one.id == entity), None)
    if found is None:
        return None
    return f"protected source {found.id} of {reading.sha256[:8]}" if found.protect else found.key


def _origins_of(claims: Sequence[Claim], report: str, origins: Origins) -> tuple[str, ...]:
    found = dict.fromkeys(origins.of_claim(report, claim) for claim in claims)
    return tuple(found) or (origins.of_report(report),)


def _duty_broken(
    telling: Telling, one: Violation, duties: Sequence[Duty], words: Mapping[str, frozenset[str]]
) -> str | None:
    """The duty with which the breach has most words in common; fire breaks a truce; a deal's only duty is meant."""
    stems = stems_of(one.what)
    points = {duty.id: _points(duty, stems, words[duty.id]) for duty in duties if duty.exists}
    most = max(points.values(), default=0)
    best = [duty for duty, count in points.items() if count == most]
    if most > 0:
        own = {clause.ref for clause in telling.clauses}
        told = [duty.id for duty in duties if duty.id in best and not own.isdisjoint(duty.told)]
        return (told or best)[0]
    return duties[0].id if len(duties) == 1 else None


def _points(duty: Duty, stems: frozenset[str], words: frozenset[str]) -> int:
    kind = kind_named(duty.kind)
    if duty.kind == _FIRE:
        return 2 * (not stems.isdisjoint(_hostile()) or kind.fits(stems))
    named = len(stems & (words - kind.plain - kind.about))
    return 3 + named if kind.fits(stems) and duty.kind != "leave" else named


@cache
def _hostile() -> frozenset[str]:
    return stemmed(load("duty_classes")["hostile"])
