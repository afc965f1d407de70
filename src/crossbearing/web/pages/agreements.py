"""The agreement board: every deal with its parties, and where each of its duties stands."""

from dataclasses import dataclass

import msgspec

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.deal import Deal
from crossbearing.model.kept_row import Kind
from crossbearing.reconcile.agreements.shown import changes, party_name
from crossbearing.web.deals.duties import DutyLine, duty_line
from crossbearing.web.deals.opening import Telling, telling
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit
from crossbearing.web.wording.tongue import Tongue


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The page of the list."""

    page: Number = 1


@dataclass(frozen=True, slots=True)
class DealLine:
    """A deal: its parties, its date (EDTF), the last standing that reports give it, and its duties.

    `prior` is the id of the round before it; `breaches` counts those that are claimed.
    """

    id: str
    name: str
    date: str | None
    parties: list[str]
    status: AgreementStatus | None
    reports: int
    prior: str | None
    breaches: int
    duties: list[DutyLine]


@dataclass(frozen=True, slots=True)
class Shown:
    """The deals of one page."""

    part: Part
    deals: list[DealLine]


def look(visit: Visit, asked: Asked) -> Shown:
    """The deals, each with every duty."""
    part = part_of(visit.view.count(Kind.DEAL_SHORT), asked.page)
    found = visit.view.deals(limit=PER_PAGE, offset=part.offset, short=True)
    told = telling(visit.view, found)
    return Shown(part, [deal_line(deal, told, visit.tongue) for deal in found])


def deal_line(deal: Deal, told: Telling, tongue: Tongue) -> DealLine:
    """A deal in short, with stand-ins for protected people."""
    stood = changes(deal.standings)
    parties = (party_name(key, deal.told, told.readings) for key in deal.parties)
    return DealLine(
        id=deal.id,
        name=told.shown(deal.name, deal.told),
        date=deal.date,
        parties=[name for name in parties if name is not None],
        status=stood[-1].status if stood else None,
        reports=len({ref.sha256 for ref in deal.told}),
        prior=deal.prior,
        breaches=len(deal.breaches) + sum(len(duty.breaches) for duty in deal.duties),
        duties=[duty_line(duty, told, tongue) for duty in deal.duties],
    )


PAGES = (Page(name="agreements", path="/agreements", asked=Asked, shown=Shown, look=look),)
