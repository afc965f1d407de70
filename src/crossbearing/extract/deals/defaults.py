"""What a side is reproached with not having done: that too is a breach."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.breach import Breach
from crossbearing.extract.deals.contests import holder_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State
from crossbearing.extract.deals.violations import plain_violation
from crossbearing.model.agreement import Degree
from crossbearing.model.claim import Claim, ClaimKind

_UNDONE = frozenset({Degree.NONE, Degree.REFUSED})


def default_breaches(cast: Cast, states: Sequence[State], known: Sequence[Breach]) -> Iterator[Breach]:
    """A breach for each thing owed that the other side says was refused or not done, unless it is charged already."""
    told = [span for breach in known for span in breach.violation.spans]
    for state in states:
        if state.degree not in _UNDONE or any(span.overlaps(state.span) for span in told):
            continue
        accused = _debtor(cast, state)
        claim = None if accused is None else _reproach(cast, state, accused)
        if accused is not None and claim is not None:
            told.append(state.span)
            violation = plain_violation(cast, state.span, accused, holder_of(cast, claim))
            yield Breach(state.term.deal, violation, is_attack=False)


def _debtor(cast: Cast, state: State) -> str | None:
    """Who did not do it: the party named in the words, else who owes it."""
    named = [entity.id for entity in cast.index.in_span(state.span) if cast.is_belligerent(entity.id)]
    owing = state.term.debtor if cast.is_belligerent(state.term.debtor) else None
    return next(iter(named), owing)


def _reproach(cast: Cast, state: State, accused: str) -> Claim | None:
    """The claim that has the words, by somebody on another side, or by a publisher who takes one or tells a refusal."""
    for claim in cast.draft.claims:
        if claim.kind is ClaimKind.DENIAL or not any(part.overlaps(state.span) for part in claim.content):
            continue
        holder = holder_of(cast, claim)
        side = cast.side(holder)
        is_other = side is not None and side is not cast.side(accused)
        is_charge = side is None and claim.kind is ClaimKind.ACCUSATION and holder != cast.draft.publisher
        if (
            is_other
            or is_charge
            or (holder == cast.draft.publisher and state.degree is Degree.REFUSED and side is None)
        ):
            return claim
    return None
