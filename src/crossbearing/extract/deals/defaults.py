"""What a side is reproached with not having done: that too is a breach."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State
from crossbearing.extract.deals.violations import Breach, plain_violation
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
            violation = plain_violation(cast, state.span, accused, claim.last.entity)
            yield Breach(state.term.deal, violation, is_attack=False)


def _debtor(cast: Cast, state: State) -> str | None:
    """Who did not do it: the party named in the words, else who owes it."""
    named = [entity.id for entity in cast.index.in_span(state.span) if cast.is_belligerent(entity.id)]
    owing = state.term.debtor if cast.is_belligerent(state.term.debtor) else None
    return next(iter(named), owing)


def _reproach(cast: Cast, state: State, accused: str) -> Claim | None:
    """The claim of somebody on another side that has the words."""
    for claim in cast.draft.claims:
        side = cast.side(claim.last.entity)
        if side is None or side is cast.side(accused) or claim.last.entity == cast.draft.publisher:
            continue
        if any(part.overlaps(state.span) for part in claim.content) and claim.kind is not ClaimKind.DENIAL:
            return claim
    return None
