"""What was done of a deal's obligations, as each report states it."""

from collections.abc import Iterator, Mapping

from crossbearing.model.agreement import Degree, Performance
from crossbearing.model.deal import Amount, Done
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Ref
from crossbearing.model.span import Span
from crossbearing.reconcile.agreements.amounts import amount_of
from crossbearing.reconcile.agreements.breaches import is_elsewhere
from crossbearing.reconcile.agreements.clause import Clause
from crossbearing.reconcile.agreements.duties import phase_of
from crossbearing.reconcile.agreements.telling import Telling
from crossbearing.reconcile.agreements.telling_deeds import part_done
from crossbearing.reconcile.origins import Origins


def states_told(telling: Telling, local: frozenset[str], origins: Origins) -> Iterator[tuple[Ref | None, Done]]:
    """Every state that a telling gives, with the obligation it is of (None where it names none).

    Of a deal for the places of `local` fighting elsewhere puts no duty in dispute.
    """
    clauses = {clause.obligation.id: clause for clause in telling.clauses}
    figures = {figure.id: figure for figure in telling.reading.quantities}
    for one in telling.agreement.performance:
        clause = clauses.get(one.obligation or "")
        if one.degree is Degree.DISPUTED and is_elsewhere(one.spans, one.claims, telling.reading, local):
            continue
        yield (None if clause is None else clause.ref), _done(telling, one, clause, figures, origins)
    for clause in telling.clauses:
        part = _part(telling, clause, figures, origins)
        if part is not None:
            yield clause.ref, part


def _done(
    telling: Telling, one: Performance, clause: Clause | None, figures: Mapping[str, Figure], origins: Origins
) -> Done:
    reading = telling.reading
    amount = amount_of(figures.get(one.quantity or ""))
    return Done(
        ref=Ref(reading.sha256, reading.doc_id, one.id),
        degree=_degree(one.degree, amount, clause),
        date=one.date.edtf if one.date is not None else None,
        published=reading.document.published,
        origin=origins.of_claims(reading.sha256, one.claims),
        words=one.spans[0].quote if one.spans else None,
        amount=amount,
        phase=phase_of(clause) if clause is not None else None,
    )


def _degree(told: Degree, amount: Amount | None, clause: Clause | None) -> Degree:
    """The degree told; in full where so much was done as the same report has owed."""
    owed = clause.owed if clause is not None else None
    if told is not Degree.PARTIAL or amount is None or owed is None or owed.high is None or amount.unit != owed.unit:
        return told
    return Degree.FULL if amount.low >= owed.high else told


def _part(telling: Telling, clause: Clause, figures: Mapping[str, Figure], origins: Origins) -> Done | None:
    """What the words of an obligation tell of it themselves, where no state of the report has these words."""
    reading, owed = telling.reading, clause.obligation
    whole = figures.get(owed.quantity or "")
    states = (span for one in telling.agreement.performance if one.quantity for span in one.spans)
    if whole is None or clause.owed is None or any(_lies_in(span.start, owed.spans) for span in states):
        return None
    figure = part_done(reading, owed, whole)
    amount = amount_of(figure)
    if figure is None or amount is None:
        return None
    degree = Degree.PARTIAL if amount.low > 0 else Degree.NONE
    return Done(
        ref=clause.ref,
        degree=_degree(degree, amount, clause),
        date=None,
        published=reading.document.published,
        origin=origins.of_claims(reading.sha256, figure.claims),
        words=owed.spans[0].quote,
        amount=amount,
        phase=phase_of(clause),
    )


def _lies_in(start: int, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= start < span.end for span in spans)
