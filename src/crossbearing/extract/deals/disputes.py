"""The ceasing of fire as in dispute: each side accuses the other, or an attack is claimed as a breach."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import State, says
from crossbearing.extract.deals.term import Term
from crossbearing.extract.time.timeline import when_of
from crossbearing.extract.words.clauses import Clause
from crossbearing.model.agreement import Degree
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind


def disputed_states(
    cast: Cast, found: Sequence[Clause], terms: Sequence[Term], attacks: Sequence[tuple[Deal, Span]]
) -> Iterator[State]:
    """The ceasing of fire as disputed, where each side accuses the other or an attack is claimed as a breach."""
    if not attacks:
        return
    mutual = [c.span(cast.draft.marked) for c in found if c.sentence.zone is not ZoneKind.TITLE and _is_mutual(cast, c)]
    told: list[Deal] = []
    for term in terms:
        if term.family is None or term.family.name != "ceasefire" or term.deal in told:
            continue
        spans = [*mutual, *(span for deal, span in attacks if deal is term.deal)]
        if spans:
            told.append(term.deal)
            yield State(term, Degree.DISPUTED, spans[0], when_of(cast.draft, spans[0]), None)


def _is_mutual(cast: Cast, clause: Clause) -> bool:
    marked = cast.draft.marked
    return says("blamed_words", marked, marked.span(clause.sentence.start, clause.sentence.end))
