"""The versions of an incident: who is said to have done it, by whom, and who denies it."""

from collections.abc import Collection, Iterator, Sequence

from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.event import Modality
from crossbearing.model.incident import Account, Ref
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.toll_denials import denies_toll_alone

_UNDONE = frozenset({Modality.DENIED, Modality.RETRACTED, Modality.PLANNED, Modality.POSTPONED})
# Claims that do not say that something happened.
_REASONS = frozenset({ClaimKind.MOTIVE, ClaimKind.JUSTIFICATION})
_AHEAD = frozenset({ClaimKind.DEMAND, ClaimKind.EXPECTATION, ClaimKind.INTENTION})
_UNSAID = frozenset({ClaimKind.DENIAL, ClaimKind.REPORT_OF_SILENCE, *_AHEAD, *_REASONS})


def accounts_of(members: Sequence[Told], origins: Origins, gone: Collection[Ref]) -> tuple[Account, ...]:
    """One account for each party blamed, and one where nobody is; the best supported first.

    The members in `gone`, which their own outlets have withdrawn, and those only planned support nothing. A claim is of
    a party's account only where its words name that party.
    """
    members = [one for one in members if one.ref not in gone and not _is_undone(one)] or members
    blamed = sorted({one.perpetrator for one in members} | {None}, key=lambda party: party or "")
    found = [_account(party, members, origins) for party in blamed]
    kept = [account for account in found if account.said or account.denied]
    return tuple(sorted(kept, key=lambda account: (-len(account.origins), account.blamed or "")))


def _account(party: str | None, members: Sequence[Told], origins: Origins) -> Account:
    said = [(one, claim) for one in members for claim in _said(one) if _blames(one, claim) == party]
    refs = [_ref(one, claim.id) for one, claim in said]
    bare = [one for one in members if _is_bare(one, party)]
    own = [one for one in members if one.perpetrator == party]
    behind = {origins.of_claim(one.ref.sha256, claim) for one, claim in said}
    return Account(
        blamed=party,
        said=(*refs, *(one.ref for one in bare)),
        denied=tuple(_ref(one, claim.id) for one in own for claim in _denied(one)),
        origins=tuple(sorted(behind | {origins.of_report(one.ref.sha256) for one in bare})),
        why=tuple(_ref(one, claim.id) for one in own for claim in one.reading.claims if _is_reason(one, claim)),
    )


def _is_bare(one: Told, party: str | None) -> bool:
    """Whether the report itself gives this account: it blames the party, and no claim it cites does."""
    if one.perpetrator != party or _is_undone(one):
        return False
    return not any(_blames(one, claim) == party for claim in _said(one))


def _blames(one: Told, claim: Claim) -> str | None:
    """The party a claim on an event blames: the event's doer, where the claim's words name it or it speaks itself.

    Who accuses speaks of others, and owns up to nothing.
    """
    doer = None if one.event.perpetrator is None else one.event.perpetrator.entity
    if doer is None or (claim.last.entity == doer and claim.kind is not ClaimKind.ACCUSATION):
        return one.perpetrator
    mentions = next((entity.mentions for entity in one.reading.entities if entity.id == doer), ())
    named = any(
        span.start <= mention.start and mention.end <= span.end for span in claim.content for mention in mentions
    )
    return one.perpetrator if named else None


def _said(one: Told) -> Iterator[Claim]:
    """The claims by which somebody says that the event took place."""
    for claim in one.reading.claims:
        about = one.event.id in claim.about or claim.id in one.event.claims
        if about and claim.kind not in _UNSAID and claim.polarity is Polarity.AFFIRMED:
            yield claim


def _denied(one: Told) -> Iterator[Claim]:
    """The claims that deny the event, or a claim of it."""
    said = {claim.id for claim in _said(one)}
    for claim in one.reading.claims:
        about = one.event.id in claim.about or not said.isdisjoint(claim.about)
        if about and claim.kind is ClaimKind.DENIAL and not denies_toll_alone(claim):
            yield claim


def _is_reason(one: Told, claim: Claim) -> bool:
    return claim.kind in _REASONS and (one.event.id in claim.about or claim.id in one.event.claims)


def _is_undone(one: Told) -> bool:
    return one.event.modality in _UNDONE


def _ref(one: Told, item: str) -> Ref:
    return Ref(one.ref.sha256, one.ref.doc, item)
