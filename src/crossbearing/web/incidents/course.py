"""How the figures of an incident came in, as pages show it: steps in numbers, and the chart of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.figure import Category
from crossbearing.model.incident import Tally
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.reconcile.tallies.policies import Policy, Verdict
from crossbearing.reconcile.tallies.weighing import Stage, Weighing
from crossbearing.web.charts.history import Given, HistoryChart, Moment, history_chart

# So many counts are drawn: killed, wounded and one more.
DRAWN = 3


@dataclass(frozen=True, slots=True)
class CourseStep:
    """What the figures came to after a day (EDTF) of reports: low, best, high, why; how many reports were new."""

    day: str | None
    reports: int
    low: int | float | None
    best: int | float | None
    high: int | float | None
    why: str


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of one count over all, and where the chart has everything."""

    category: Category
    steps: tuple[CourseStep, ...]
    chart: HistoryChart


def courses(tallies: Sequence[Tally], weighing: Weighing, policy: Policy) -> Iterator[Course]:
    """The courses of the first counts over all that have two figures or more."""
    wanted = [one for one in tallies if one.counts == PEOPLE and one.blamed is None and len(one.figures) > 1]
    for tally in wanted[:DRAWN]:
        steps = tuple(_step(stage, verdict) for stage, verdict in weighing.course(policy, tally.category))
        moments = [Moment(one.day, one.low, one.best, one.high) for one in steps]
        given = [Given(one.published, one.low, one.value, one.high, one.aside is None) for one in tally.figures]
        chart = history_chart(moments, given)
        if chart is not None:
            yield Course(tally.category, steps, chart)


def _step(stage: Stage, verdict: Verdict) -> CourseStep:
    reports = len({ref.sha256 for ref in stage.reports})
    return CourseStep(stage.day, reports, verdict.low, verdict.best, verdict.high, verdict.why)
