"""One source: on whom its word rests, who carries it, with whom it agrees, what it took back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import msgspec

from crossbearing.model.incident import Ref
from crossbearing.model.source import Beside, Source
from crossbearing.web.charts.shares import Piece, shares
from crossbearing.web.disputes import Dispute, disputes
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The id of a source, or its first letters, and the page of its contradictions."""

    id: str
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Another source, and the incidents on which the two agree and stand against each other as pieces of a bar."""

    other: Beside
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A report in which the source took something back, and how much."""

    where: Sourced
    items: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The source, how it stands to others, the contradictions of one page, and the first of its withdrawals."""

    source: Source
    beside: list[Compared]
    part: Part
    disputes: list[Dispute]
    withdrawals: list[Withdrawal]


def look(visit: Visit, asked: Asked) -> Shown:
    """The source of that id."""
    source = visit.view.source(asked.id)
    part = part_of(len(source.contradictions), asked.page)
    wanted = source.contradictions[part.offset : part.offset + PER_PAGE]
    contradictions = visit.view.contradictions_named(wanted)
    return Shown(
        # What is shown in parts fills the page and its twin with nothing else.
        source=replace(source, beside=(), contradictions=(), withdrawn=()),
        beside=[_compared(one) for one in source.beside],
        part=part,
        disputes=disputes(visit.view, contradictions),
        withdrawals=list(_withdrawals(visit, source)),
    )


def _compared(one: Beside) -> Compared:
    return Compared(one, shares([("agree", one.agree), ("against", one.against)], one.shared))


def _withdrawals(visit: Visit, source: Source) -> Iterator[Withdrawal]:
    reports = [(sha256, list(refs)) for sha256, refs in groupby(source.withdrawn, key=lambda ref: ref.sha256)]
    shown = reports[:PER_PAGE]
    readings = visit.view.opened({sha256 for sha256, _ in shown})
    for sha256, refs in shown:
        yield Withdrawal(sourced(Ref(sha256, refs[0].doc, ""), readings[sha256]), len(refs))


PAGES = (Page(name="source", path="/sources/{id}", asked=Asked, shown=Shown, look=look),)
