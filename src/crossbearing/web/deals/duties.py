"""A duty as pages show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.agreement import Degree
from crossbearing.model.deal import Amount, Balance, Done, Duty
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.shown import party_name, unit_words
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.charts.owed import owed_bar
from crossbearing.web.charts.shares import Piece
from crossbearing.web.deals.opening import Telling
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.wording.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Much:
    """An amount, and how it is said in the language of the page; `high` is None where nothing bounds it."""

    low: float
    high: float | None
    unit: str
    said: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a duty stands, by which rule, and what is owed, done, outstanding and disputed; None is not known.

    `bar` has the pieces of a bar, none where amounts are not known.
    """

    state: Degree
    why: str
    owed: Much | None
    done: Much | None
    outstanding: Much | None
    disputed: Much | None
    bar: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty in one line: who owes what to whom, and where that stands.

    `words` are in quotation marks where they are the `quoted` words of a report. `exists` is False for the reading by
    which nothing of the kind is owed.
    """

    id: str
    kind: str
    debtor: str | None
    creditor: str | None
    words: str
    quoted: bool
    exists: bool
    stand: Stand
    breaches: int


@dataclass(frozen=True, slots=True)
class Deed:
    """One state of a duty as a report tells it; `date` and the report's are EDTF, `words` the report's own."""

    degree: Degree
    date: str | None
    words: str | None
    amount: Much | None
    phase: str | None
    where: Sourced


def duty_line(duty: Duty, told: Telling, tongue: Tongue) -> DutyLine:
    """The duty in a line, with stand-ins for protected people."""
    return DutyLine(
        id=duty.id,
        kind=duty.kind,
        debtor=party_name(duty.debtor, duty.told, told.readings),
        creditor=party_name(duty.creditor, duty.told, told.readings),
        words=told.shown(duty.text if duty.words is None else duty.words, duty.told),
        quoted=duty.words is not None,
        exists=duty.exists,
        stand=stand_of(duty.balance(), tongue),
        breaches=len(duty.breaches),
    )


def stand_of(balance: Balance, tongue: Tongue) -> Stand:
    """Where a duty stands, with its amounts in words."""
    owed, done = much(balance.owed, tongue), much(balance.done, tongue)
    left, disputed = much(balance.outstanding, tongue), much(balance.disputed, tongue)
    return Stand(balance.state, balance.why, owed, done, left, disputed, owed_bar(balance))


def much(amount: Amount | None, tongue: Tongue) -> Much | None:
    """An amount in words; None stays None."""
    if amount is None:
        return None
    unit = tongue.term("unit", amount.unit)
    if amount.low == amount.high:
        unit = unit_words(unit, amount.low)
    said = tongue.say("agreements.amount", amount=tongue.bounds(amount.low, amount.high), unit=unit)
    return Much(amount.low, amount.high, amount.unit, said)


def deeds(done: Sequence[Done], readings: Mapping[str, Reading], tongue: Tongue) -> Iterator[Deed]:
    """States of a duty, as their reports tell them."""
    for one in done:
        reading = readings[one.ref.sha256]
        stand_ins = StandIns(reading)
        words = None if one.words is None else stand_ins.shown(one.words)
        phase = None if one.phase is None else stand_ins.shown(one.phase)
        yield Deed(one.degree, one.date, words, much(one.amount, tongue), phase, sourced(one.ref, reading))


def newest_first(done: Sequence[Done]) -> list[Done]:
    """States of a duty, that of the latest day first; those without a date come last."""
    return sorted(done, key=lambda one: (one.date or "", one.published or "", one.ref), reverse=True)
