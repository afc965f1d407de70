"""Finds reports and claims by their words, with the words found marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.api.searching import Found, FoundClaim, FoundReport
from crossbearing.errors import InputError
from crossbearing.model.claim import ClaimKind
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.holders import holder_names
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.store.search_wanted import Inside
from crossbearing.web.marked import Piece, marked
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit

# So many claims of one report are listed; its page has all.
MOST_CLAIMS = 4
Name = Annotated[str, msgspec.Meta(max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for, in the language of `crossbearing search`; empty is not asked for.

    `since` and `until` are EDTF dates of publication.
    """

    words: Annotated[str, msgspec.Meta(max_length=500)] = ""
    publisher: Name = ""
    since: Name = ""
    until: Name = ""
    holder: Name = ""
    kind: ClaimKind | None = None
    inside: Inside | None = None
    page: Number = 1


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim that has what was looked for: who holds it, and its words."""

    holders: tuple[str, ...]
    kind: ClaimKind
    words: tuple[Piece, ...]
    where: Sourced


@dataclass(frozen=True, slots=True)
class ReportFound:
    """A report that has what was looked for: where in its text that stands, and the first claims that have it."""

    where: Sourced
    name: str
    passage: tuple[Piece, ...]
    claims: list[ClaimFound]
    more_claims: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found; `problem` says why nothing could be looked for, `part` is None where nothing was asked for."""

    asked: Asked
    kinds: tuple[ClaimKind, ...]
    insides: tuple[Inside, ...]
    problem: str | None
    part: Part | None
    reports: list[ReportFound]


def look(visit: Visit, asked: Asked) -> Shown:
    """What is found, the newest reports first."""
    problem: str | None = None
    found: Found | None = None
    if any((asked.words, asked.publisher, asked.since, asked.until, asked.holder, asked.kind)):
        try:
            found = _search(visit, asked, asked.page)
            last = part_of(found.total, asked.page).number
            found = found if last == asked.page else _search(visit, asked, last)
        except InputError as error:
            problem = str(error)
    part = None if found is None else part_of(found.total, asked.page)
    reports = [] if found is None else [_report(one) for one in found.reports]
    return Shown(asked, tuple(ClaimKind), tuple(Inside), problem, part, reports)


def _search(visit: Visit, asked: Asked, number: int) -> Found:
    time = f"{asked.since or '..'}/{asked.until or '..'}" if asked.since or asked.until else None
    return visit.ledger.search(
        asked.words,
        limit=PER_PAGE,
        offset=(number - 1) * PER_PAGE,
        time=time,
        publisher=asked.publisher or None,
        holder=asked.holder or None,
        kind=None if asked.kind is None else asked.kind.value,
        inside=None if asked.inside is None else asked.inside.value,
    )


def _report(found: FoundReport) -> ReportFound:
    reading, passage = found.reading, found.passage
    stand_ins = StandIns(reading)
    return ReportFound(
        where=sourced(Ref(reading.sha256, reading.doc_id, ""), reading),
        name=stand_ins.shown(reading.doc_id),
        passage=() if passage is None else marked(passage.span, passage.found, stand_ins),
        claims=[_claim(one, reading, stand_ins) for one in found.claims[:MOST_CLAIMS]],
        more_claims=max(0, len(found.claims) - MOST_CLAIMS),
    )


def _claim(found: FoundClaim, reading: Reading, stand_ins: StandIns) -> ClaimFound:
    claim = found.claim
    ref = Ref(reading.sha256, reading.doc_id, claim.id)
    words = tuple(_content(found, stand_ins))
    return ClaimFound(holder_names(reading, claim), claim.kind, words, sourced(ref, reading))


def _content(found: FoundClaim, stand_ins: StandIns) -> Iterator[Piece]:
    for number, span in enumerate(found.claim.content):
        if number > 0:
            yield Piece(" … ", found=False)
        yield from marked(span, found.found, stand_ins)


PAGES = (Page(name="search", path="/search", asked=Asked, shown=Shown, look=look, style=True),)
