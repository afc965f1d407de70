"""Every report of the ledger, newest first, with filters."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.kept_row import NO_BEGIN, NO_END, Lookup
from crossbearing.model.when import days_of
from crossbearing.vocab.folding import fold
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.reports.outlines import Outlined, outlined
from crossbearing.web.visit import Visit

Words = Annotated[str, msgspec.Meta(max_length=200)]
# So many outlets whose names have the words are looked at.
MOST_OUTLETS = 200


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an outlet's name, a time of publication (EDTF), and the page of the list."""

    outlet: Words = ""
    time: Words = ""
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The reports of one page."""

    outlet: str
    time: str
    part: Part
    reports: list[Outlined]


def look(visit: Visit, asked: Asked) -> Shown:
    """The reports that are wanted. DateError where the time is none."""
    wanted = _wanted(visit, asked)
    part = part_of(visit.view.count_reports(wanted), asked.page)
    # From the end: they are kept in the order of their dates.
    found = visit.view.reports(wanted, limit=PER_PAGE, offset=part.offset)
    return Shown(asked.outlet, asked.time, part, outlined(visit, [one.sha256 for one in found]))


def _wanted(visit: Visit, asked: Asked) -> Lookup:
    first, last = days_of(asked.time.strip()) if asked.time.strip() else (None, None)
    timed = bool(asked.time.strip())
    return Lookup(
        types=_outlets(visit, asked.outlet) if asked.outlet.strip() else None,
        begin=None if not timed else NO_BEGIN if first is None else first.isoformat(),
        end=None if not timed else NO_END if last is None else last.isoformat(),
        backwards=True,
    )


def _outlets(visit: Visit, words: str) -> tuple[str, ...]:
    """The folded names of the outlets that have these words in theirs."""
    found = visit.view.sources(words, limit=MOST_OUTLETS, short=True)
    return tuple(dict.fromkeys((fold(words), *(fold(one.name) for one in found))))


PAGES = (Page(name="reports", path="/reports", asked=Asked, shown=Shown, look=look),)
