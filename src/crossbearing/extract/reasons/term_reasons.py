"""Why a deal, its terms, what was done and what was broken are there, and why a place has a status."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.model.agreement import Agreement
from crossbearing.model.reason import Reason


def agreement_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a deal, and one each obligation, performance and violation of it."""
    names = {entity.id: entity.name for entity in draft.entities}
    for deal in draft.agreements:
        status = deal.status.value.replace("_", " ")
        because = f"its words name a deal (vocabulary of agreements), said to be {status}"
        yield Reason(deal.id, "agreements", "rule", because, (*deal.evidence, *deal.status_spans))
        yield from _terms(deal, names)


def _terms(deal: Agreement, names: dict[str, str]) -> Iterator[Reason]:
    for owed in deal.obligations:
        debtor = names.get(owed.debtor or "", "somebody not named")
        because = f"its words are a term of “{deal.name}”: {debtor} is to {owed.action} {owed.object or ''}".rstrip()
        yield Reason(owed.id, "obligations", "rule", because, owed.spans)
    for done in deal.performance:
        term = f"term {done.obligation}" if done.obligation else "no term told here"
        because = f"its words tell what was done under the deal: {done.degree.value.replace('_', ' ')}, on {term}"
        yield Reason(done.id, f"performance/{done.degree}", "rule", because, done.spans)
    for breach in deal.violations:
        because = f"{names.get(breach.claimed_by or '', 'the report')} says that the deal was broken: {breach.what}"
        yield Reason(breach.id, "violations", "rule", because, breach.spans)


def status_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a status of a place."""
    for status in draft.place_status:
        attribute = status.attribute.value.replace("_", " ")
        because = f"its words say the {attribute} of a place: {status.value} (vocabulary of place status)"
        yield Reason(status.id, f"place_status/{status.attribute}", "rule", because, status.spans)
