"""Items of one report that stand against each other: denials, counter claims, rival accounts, rival figures."""

from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_rivals import figure_pairs
from crossbearing.extract.figures.figure_told_beside import told_beside
from crossbearing.extract.rivals.accounts import (
    facing_statements,
    promised_and_done,
    rival_holders,
    rival_targets,
)
from crossbearing.extract.rivals.charges import crossed_charges
from crossbearing.extract.rivals.context import Context
from crossbearing.extract.rivals.denials import denials, rebuttals
from crossbearing.model.claim import ClaimKind
from crossbearing.model.pair import Pair, PairType

_DENIAL = PairType.DENIAL


def find_pairs(draft: Draft) -> Draft:
    """The draft with its pairs, denials first, then rival accounts, then figures."""
    context = Context(draft)
    found: dict[tuple[str, str], tuple[PairType, str]] = {}
    beside = tuple(told_beside(draft))
    rows = (
        *denials(context),
        *rebuttals(context),
        *crossed_charges(context),
        *beside,
        *figure_pairs(draft, frozenset(older for older, _, kind, _ in beside if kind is PairType.SCOPE_DIFFERENCE)),
        *promised_and_done(context),
        *facing_statements(context),
        *rival_targets(context),
        *rival_holders(context),
    )
    holders = {claim.id: claim.last.entity for claim in draft.claims if claim.kind is not ClaimKind.ACCUSATION}
    answered: set[tuple[str, str | None]] = set()
    for a, b, kind, issue in rows:
        # Who denies a charge needs no second pair with it for what else is said in answer, but for a counter charge.
        repeats = (a, holders.get(b)) in answered and kind is not _DENIAL
        if a == b or (a, b) in found or (b, a) in found or repeats:
            continue
        found[(a, b)] = (kind, issue)
        if kind is _DENIAL and holders.get(b) is not None:
            answered.add((a, holders[b]))
    pairs = tuple(Pair(f"p{n}", kind, a, b, issue) for n, ((a, b), (kind, issue)) in enumerate(found.items(), 1))
    return replace(draft, pairs=pairs)
