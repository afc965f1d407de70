"""What the newest reports tell that earlier ones did not: new incidents, and figures that have changed."""

from collections.abc import Iterator
from datetime import date

from crossbearing.model.when import days_of
from crossbearing.publish.brief.blocks import Block, Line, Points, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import counted, edtf_words, figure, kind, listed, many, opened, place, when
from crossbearing.publish.evidence import sources_of
from crossbearing.publish.outgoing import PublicFigure, PublicIncident, PublicTally
from crossbearing.publish.values import Source

# What is new fits on a screen; the rest stands in the tables.
MOST_LINES = 12
_PEOPLE = "people"


def news(found: Material, citations: Citations) -> tuple[Block, ...]:
    """A line for each incident that the reports of the latest day tell; nothing where all are of one day."""
    days = {source.id: day for source in found.sources if (day := _day(source)) is not None}
    latest = max(days.values(), default=None)
    if latest is None or min(days.values()) == latest:
        return ()
    newest = frozenset(key for key, day in days.items() if day == latest)
    told = [one for one in found.happened if any(source.id in newest for source in sources_of(one))]
    reports = tuple(source for source in found.sources if source.id in newest)
    verb = "tells" if len(reports) == 1 else "tell"
    said = f"{many(len(reports), 'report')} of {edtf_words(latest.isoformat())}, the latest, {verb} of"
    head = Line((Said(f"{said} {many(len(told), 'incident')}.", citations.numbers(reports)),))
    lines = tuple(_line(one, newest, citations) for one in told[:MOST_LINES])
    left = len(told) - len(lines)
    more = (line(f"{left} more stand in the table of incidents."),) if left else ()
    return (head, Points((*lines, *more))) if lines else (head,)


def _day(source: Source) -> date | None:
    """The last day on which a report may have come out."""
    return None if source.published is None else days_of(source.published)[1]


def _line(one: PublicIncident, newest: frozenset[str], citations: Citations) -> Line:
    earlier = tuple(source for source in sources_of(one) if source.id not in newest)
    where = "" if one.site is None else f", {place(one.site)}"
    named = f"{opened(when(one.date))}{where}: {kind(one.type)}"
    if not earlier:
        return Line((Said(f"{named}, told for the first time", after=""),))
    parts = [Said(f"{named}, told before", citations.numbers(earlier), ". "), *_changes(one, newest)]
    return Line(tuple(parts))


def _changes(one: PublicIncident, newest: frozenset[str]) -> Iterator[Said]:
    """Figures of the newest reports that no earlier one has."""
    for tally in one.tallies:
        if tally.blamed is None and tally.counts == _PEOPLE:
            now, before = (_figures(tally, newest, wanted=wanted) for wanted in (True, False))
            if now and before and now != before:
                yield Said(f"{opened(counted(tally))}: {listed(now)} now, {listed(before)} before", after=". ")


def _figures(tally: PublicTally, newest: frozenset[str], *, wanted: bool) -> list[str]:
    used: list[PublicFigure] = [one for one in tally.figures if one.aside is None]
    return sorted({figure(one) for one in used if (one.words.source.id in newest) is wanted})
