"""One duty of a deal with every state and every breach that reports tell of it."""

from dataclasses import dataclass

import msgspec

from crossbearing.model.deal import Breach, Done
from crossbearing.web.charts.timeline import Timeline, timeline
from crossbearing.web.deals.breaches import newest_breaches
from crossbearing.web.deals.duties import newest_first
from crossbearing.web.deals.opening import telling
from crossbearing.web.errors import MissingError
from crossbearing.web.page import Page
from crossbearing.web.pages.agreement import Round, Terms, reports_of, terms
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.visit import Visit


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The id of a deal, or its first letters; the id of one of its duties; and the page of what is told of it."""

    id: str
    duty: str
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The duty, with the states and then the breaches of one page, the newest first."""

    deal: Round
    part: Part
    timeline: Timeline | None
    duty: Terms


def look(visit: Visit, asked: Asked) -> Shown:
    """The duty of that deal."""
    deal = visit.view.deal(asked.id, short=True)
    duty = next((one for one in deal.duties if one.id == asked.duty), None)
    if duty is None:
        raise MissingError(
            f"{asked.duty!r} was asked for, and agreement {deal.id} has no such duty: its page lists them"
        )
    states: list[Done | Breach] = [*newest_first(duty.done), *newest_breaches(duty.breaches)]
    part = part_of(len(states), asked.page)
    here = states[part.offset : part.offset + PER_PAGE]
    done = [one for one in here if isinstance(one, Done)]
    broken = [one for one in here if isinstance(one, Breach)]
    told = telling(visit.view, [deal])
    told.open({one.ref.sha256 for one in done} | reports_of(broken))
    shown = terms(duty, told, visit.tongue, done=done, broken=broken)
    name = told.shown(deal.name, deal.told)
    dated = [(one.degree.value, one.date) for one in duty.done]
    return Shown(Round(deal.id, name, deal.date), part, timeline([(shown.line.words, dated)]), shown)


PAGES = (Page(name="duty", path="/agreements/{id}/{duty}", asked=Asked, shown=Shown, look=look),)
