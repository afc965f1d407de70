"""What was done of a deal's obligations, as each report states it."""

from collections.abc import Iterator, Mapping

from crossbearing.model.agreement import Performance
from crossbearing.model.deal import Done
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Ref
from crossbearing.reconcile.agreements.amounts import amount_of
from crossbearing.reconcile.agreements.clause import Clause
from crossbearing.reconcile.agreements.duties import phase_of
from crossbearing.reconcile.agreements.telling import Telling
from crossbearing.reconcile.origins import Origins


def states_told(telling: Telling, origins: Origins) -> Iterator[tuple[Ref | None, Done]]:
    """Every state that a telling gives, with the obligation it is of (None where it names none)."""
    clauses = {clause.obligation.id: clause for clause in telling.clauses}
    figures = {figure.id: figure for figure in telling.reading.quantities}
    for one in telling.agreement.performance:
        clause = clauses.get(one.obligation or "")
        yield (None if clause is None else clause.ref), _done(telling, one, clause, figures, origins)


def _done(
    telling: Telling, one: Performance, clause: Clause | None, figures: Mapping[str, Figure], origins: Origins
) -> Done:
    reading = telling.reading
    return Done(
        ref=Ref(reading.sha256, reading.doc_id, one.id),
        degree=one.degree,
        date=one.date.edtf if one.date is not None else None,
        published=reading.document.published,
        origin=origins.of_claims(reading.sha256, one.claims),
        words=one.spans[0].quote if one.spans else None,
        amount=amount_of(figures.get(one.quantity or "")),
        phase=phase_of(clause) if clause is not None else None,
    )
