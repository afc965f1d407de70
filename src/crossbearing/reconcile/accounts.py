"""The versions of an incident: who is said to have done it, by whom, and who denies it."""

from collections.abc import Iterator, Sequence

from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.event import Modality
from crossbearing.model.incident import Account, Ref
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.withdrawals import withdrawn_among

# Claims that do not say that something happened.
_REASONS = frozenset({ClaimKind.MOTIVE, ClaimKind.JUSTIFICATION})
_UNSAID = frozenset({ClaimKind.DENIAL, ClaimKind.REPORT_OF_SILENCE, ClaimKind.DEMAND, *_REASONS})


def accounts_of(members: Sequence[Told], origins: Origins) -> tuple[Account, ...]:
    """One account for each party blamed, and one where nobody is; the best supported first.

    What its own outlet has withdrawn supports nothing.
    """
    gone = withdrawn_among(members, origins)
    members = [one for one in members if one.ref not in gone] or members
    blamed = sorted({one.perpetrator for one in members}, key=lambda party: party or "")
    found = [_account(party, [one for one in members if one.perpetrator == party], origins) for party in blamed]
    return tuple(sorted(found, key=lambda account: (-len(account.origins), account.blamed or "")))


def _account(party: str | None, members: Sequence[Told], origins: Origins) -> Account:
    said = [(one, claim) for one in members for claim in _said(one)]
    refs = [_ref(one, claim.id) for one, claim in said]
    bare = [one for one in members if not any(other is one for other, _ in said) and not _is_undone(one)]
    denied = [(one, claim) for one in members for claim in _denied(one)]
    behind = {origins.of_claim(one.ref.sha256, claim) for one, claim in said}
    return Account(
        blamed=party,
        said=(*refs, *(one.ref for one in bare)),
        denied=tuple(_ref(one, claim.id) for one, claim in denied),
        origins=tuple(sorted(behind | {origins.of_report(one.ref.sha256) for one in bare})),
        why=tuple(_ref(one, claim.id) for one in members for claim in one.reading.claims if _is_reason(one, claim)),
    )


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
        if about and (claim.kind is ClaimKind.DENIAL):
            yield claim


def _is_reason(one: Told, claim: Claim) -> bool:
    return claim.kind in _REASONS and (one.event.id in claim.about or claim.id in one.event.claims)


def _is_undone(one: Told) -> bool:
    return one.event.modality in (Modality.DENIED, Modality.RETRACTED)


def _ref(one: Told, item: str) -> Ref:
    return Ref(one.ref.sha256, one.ref.doc, item)
