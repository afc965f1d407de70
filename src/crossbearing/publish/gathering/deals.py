"""Agreements as they go out."""

from collections.abc import Iterable

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.deal import Amount, Balance, Breach, Deal, Done, Duty
from crossbearing.model.incident import Ref
from crossbearing.publish.gathering.preparing import Preparing
from crossbearing.publish.gathering.shelf import Opened
from crossbearing.publish.outgoing import (
    Deed,
    PublicAgreement,
    PublicAmount,
    PublicBreach,
    PublicDuty,
)
from crossbearing.publish.times import is_date, span_of
from crossbearing.publish.values import Party


class Deals:
    """Makes public agreements; duties stand as by the reports that were out by `as_of` (EDTF; None: by all)."""

    def __init__(self, preparing: Preparing, as_of: str | None) -> None:
        self._preparing = preparing
        self._as_of = as_of

    def agreement(self, deal: Deal) -> PublicAgreement:
        """The agreement with its duties, deeds and breaches."""
        preparing = self._preparing
        touched = any(preparing.touches(preparing.shelf[ref.sha256], ref.id) for ref in deal.told)
        teller = preparing.shelf[deal.told[0].sha256]
        standings = tuple((one.status, preparing.source(preparing.shelf[one.told.sha256])) for one in deal.standings)
        return PublicAgreement(
            id=deal.id,
            name=preparing.words(deal.name, teller, touched=touched),
            names=tuple(preparing.words_of(name, deal.told, touched=touched) for name in deal.names),
            date=preparing.time(span_of(deal.date), touched=touched),
            parties=self._parties(deal.parties, deal.told),
            mediators=self._parties(deal.mediators, deal.told),
            status=standings[-1][0] if standings else AgreementStatus.UNKNOWN,
            standings=standings,
            duties=tuple(self._duty(duty, deal) for duty in deal.duties),
            breaches=tuple(self._breach(breach, deal.told) for breach in deal.breaches),
            words=preparing.passages(deal.told),
            prior=deal.prior,
        )

    def _parties(self, keys: Iterable[str], refs: Iterable[Ref]) -> tuple[Party, ...]:
        told = tuple(refs)
        found = (self._preparing.party_of(key, told) for key in keys)
        return tuple(party for party in found if party is not None)

    def _duty(self, duty: Duty, deal: Deal) -> PublicDuty:
        preparing = self._preparing
        refs = (*duty.told, *deal.told)
        balance: Balance = duty.balance(self._as_of)
        teller = preparing.shelf[refs[0].sha256]
        touched = any(preparing.touches(preparing.shelf[ref.sha256], ref.id) for ref in duty.told)
        return PublicDuty(
            id=duty.id,
            debtor=preparing.party_of(duty.debtor, refs),
            creditor=preparing.party_of(duty.creditor, refs),
            text=preparing.words_of(duty.text, duty.told, touched=touched),
            deadline=self._deadline(duty.deadline, teller, touched=touched),
            condition=preparing.maybe(duty.condition, teller, touched=touched),
            owed=_amount(balance.owed or duty.owed),
            done=_amount(balance.done),
            outstanding=_amount(balance.outstanding),
            state=balance.state,
            why=preparing.words(balance.why),
            words=preparing.passages(duty.told),
            deeds=tuple(map(self._deed, duty.done)),
            breaches=tuple(self._breach(breach, refs) for breach in duty.breaches),
            exists=duty.exists,
        )

    def _deadline(self, deadline: str | None, teller: Opened, *, touched: bool) -> str | None:
        """A deadline: a date as coarse as the rules ask, or the report's words for a time that is no date."""
        if deadline is None or not is_date(deadline):
            return self._preparing.maybe(deadline, teller, touched=touched)
        return self._preparing.date(deadline, touched=touched)

    def _deed(self, done: Done) -> Deed:
        preparing = self._preparing
        opened = preparing.shelf[done.ref.sha256]
        touched = preparing.touches(opened, done.ref.id)
        words = preparing.passages([done.ref])
        return Deed(
            degree=done.degree,
            date=preparing.time(span_of(done.date), touched=touched),
            amount=_amount(done.amount),
            words=words[0] if words else None,
            source=preparing.source(opened),
        )

    def _breach(self, breach: Breach, refs: Iterable[Ref]) -> PublicBreach:
        preparing = self._preparing
        opened = preparing.shelf[breach.ref.sha256]
        known = (breach.ref, *breach.said, *breach.denied, *refs)
        said = preparing.passages(breach.said or [breach.ref])
        return PublicBreach(
            accused=preparing.party_of(breach.accused, known),
            claimed_by=preparing.party_of(breach.claimed_by, known),
            what=preparing.words(breach.what, opened, touched=preparing.touches(opened, breach.ref.id)),
            said=said,
            denied=preparing.passages(breach.denied),
            source=preparing.source(opened),
        )


def _amount(amount: Amount | None) -> PublicAmount | None:
    return None if amount is None else PublicAmount(amount.low, amount.high, amount.unit)
