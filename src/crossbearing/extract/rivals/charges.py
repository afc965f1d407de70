"""Charges of two holders against each other, or against different parties."""

import re
from collections.abc import Iterator

from crossbearing.extract.rivals.context import CHARGES, OTHERS, STATE, Context, Row, same_holder
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.event import Event, Role
from crossbearing.model.pair import PairType

# Charges answer each other within this many charges and paragraphs.
REACH = 12
_PARAGRAPHS = 2
# A charge of fewer words ("insecurity") charges nobody.
_SHORTEST = 2
_MUTUAL = re.compile(r"\b(?:each other|one another|mutual(?:ly)?|traded (?:accusations|blame))\b", re.IGNORECASE)


def crossed_charges(context: Context) -> Iterator[Row]:
    """Each charge with one earlier charge that it answers: of the same happening if there is one, else the nearest."""
    charges = [claim for claim in context.draft.claims if _charges(context, claim) and not is_mutual(context, claim)]
    settled: set[frozenset[str]] = set()
    for m, right in enumerate(charges):
        rows: list[tuple[bool, int, Claim, PairType]] = []
        for left in reversed(charges[max(0, m - REACH) : m]):
            kind = None if same_holder(left, right) else _stand(context, left, right)
            if kind is not None and _parties(left, right) not in settled:
                rows.append((kind is not PairType.COUNTER_CLAIM, len(rows), left, kind))
        for _, _, left, kind in sorted(rows, key=lambda row: row[:2])[:1]:
            settled.add(_parties(left, right))
            yield left.id, right.id, kind, f"who did it: {context.issue(right)}"


def is_mutual(context: Context, claim: Claim) -> bool:
    """Whether two sides say this of each other in one breath: it then names no doer."""
    sentence = context.sentence(claim)
    return sentence is not None and _MUTUAL.search(context.marked.text, sentence.start, sentence.end) is not None


def is_unknown(claim: Claim) -> bool:
    """Whether nothing tells who holds a claim: it may be the one it is set against."""
    holder = claim.last.holder
    return claim.last.entity is None and (holder is None or holder.quote.lower() in ("it", "he", "she", "they"))


def _parties(left: Claim, right: Claim) -> frozenset[str]:
    return frozenset(str(claim.last.entity or claim.last.holder) for claim in (left, right))


def _charges(context: Context, claim: Claim) -> bool:
    """A charge, or a party's account of the other side's attack."""
    if claim.polarity is Polarity.NEGATED:
        return False
    if claim.kind in CHARGES:
        return len(context.words(claim)) >= _SHORTEST
    if claim.kind is not ClaimKind.FACT or context.is_publisher(claim) or "attack" not in context.families(claim):
        return False
    if len(context.words(claim)) < _SHORTEST:
        return False
    side, doer = context.side(claim), context.named_doer(claim)
    return side is not None and doer is not None and doer != side


def _stand(context: Context, left: Claim, right: Claim) -> PairType | None:
    """How two charges stand to each other; None if they do not meet."""
    if is_unknown(left) or is_unknown(right):
        return None
    kind = _crossed(context, left, right)
    if context.names(left, right) and context.names(right, left):
        return PairType.COUNTER_CLAIM
    if kind is not None:
        return kind
    apart = context.paragraph(right) - context.paragraph(left)
    sides, blamed = {context.side(left), context.side(right)}, {context.blamed(left), context.blamed(right)}
    if apart <= 1 and {left.kind, right.kind} <= set(CHARGES) and sides == {STATE, OTHERS}:
        return PairType.COUNTER_CLAIM
    if apart > _PARAGRAPHS or blamed != {STATE, OTHERS}:
        return None
    if right.kind in (ClaimKind.MOTIVE, ClaimKind.JUSTIFICATION):
        return PairType.COUNTER_CLAIM
    return PairType.RIVAL_ACCOUNT if context.families(left) & context.families(right) else None


def _crossed(context: Context, left: Claim, right: Claim) -> PairType | None:
    """How two charges stand to each other by the events they speak of; None if they do not meet."""
    for a in _told_in(context, left):
        for b in _told_in(context, right):
            doer_a, doer_b = _party(a.perpetrator), _party(b.perpetrator)
            if doer_a is None or doer_b is None or doer_a == doer_b:
                continue
            meets = a.id == b.id or (a.place is not None and a.place == b.place)
            answers = doer_a in (_party(b.target), right.last.entity) or doer_b == _party(a.target)
            if meets or answers:
                return PairType.COUNTER_CLAIM if meets and answers else PairType.RIVAL_ACCOUNT
    return None


def _told_in(context: Context, claim: Claim) -> list[Event]:
    return [context.events[i] for i in claim.about if i in context.events]


def _party(role: Role | None) -> str | None:
    return None if role is None else role.entity
