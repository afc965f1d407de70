"""The table of quotes: all words of reports that anything rests on, with where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.tables.fields import source_fields
from crossbearing.publish.tables.sheet import Sheet, text, whole, yes_no
from crossbearing.publish.tables.within import (
    accounts_of,
    breaches_of,
    corrections_of,
    deeds_of,
    duties_of,
    figures_of,
    sides_of,
    tellings_of,
)
from crossbearing.publish.values import Passage, Source


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report, the row of which table rests on them, and as what they stand there."""

    table: str
    item: str
    role: str
    number: int
    words: Passage


def quoted_of(outgoing: Outgoing) -> Iterator[Quoted]:
    """Every passage, by what rests on it."""
    for told in tellings_of(outgoing):
        yield from _of("tellings", told.id, told.thing.words)
    for figure in figures_of(outgoing):
        yield from _of("figures", figure.id, [figure.thing.words])
    for account in accounts_of(outgoing):
        yield from _of("accounts", account.id, account.thing.said)
        yield from _of("accounts", account.id, account.thing.denied, "denial")
        yield from _of("accounts", account.id, account.thing.why, "reason")
    for claim in outgoing.claims():
        yield from _of("claims", claim.id, claim.words)
    yield from _of_agreements(outgoing)
    yield from _of_others(outgoing)


def _of_agreements(outgoing: Outgoing) -> Iterator[Quoted]:
    for agreement in outgoing.agreements():
        yield from _of("agreements", agreement.id, agreement.words)
    for duty in duties_of(outgoing):
        yield from _of("duties", duty.id, duty.thing.words)
    for deed in deeds_of(outgoing):
        yield from _of("deeds", deed.id, [deed.thing.words] if deed.thing.words is not None else ())
    for breach in breaches_of(outgoing):
        yield from _of("breaches", breach.id, breach.thing.said)
        yield from _of("breaches", breach.id, breach.thing.denied, "denial")


def _of_others(outgoing: Outgoing) -> Iterator[Quoted]:
    for status in outgoing.statuses():
        yield from _of("statuses", status.id, status.words)
    for side in sides_of(outgoing):
        yield from _of("contradiction_sides", side.id, side.thing.passages)
    for silence in outgoing.silences():
        yield from _of("silences", silence.id, [silence.words])
    for correction in corrections_of(outgoing):
        yield from _of("corrections", correction.id, correction.thing.withdrawn, "withdrawn")
        yield from _of("corrections", correction.id, correction.thing.replaced_by)


def _of(table: str, item: str, passages: Iterable[Passage], role: str = "words") -> Iterator[Quoted]:
    for number, words in enumerate(passages, 1):
        yield Quoted(table, item, role, number, words)


def _source(one: Quoted) -> Source:
    return one.words.source


QUOTES: Sheet[Quoted] = Sheet(
    "quotes",
    "The words of reports that everything rests on: a row is one passage and what rests on it.",
    quoted_of,
    [
        text("quote", "The id of the row.", lambda one: f"{one.table}/{one.item}/{one.role}{one.number}"),
        text("table", "The table of what rests on it.", lambda one: one.table),
        text("item", "The row of that table.", lambda one: one.item),
        text("role", "As what the words stand there: words, denial, reason or withdrawn.", lambda one: one.role),
        *source_fields(_source),
        text("exact", "The words.", lambda one: one.words.exact),
        whole(
            "start",
            "Where the first character stands in the text of the report, from 0; blank where masked.",
            lambda one: one.words.start,
        ),
        whole("end", "The place behind the last one; blank where masked.", lambda one: one.words.end),
        text("prefix", "A few words before them.", lambda one: one.words.prefix),
        text("suffix", "A few words behind them.", lambda one: one.words.suffix),
        yes_no(
            "masked",
            "Whether something in them was replaced or left out to protect somebody.",
            lambda one: one.words.masked,
        ),
    ],
)
