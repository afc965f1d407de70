"""What it makes of an event that only others tell of it."""

from collections.abc import Sequence

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.cause import is_of_a_side
from crossbearing.extract.events.event_clause import ACCUSING, words_before
from crossbearing.extract.events.modal_words import modal_words
from crossbearing.extract.events.triggers import Trigger
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Polarity
from crossbearing.model.entity import EntityType
from crossbearing.model.event import EventStance, EventType, Modality, Role
from crossbearing.model.span import Span

_PARTIES = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})
# Bodies and groups of people that fight for nobody: what they tell of was seen, not alleged.
_WITNESSES = frozenset({EntityType.GROUP, EntityType.ORGANISATION, EntityType.MONITOR})


def claims_of(draft: Draft, trigger: Trigger) -> list[Claim]:
    """The claims whose content holds the trigger."""
    first, last = trigger.anchor.start, trigger.anchor.end
    holding = (claim for claim in draft.claims for span in claim.content if span.start <= first and last <= span.end)
    return list({claim.id: claim for claim in holding}.values())


def weigh(draft: Draft, trigger: Trigger, modality: Modality, perpetrator: Role | None) -> Modality:
    """The modality once it is known who tells it: an accusation that only others make is alleged."""
    if modality is not Modality.OCCURRED or trigger.type not in modal_words().hostile:
        return modality
    claims = claims_of(draft, trigger)
    if any(word.lower in ACCUSING for word in words_before(draft.marked, trigger.first)):
        return Modality.ALLEGED
    if trigger.type is EventType.BREACH_TALLY and _counts_for_itself(draft, trigger):
        return Modality.ALLEGED
    if _is_witnessed(draft, claims):
        return modality
    if len(claims) == 0 or any(claim.last.entity == draft.publisher for claim in claims):
        return modality
    if any(claim.kind is ClaimKind.ACCUSATION for claim in claims):
        return Modality.ALLEGED
    holders = {claim.last.entity for claim in claims}
    if perpetrator is not None and perpetrator.entity is not None and holders == {perpetrator.entity}:
        return modality  # they own up to it
    accused = perpetrator is not None and perpetrator.entity is not None and perpetrator.entity not in holders
    partial = any(entity.id in holders and entity.type in _PARTIES for entity in draft.entities)
    return Modality.ALLEGED if accused or (partial and perpetrator is not None) else modality


def is_accused(draft: Draft, trigger: Trigger, perpetrator: Role | None) -> bool:
    """Whether only others say of the doer something that is held against him, be it undenied."""
    claims = claims_of(draft, trigger)
    if perpetrator is None or perpetrator.entity is None or len(claims) == 0:
        return False
    if trigger.type in modal_words().hostile and _is_witnessed(draft, claims):
        return False
    if trigger.type.value not in modal_words().blamed | modal_words().hostile:
        return False
    return all(claim.last.entity not in (draft.publisher, perpetrator.entity) for claim in claims)


def _is_witnessed(draft: Draft, claims: Sequence[Claim]) -> bool:
    """Whether people who are no party tell it as something they know: residents, survivors, a relief agency."""
    holders = {claim.last.entity for claim in claims if claim.certainty is Certainty.ASSERTED}
    return any(
        entity.id in holders and entity.type in _WITNESSES and not is_of_a_side(entity.name)
        for entity in draft.entities
    )


def _counts_for_itself(draft: Draft, trigger: Trigger) -> bool:
    """Whether a party to the war keeps the count of breaches ("the army logged 14 violations")."""
    subject = trigger.clause.subject
    if subject is None or trigger.clause.passive:
        return False
    parties = (entity for entity in draft.entities if entity.type in _PARTIES)
    return any(m.start <= subject.start < m.end for entity in parties for m in entity.mentions)


def stance_of(draft: Draft, span: Span) -> EventStance:
    """Whether the words are the publisher's, somebody's, or denied by somebody."""
    claims = [c for c in draft.claims if any(s.overlaps(span) for s in c.content)]
    if any(c.kind is ClaimKind.DENIAL and c.polarity is Polarity.NEGATED for c in claims):
        return EventStance.DISPUTED
    if len(claims) > 0 and all(claim.last.entity != draft.publisher for claim in claims):
        return EventStance.ATTRIBUTED
    return EventStance.ASSERTED
