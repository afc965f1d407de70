"""Violations that reports tell of, each with the duty it is a breach of, who says so and who denies it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossbearing.model.agreement import Violation
from crossbearing.model.claim import Claim
from crossbearing.model.deal import Breach, Duty
from crossbearing.model.entity import Entity
from crossbearing.model.event import Event
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.agreements.clause import key_of, places_in, spelled
from crossbearing.reconcile.agreements.kinds import kind_named
from crossbearing.reconcile.agreements.telling import Telling
from crossbearing.reconcile.agreements.wording import stemmed, stems_of
from crossbearing.reconcile.origins import Origins
from crossbearing.vocab import load

# The kind of duty that fire breaks.
_FIRE = "ceasefire"
# Fire says more for a breach being one of the truce than a verb and a thing that another duty has too.
FIRE_POINTS = 4


def breaches_told(
    telling: Telling,
    duties: Sequence[Duty],
    words: Mapping[str, frozenset[str]],
    local: frozenset[str],
    origins: Origins,
) -> Iterator[tuple[str | None, Breach]]:
    """Every violation a telling has, with the id of the duty it breaks; None where that is not told.

    Of a deal for the places of `local` what happened elsewhere is none, unless it is called one.
    """
    for one in telling.agreement.violations:
        if not is_elsewhere(one.spans, one.claims, telling.reading, local):
            yield _duty_broken(telling, one, duties, words), _breach(telling, one, origins)


def is_elsewhere(spans: Sequence[Span], claims: Sequence[str], reading: Reading, local: frozenset[str]) -> bool:
    """Whether all that these words and claims tell of happened at other places than these, and no deal is named."""
    if not local or not stems_of(*(span.quote for span in spans)).isdisjoint(_listed("breaking")):
        return False
    told = [one for one in reading.events if _is_within(one, spans) or not set(one.claims).isdisjoint(claims)]
    happened = {event.place for event in told}
    keys = [entity.key for entity in reading.entities if entity.id in happened]
    places = {spelled(key) for key in keys} | places_in(spans, reading.entities).keys()
    return bool(keys) and places.isdisjoint(local)


def _is_within(event: Event, spans: Sequence[Span]) -> bool:
    return any(span.start <= event.trigger.start < span.end for span in spans)


def _breach(telling: Telling, one: Violation, origins: Origins) -> Breach:
    reading = telling.reading
    entities = {entity.id: entity for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    said = [claims[key] for key in one.claims if key in claims]
    denied = [claims[key] for key in one.contested_by if key in claims]
    holders = (_shown(claim.last.entity, reading) for claim in denied)
    return Breach(
        ref=Ref(reading.sha256, reading.doc_id, one.id),
        accused=None if _is_other(one, reading, entities) else key_of(one.accused, entities),
        claimed_by=_shown(one.claimed_by, reading),
        what=one.what,
        published=reading.document.published,
        said=tuple(Ref(reading.sha256, reading.doc_id, key) for key in one.claims),
        origins=_origins_of(said, reading.sha256, origins),
        denied=tuple(Ref(reading.sha256, reading.doc_id, key) for key in one.contested_by),
        deniers=tuple(dict.fromkeys(key for key in holders if key is not None)),
    )


def _is_other(one: Violation, reading: Reading, entities: Mapping[str, Entity]) -> bool:
    """Whether the words have somebody else do it than the accused, who may be whom it was done to."""
    accused = entities.get(one.accused or "")
    for event in (event for event in reading.events if _is_within(event, one.spans)):
        doer = entities.get(event.perpetrator.entity or "") if event.perpetrator is not None else None
        if accused is None or doer is None or not _named(doer).isdisjoint(_named(accused)):
            continue
        if _stands(doer, one, 0) or _stands(accused, one, event.trigger.end):
            return True
    return False


def _named(entity: Entity) -> frozenset[str]:
    return stems_of(entity.key.partition(":")[2])


def _stands(entity: Entity, one: Violation, start: int) -> bool:
    """Whether an entity is named within the words of a violation, from some place on."""
    return any(max(span.start, start) <= m.start and m.end <= span.end for m in entity.mentions for span in one.spans)


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
        return FIRE_POINTS * (not stems.isdisjoint(_listed("hostile")) or kind.fits(stems))
    named = len(stems & (words - kind.plain - kind.about))
    if kind.fits(stems) and duty.kind != "leave":
        return 3 + named
    return named if stems.isdisjoint(_listed("hostile")) else min(named, FIRE_POINTS - 1)


@cache
def _listed(table: str) -> frozenset[str]:
    return stemmed(load("duty_classes")[table])
