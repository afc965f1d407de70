"""Chains of deals: which one a deal follows, and which duties of the earlier one it confirms."""

from collections.abc import Mapping, Sequence

from crossbearing.model.deal import Amount, Deal, Duty
from crossbearing.model.incident import Ref
from crossbearing.reconcile.agreements.amounts import excludes
from crossbearing.reconcile.agreements.duties import commonest
from crossbearing.reconcile.agreements.kinds import kind_named
from crossbearing.reconcile.agreements.telling import Telling


def priors_of(deals: Sequence[tuple[Deal, Sequence[Telling]]]) -> dict[str, str]:
    """For each deal that follows another the id of that one: what most of its reports say, in no circle."""
    deal_of: dict[Ref, Deal] = {ref: deal for deal, _ in deals for ref in deal.told}
    found: dict[str, str] = {}
    for deal, told in sorted(deals, key=lambda one: (one[0].date or "9999", one[0].id)):
        prior = commonest(
            other.id for one in told if (other := _named(one, deal_of)) is not None and _may_follow(deal, other)
        )
        if prior is not None and not _reaches(found, prior, deal.id):
            found[deal.id] = prior
    return found


def _named(one: Telling, deal_of: Mapping[Ref, Deal]) -> Deal | None:
    prior = one.agreement.prior
    return None if prior is None else deal_of.get(Ref(one.ref.sha256, one.ref.doc, prior))


def _may_follow(deal: Deal, prior: Deal) -> bool:
    """Whether the other deal is an earlier one; one of unknown date may as well be of the same days."""
    if deal.date is None or prior.date is None:
        return False
    return deal.id != prior.id and deal.date >= prior.date


def _reaches(found: Mapping[str, str], start: str, goal: str) -> bool:
    seen: set[str] = set()
    while start in found and start not in seen:
        seen.add(start)
        start = found[start]
        if start == goal:
            return True
    return start == goal


def renewals_in(
    earlier: Sequence[Duty],
    later: Sequence[Duty],
    earlier_words: Mapping[str, frozenset[str]],
    later_words: Mapping[str, frozenset[str]],
) -> dict[str, str]:
    """Duty of the later round -> the one duty of the earlier round that it confirms."""
    found: dict[str, str] = {}
    for duty in later:
        fits = [one.id for one in earlier if _confirms(duty, one, later_words[duty.id], earlier_words[one.id])]
        if len(fits) == 1:
            found[duty.id] = fits[0]
    return found


def _confirms(later: Duty, earlier: Duty, words: frozenset[str], earlier_words: frozenset[str]) -> bool:
    """Whether both owe the same kind of thing, and what sets either apart from others of its kind is shared."""
    kind = kind_named(later.kind)
    if later.kind != earlier.kind or not (later.exists and earlier.exists) or _other_debtor(later, earlier):
        return False
    if _exclude(later.owed, earlier.owed):
        return False
    own, other = words - kind.plain - kind.about, earlier_words - kind.plain - kind.about
    return kind.keeps or kind.others or bool(own & other) or not own or not other


def _other_debtor(later: Duty, earlier: Duty) -> bool:
    return later.debtor is not None and later.debtor == earlier.creditor


def _exclude(later: Amount | None, earlier: Amount | None) -> bool:
    return later is not None and earlier is not None and excludes(later, earlier)
