"""A deal of several reports on the screen: each duty with what was owed, done and left, and who says it was broken."""

from collections.abc import Iterator, Mapping

from crossbearing.cli.lines import Line, source_of
from crossbearing.cli.outcome import counted
from crossbearing.cli.words import degree, label, number, shown
from crossbearing.model.deal import Amount, Balance, Breach, Deal, Done, Duty
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.shown import accuser, changes, party_name, unit_words

Readings = Mapping[str, Reading]


def deal_lines(deal: Deal, readings: Readings, indent: int = 0) -> Iterator[Line]:
    """A deal in short: its duties with their balances."""
    yield Line(indent, _title(deal, readings), "bold")
    for duty in deal.duties:
        yield Line(indent + 2, f"{_owed(duty, readings)}: {_balance(duty.balance())}")


def deal_page(deal: Deal, readings: Readings) -> Iterator[Line]:
    """A deal in full: where it stood when, and each duty with every state, its breaches and its rival readings."""
    yield Line(0, _title(deal, readings), "bold")
    first = readings[deal.told[0].sha256]
    if len(deal.names) > 1:
        yield Line(2, "also called " + "; ".join(shown(first, name) for name in deal.names if name != deal.name))
    if deal.prior is not None:
        yield Line(2, f"after an earlier round: {deal.prior}")
    for standing in changes(deal.standings):
        yield Line(2, label(standing.status), "", source_of(readings[standing.told.sha256]))
    for duty in deal.duties:
        yield from _duty_lines(duty, readings, 2)
    yield from (_done_line(one, readings, 2) for one in deal.loose)
    yield from (_breach_line(one, readings, 2) for one in deal.breaches)


def _title(deal: Deal, readings: Readings) -> str:
    reading = readings[deal.told[0].sha256]
    told = counted(len({ref.sha256 for ref in deal.told}), "report")
    parties = " and ".join(filter(None, (party_name(key, deal.told, readings) for key in deal.parties)))
    between = f", between {parties}" if parties else ""
    return f"{deal.id}  {shown(reading, deal.name)}, {deal.date or 'date unknown'}{between} (told by {told})"


def _duty_lines(duty: Duty, readings: Readings, indent: int) -> Iterator[Line]:
    yield Line(indent, f"{_owed(duty, readings)}: {_balance(duty.balance())}", "bold")
    terms = "; ".join(filter(None, (duty.deadline, duty.condition)))
    if terms:
        yield Line(indent + 2, shown(readings[duty.told[0].sha256], terms))
    if duty.rivals:
        yield Line(indent + 2, f"read otherwise too: {', '.join(duty.rivals)}")
    yield from (_done_line(one, readings, indent + 2) for one in duty.done)
    yield from (_breach_line(one, readings, indent + 2) for one in duty.breaches)


def _owed(duty: Duty, readings: Readings) -> str:
    """Who owes what to whom; that nothing of the kind is owed, where that is how it is read."""
    reading = readings[duty.told[0].sha256]
    debtor = party_name(duty.debtor, duty.told, readings)
    text = shown(reading, duty.text) if duty.words is None else f"“{shown(reading, duty.words)}”"
    if not duty.exists:
        return f"{text} (nothing of the kind is owed, by this reading)"
    return f"{debtor}: {text}" if debtor else text


def _balance(balance: Balance) -> str:
    """Where a duty stands, in words: done, owed, outstanding, disputed."""
    parts = [
        f"{name} {_amount(amount)}"
        for name, amount in (
            ("owed", balance.owed),
            ("done", balance.done),
            ("outstanding", balance.outstanding),
            ("disputed", balance.disputed),
        )
        if amount is not None
    ]
    return ", ".join((degree(balance.state), *parts))


def _amount(amount: Amount) -> str:
    if amount.high is None:
        return f"at least {number(amount.low)} {unit_words(amount.unit, amount.low)}"
    span = number(amount.low) if amount.low == amount.high else f"{number(amount.low)} to {number(amount.high)}"
    return f"{span} {unit_words(amount.unit, amount.low if amount.low == amount.high else 0)}"


def _done_line(one: Done, readings: Readings, indent: int) -> Line:
    reading = readings[one.ref.sha256]
    words = "" if one.words is None else f" “{shown(reading, one.words)}”"
    return Line(indent, f"{degree(one.degree)}, {one.date or 'date unknown'}{words}", "", source_of(reading))


def _breach_line(one: Breach, readings: Readings, indent: int) -> Line:
    reading = readings[one.ref.sha256]
    accused = party_name(one.accused, (one.ref,), readings) or "a side that is not said"
    by = accuser(one, reading)
    says = "who says so is not told" if by is None else f"says {by}"
    denied = ", denied" if one.denied else ""
    return Line(indent, f"broken by {accused}, {says}{denied}: “{shown(reading, one.what)}”", "", source_of(reading))
