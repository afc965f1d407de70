"""A tally as pages show it: low, best and high, and every source's own figure beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.model.incident import Counted, Tally
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.remarks import Remarks
from crossbearing.reconcile.holders import holder_names, publisher_name
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.web.charts.marks import Marks, marks_of
from crossbearing.web.charts.scale import Scale, Tick, scale_of
from crossbearing.web.incidents.names import Names
from crossbearing.web.incidents.remark import Remark, remark
from crossbearing.web.sourced import Sourced, sourced

Number = int | float


@dataclass(frozen=True, slots=True)
class SourceFigure:
    """One source's figure: its bounds, who gives it (None: nobody who is named), the words, and why it is set aside.

    `aside` is None where the policy uses it. `marks` are where it stands on the axis of its tally.
    """

    low: Number | None
    value: Number | None
    high: Number | None
    modifier: Modifier
    source: str | None
    words: str
    aside: str | None
    where: Sourced
    marks: Marks | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A tally: what is counted, on whom the sources blame it, what the policy makes of it and why.

    Where it `is_blamed` on a party of which no name is known, `blamed` is None. `used` of all `total` figures are
    used; `figures` are those of this part of the list, by date of publication.
    """

    category: Category
    counts: str
    blamed: str | None
    is_blamed: bool
    low: Number | None
    best: Number | None
    high: Number | None
    policy: str
    why: str
    used: int
    total: int
    marks: Marks | None
    ticks: tuple[Tick, ...]
    figures: tuple[SourceFigure, ...]

    @property
    def is_over_all(self) -> bool:
        """Whether it is of everybody, whoever is blamed."""
        return self.counts == PEOPLE and not self.is_blamed


def weighed(
    tally: Tally, part: Sequence[Counted], readings: Mapping[str, Reading], remarks: Remarks, names: Names
) -> Weighed:
    """A tally with those of its figures that are in this part."""
    every: list[Tally | Counted] = [tally, *tally.figures]
    numbers = [n for one in every for n in (one.low, one.high, _middle(one)) if n is not None]
    scale = scale_of(numbers)
    return Weighed(
        category=tally.category,
        counts=tally.counts,
        blamed=names.of(tally.blamed),
        is_blamed=tally.blamed is not None,
        low=tally.low,
        best=tally.best,
        high=tally.high,
        policy=tally.policy,
        why=tally.why,
        used=sum(one.aside is None for one in tally.figures),
        total=len(tally.figures),
        marks=marks_of(tally.low, tally.best, tally.high, scale),
        ticks=scale.ticks() if numbers else (),
        figures=tuple(_figure(one, readings[one.figure.sha256], scale, remarks) for one in part),
    )


def _middle(one: Tally | Counted) -> Number | None:
    return one.best if isinstance(one, Tally) else one.value


def _figure(one: Counted, reading: Reading, scale: Scale, remarks: Remarks) -> SourceFigure:
    figure = next(figure for figure in reading.quantities if figure.id == one.figure.id)
    return SourceFigure(
        low=one.low,
        value=one.value,
        high=one.high,
        modifier=figure.modifier,
        source=_source(reading, figure),
        words=StandIns(reading).shown(figure.span.quote),
        aside=one.aside,
        where=sourced(one.figure, reading),
        marks=marks_of(one.low, one.value, one.high, scale),
        remarks=tuple(remark(decision, reading) for decision in remarks.get(one.figure, ())),
    )


def _source(reading: Reading, figure: Figure) -> str | None:
    """Who gives a figure: the holders of its claim, or the publisher."""
    claim = next((one for one in reading.claims if one.id in figure.claims), None)
    named = () if claim is None else holder_names(reading, claim)
    return ", ".join(named) or publisher_name(reading)
