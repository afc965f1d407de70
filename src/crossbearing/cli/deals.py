"""A deal on the screen: what it owes, what was done of it, what breach is claimed."""

from collections.abc import Iterator

from crossbearing.cli.lines import Line
from crossbearing.cli.words import date, degree, label, name_of, publisher, quoted, shown
from crossbearing.model.agreement import Agreement, Obligation, Performance, Violation
from crossbearing.model.reading import Reading

NOBODY_NAMED = "somebody"


def deal_title(reading: Reading, agreement: Agreement) -> str:
    """A deal with its date, parties, broker and status."""
    parties = " and ".join(filter(None, (name_of(reading, party) for party in agreement.parties)))
    broker = name_of(reading, agreement.mediator)
    between = f", between {parties}" if parties else ""
    through = f", through {broker}" if broker else ""
    return f"{shown(reading, agreement.name)} ({date(agreement.date)}){between}{through}: {label(agreement.status)}"


def deal_lines(reading: Reading, agreement: Agreement, indent: int) -> Iterator[Line]:
    """Each obligation with what was done of it, then what is linked to none, then the breaches claimed."""
    for owed in agreement.obligations:
        yield Line(indent, owed_text(reading, owed))
        for done in agreement.performance:
            if done.obligation == owed.id:
                yield Line(indent + 2, done_text(reading, done))
    linked = {owed.id for owed in agreement.obligations}
    for done in agreement.performance:
        if done.obligation not in linked:
            yield Line(indent, done_text(reading, done))
    for breach in agreement.violations:
        yield Line(indent, breach_text(reading, breach))


def owed_text(reading: Reading, owed: Obligation) -> str:
    """Who owes it to whom, by when and on what condition, with the words that say what."""
    debtor = name_of(reading, owed.debtor)
    creditor = name_of(reading, owed.creditor)
    by_whom = f"owed by {debtor}" if debtor else "owed, by whom is not said"
    to_whom = f" to {creditor}" if debtor and creditor and creditor != debtor else ""
    terms = "".join(f", {shown(reading, term)}" for term in (owed.deadline, owed.condition) if term)
    return f"{by_whom}{to_whom}{terms}: {quoted(reading, owed.spans)}"


def done_text(reading: Reading, done: Performance) -> str:
    """How far an obligation was met, when, in which words."""
    return f"{degree(done.degree)}, {date(done.date)} {quoted(reading, done.spans)}"


def breach_text(reading: Reading, breach: Violation) -> str:
    """Who claims a breach by whom, and whether it is denied."""
    accused = name_of(reading, breach.accused) or NOBODY_NAMED
    claimed_by = name_of(reading, breach.claimed_by) or publisher(reading)
    denied = ", denied" if breach.contested_by else ""
    return f"breach by {accused}, says {claimed_by}{denied} {quoted(reading, breach.spans)}"
