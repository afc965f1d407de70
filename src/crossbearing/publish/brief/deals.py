"""Agreements: what each party owes by the reports, what was done, what is left, and which breaches are claimed."""

from collections.abc import Iterator

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.publish.brief.blocks import EMPTY, Block, Grid, Head, Line, Points, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import amount, edtf_words, listed, opened, quote, when
from crossbearing.publish.outgoing import PublicAgreement, PublicBreach, PublicDuty
from crossbearing.publish.values import Party

_STATES = {
    Degree.FULL: "done",
    Degree.PARTIAL: "partly done",
    Degree.NONE: "not done so far",
    Degree.REFUSED: "refused",
    Degree.POSTPONED: "postponed",
    Degree.DISPUTED: "disputed",
    Degree.UNCLEAR: "not told",
}
_HEADERS = ("Who owes", "Owed to", "What", "Amount owed", "Done", "Outstanding", "Deadline or condition", "State")


def agreements(found: Material, citations: Citations) -> tuple[Block, ...]:
    """Each agreement with its table of duties and the breaches that are claimed."""
    if not found.agreements:
        return (line("No report tells of an agreement."),)
    return tuple(block for one in found.agreements for block in _agreement(one, citations))


def _agreement(one: PublicAgreement, citations: Citations) -> Iterator[Block]:
    yield Head(opened(one.name))
    yield _facts(one, citations)
    if one.duties:
        rows = tuple(_duty(duty, citations) for duty in one.duties)
        yield Grid(f"Duties as reports tell them: {one.name}", _HEADERS, rows)
    breaches = [*one.breaches, *(breach for duty in one.duties for breach in duty.breaches)]
    if breaches:
        yield Points(tuple(_breach(breach, citations) for breach in breaches))


def _facts(one: PublicAgreement, citations: Citations) -> Line:
    parts = [f"Date: {when(one.date)}." if one.date.edtf is not None else "Its date is not told."]
    if one.parties:
        parts.append(f"Parties: {listed(party.name for party in one.parties)}.")
    if one.mediators:
        parts.append(f"Between them: {listed(party.name for party in one.mediators)}.")
    if one.status is not AgreementStatus.UNKNOWN:
        parts.append(f"The latest report that says so has it {one.status.value.replace('_', ' ')}.")
    others = [name for name in one.names if name != one.name]
    if others:
        parts.append(f"Also told as {listed(f'“{name}”' for name in others)}.")
    sources = [*(passage.source for passage in one.words), *(source for _, source in one.standings)]
    return Line((Said(" ".join(parts), citations.numbers(sources)),))


def _duty(duty: PublicDuty, citations: Citations) -> tuple[Line, ...]:
    sources = [*(passage.source for passage in duty.words), *(deed.source for deed in duty.deeds)]
    what = Line((Said(duty.text if duty.exists else f"{duty.text} (by one reading nothing of the kind)"),))
    limits = "; ".join(part for part in (_deadline(duty.deadline), duty.condition) if part)
    return (
        _party(duty.debtor),
        _party(duty.creditor),
        what,
        line(amount(duty.owed)),
        line(amount(duty.done)),
        line(amount(duty.outstanding)),
        line(limits) if limits else EMPTY,
        Line((Said(_STATES[duty.state], citations.numbers(sources)),)),
    )


def _deadline(deadline: str | None) -> str | None:
    """A deadline in words: some are dates, others stand as they were written."""
    if deadline is None or not deadline[:4].isdigit():
        return deadline
    return f"by {edtf_words(deadline)}"


def _party(party: Party | None) -> Line:
    return EMPTY if party is None else line(party.name)


def _breach(breach: PublicBreach, citations: Citations) -> Line:
    by = breach.source.publisher or "a report" if breach.claimed_by is None else breach.claimed_by.name
    accused = "nobody named" if breach.accused is None else breach.accused.name
    said = f"“{quote(breach.said[0])}”" if breach.said else breach.what
    parts = [Said(f"{opened(by)} accuses {accused} of a breach: {said}", citations.numbers([breach.source]))]
    if breach.denied:
        parts.append(Said(f"denied: “{quote(breach.denied[0])}”", citations.of(breach.denied)))
    return Line(tuple(parts))
