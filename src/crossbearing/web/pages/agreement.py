"""One deal in full: its rounds, where it stood when, and each duty with what was done of it and its breaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.deal import Breach, Deal, Done, Duty
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.shown import changes, party_name
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.charts.timeline import Dated, Timeline, timeline
from crossbearing.web.deals.breaches import BreachLine, breach_lines, newest_breaches
from crossbearing.web.deals.duties import Deed, DutyLine, deeds, duty_line, newest_first
from crossbearing.web.deals.opening import Telling, telling
from crossbearing.web.disputes import Dispute, disputes
from crossbearing.web.page import Page
from crossbearing.web.pages.agreements import DealLine, deal_line
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit
from crossbearing.web.wording.tongue import Tongue

# Of what is told of a duty the newest so much is shown; the page of the duty has all.
MOST_DEEDS, MOST_BREACHES = 6, 4
# More of anything about the deal as a whole nobody reads on its page; `crossbearing agreement` tells all.
MOST = 50
# A chain of rounds is followed so far to either side.
MOST_ROUNDS = 20


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The id of a deal, or its first letters."""

    id: str


@dataclass(frozen=True, slots=True)
class Round:
    """A deal in a chain of rounds."""

    id: str
    name: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the deal stood by a report that was the first to say so."""

    status: AgreementStatus
    where: Sourced


@dataclass(frozen=True, slots=True)
class Terms:
    """A duty in full: the clause in the words of the report that tells it, deadline and condition.

    `deeds` and `breaches` have the newest, `deed_count` and `breach_count` say how many there are. `rivals` are the ids
    of duties that read the same clause otherwise, `renews` that of the round before.
    """

    line: DutyLine
    clause: str | None
    where: Sourced
    deadline: str | None
    condition: str | None
    reports: int
    rivals: tuple[str, ...]
    renews: str | None
    deeds: list[Deed]
    deed_count: int
    breaches: list[BreachLine]
    breach_count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The deal. `earlier` and `later` are the other rounds of its chain, the nearest first.

    `loose` and `breaches` hold the newest of what is said to be done or broken without telling which duty, `stood` the
    last changes of where it stood; `left` counts what is left out of the three.
    """

    deal: DealLine
    names: list[str]
    mediators: list[str]
    earlier: list[Round]
    later: list[Round]
    stood: list[Stood]
    timeline: Timeline | None
    duties: list[Terms]
    loose: list[Deed]
    breaches: list[BreachLine]
    contradictions: list[Dispute]
    left: int


def look(visit: Visit, asked: Asked) -> Shown:
    """The deal of that id."""
    view, tongue = visit.view, visit.tongue
    deal = view.deal(asked.id, short=True)
    stood = changes(deal.standings)[-MOST:]
    loose, broken = newest_first(deal.loose)[:MOST], newest_breaches(deal.breaches)[:MOST]
    wanted = {standing.told.sha256 for standing in stood} | {one.ref.sha256 for one in loose} | reports_of(broken)
    for duty in deal.duties:
        wanted |= {one.ref.sha256 for one in newest_first(duty.done)[:MOST_DEEDS]}
        wanted |= reports_of(newest_breaches(duty.breaches)[:MOST_BREACHES])
    told = telling(view, [deal])
    told.open(wanted)
    readings = told.readings
    return Shown(
        deal=deal_line(deal, told, tongue),
        names=[told.shown(name, deal.told) for name in deal.names if name != deal.name],
        mediators=[name for key in deal.mediators if (name := party_name(key, deal.told, readings)) is not None],
        earlier=_rounds(view, _before(view, deal)),
        later=_rounds(view, _after(view, deal)),
        stood=[Stood(one.status, sourced(one.told, readings[one.told.sha256])) for one in stood],
        timeline=timeline(_lanes(deal, told, tongue)),
        duties=[terms(duty, told, tongue) for duty in deal.duties],
        loose=list(deeds(loose, readings, tongue)),
        breaches=list(breach_lines(broken, readings)),
        contradictions=disputes(view, view.contradictions_on([deal.id])[:MOST]),
        left=sum(max(0, len(told) - MOST) for told in (changes(deal.standings), deal.loose, deal.breaches)),
    )


def terms(
    duty: Duty,
    told: Telling,
    tongue: Tongue,
    *,
    done: Sequence[Done] | None = None,
    broken: Sequence[Breach] | None = None,
) -> Terms:
    """The duty with the newest of what is told of it, or with what is given."""
    first = told.readings[duty.told[0].sha256]
    done = newest_first(duty.done)[:MOST_DEEDS] if done is None else done
    broken = newest_breaches(duty.breaches)[:MOST_BREACHES] if broken is None else broken
    return Terms(
        line=duty_line(duty, told, tongue),
        clause=_clause(duty, first),
        where=sourced(duty.told[0], first),
        deadline=None if duty.deadline is None else told.shown(duty.deadline, duty.told),
        condition=None if duty.condition is None else told.shown(duty.condition, duty.told),
        reports=len({ref.sha256 for ref in duty.told}),
        rivals=duty.rivals,
        renews=duty.renews,
        deeds=list(deeds(done, told.readings, tongue)),
        deed_count=len(duty.done),
        breaches=list(breach_lines(broken, told.readings)),
        breach_count=len(duty.breaches),
    )


def reports_of(broken: Sequence[Breach]) -> set[str]:
    """The reports that have the words of these breaches, and of who denies them."""
    return {ref.sha256 for one in broken for ref in (one.ref, *one.said, *one.denied)}


def _clause(duty: Duty, reading: Reading) -> str | None:
    """The words of the clause as the first report that tells it has them."""
    owed = (one for agreement in reading.agreements for one in agreement.obligations if one.id == duty.told[0].id)
    found = next(owed, None)
    words = None if found is None else " … ".join(span.quote for span in found.spans)
    return None if not words else StandIns(reading).shown(words)


def _before(view: Snapshot, deal: Deal) -> list[Deal]:
    found: list[Deal] = []
    seen = {deal.id}
    while deal.prior is not None and deal.prior not in seen and len(found) < MOST_ROUNDS:
        seen.add(deal.prior)
        deal = view.deal(deal.prior, short=True)
        found.append(deal)
    return found


def _after(view: Snapshot, deal: Deal) -> list[Deal]:
    found: list[Deal] = []
    waiting, seen = [deal.id], {deal.id}
    while waiting and len(found) < MOST_ROUNDS:
        new = [one for one in view.rounds_after(waiting.pop(0)) if one.id not in seen]
        seen.update(one.id for one in new)
        waiting += [one.id for one in new]
        found += new
    return found


def _rounds(view: Snapshot, deals: Sequence[Deal]) -> list[Round]:
    told = telling(view, deals)
    return [Round(one.id, told.shown(one.name, one.told), one.date) for one in deals]


def _lanes(deal: Deal, told: Telling, tongue: Tongue) -> Iterator[tuple[str, list[Dated]]]:
    """A lane for each duty of which a report says what was done, and one for the breaches by when they were told."""
    for duty in deal.duties:
        if duty.done:
            yield duty_line(duty, told, tongue).words, [(one.degree.value, one.date) for one in duty.done]
    breaches = [*deal.breaches, *(one for duty in deal.duties for one in duty.breaches)]
    if breaches:
        yield tongue.say("agreement.breaches_told"), [("breach", one.published) for one in breaches]


PAGES = (Page(name="agreement", path="/agreements/{id}", asked=Asked, shown=Shown, look=look),)
