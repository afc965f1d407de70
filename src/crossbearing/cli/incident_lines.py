"""An incident on the screen: tallies with every source's figure, rival accounts, and each report's words."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from crossbearing.cli.items import position_text
from crossbearing.cli.lines import Line, source_of
from crossbearing.cli.outcome import counted
from crossbearing.cli.remark_lines import remark_lines
from crossbearing.cli.words import figure_text, label, name_of, number, quoted, shown
from crossbearing.model.event import Modality
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Account, Counted, Incident, Ref, Tally
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.remarks import NO_REMARKS, Remarks
from crossbearing.reconcile.protection import without_names
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.reconcile.tallies.tallies import distinct

Readings = Mapping[str, Reading]


def incident_lines(incident: Incident, readings: Readings, indent: int = 0) -> Iterator[Line]:
    """One incident in short: what, when, where, how many, in whose words."""
    yield Line(indent, _title(incident), "bold")
    for tally in _overall(incident):
        yield from _tally_lines(tally, readings, indent + 2)
    for ref in _by_day(incident, readings):
        yield _told_line(ref, readings[ref.sha256], indent + 2)


def incident_page(
    incident: Incident, readings: Readings, *, remarks: Remarks = NO_REMARKS, hidden: Collection[str] = ()
) -> Iterator[Line]:
    """One incident in full: grade and rule, every tally, who says and who denies, and why the reports are joined.

    Grounds of joins are words that were taken apart from their reports: the `hidden` names (small letters) are taken
    out of them.
    """
    yield Line(0, _title(incident), "bold")
    if incident.grade is not None:
        grade = incident.grade
        yield Line(2, f"{grade.grade}, {grade.rule} ({grade.policy}, {counted(len(grade.origins), 'origin')})")
    for tally in distinct(incident.tallies):
        yield from _full_tally(tally, readings, 2, remarks)
    for account in incident.accounts:
        yield from _account_lines(account, readings, 2)
    yield Line(2, "told in", "bold")
    for ref in _by_day(incident, readings):
        yield _told_line(ref, readings[ref.sha256], 4)
        yield from _remark_lines(ref, readings, remarks, 6)
    for join in incident.joins:
        grounds = "; ".join(f"{without_names(ground.words, hidden)} ({ground.weight:+.1f})" for ground in join.grounds)
        ends = " with ".join(source_of(readings[ref.sha256]) for ref in (join.left, join.right))
        yield Line(2, f"joined {ends}: {grounds}", "dim")


def _title(incident: Incident) -> str:
    place = f", {incident.place.partition(':')[2]}" if incident.place else ""
    told = counted(len({ref.sha256 for ref in incident.members}), "report")
    graded = "" if incident.grade is None else f"; {incident.grade.grade}"
    return f"{incident.id}  {label(incident.type)}, {incident.date or 'date unknown'}{place} (told by {told}{graded})"


def _by_day(incident: Incident, readings: Readings) -> list[Ref]:
    """The members in order of publication, undated reports last."""
    return sorted(incident.members, key=lambda ref: (readings[ref.sha256].document.published or "9999", ref))


def _overall(incident: Incident) -> Iterator[Tally]:
    yield from (tally for tally in incident.tallies if tally.counts == PEOPLE and tally.blamed is None)


def _tally_lines(tally: Tally, readings: Readings, indent: int) -> Iterator[Line]:
    """The tally where several figures are weighed, then each figure with what becomes of it."""
    used = [one for one in tally.figures if one.aside is None]
    if len(used) > 1:
        yield Line(indent, _weighed(tally))
        indent += 2
    for one in tally.figures:
        yield _figure_line(one, readings, indent)


def _full_tally(tally: Tally, readings: Readings, indent: int, remarks: Remarks) -> Iterator[Line]:
    yield Line(indent, _weighed(tally), "bold")
    for one in tally.figures:
        yield _figure_line(one, readings, indent + 2)
        yield from _remark_lines(one.figure, readings, remarks, indent + 4)


def _remark_lines(ref: Ref, readings: Readings, remarks: Remarks, indent: int) -> Iterator[Line]:
    return remark_lines(remarks.get(ref, ()), partial(shown, readings[ref.sha256]), indent)


def _weighed(tally: Tally) -> str:
    """A tally in words: what is counted, low, best and high, by which policy and why."""
    people = "" if tally.counts == PEOPLE else f" {tally.counts.replace('_', ' ')}"
    blamed = "" if tally.blamed is None else f", blamed on {tally.blamed.partition(':')[2]}"
    return f"{label(tally.category)}{people}{blamed}: {bounds_text(tally)} ({tally.policy}: {tally.why})"


def bounds_text(tally: Tally) -> str:
    """Low, high and best in words."""
    best = "no best number" if tally.best is None else f"best {number(tally.best)}"
    if tally.low is None and tally.high is None:
        return best
    if tally.low == tally.high:
        return f"{number(tally.low)}, {best}"
    if tally.high is None:
        return f"at least {number(tally.low)}, {best}"
    if tally.low is None:
        return f"at most {number(tally.high)}, {best}"
    return f"{number(tally.low)} to {number(tally.high)}, {best}"


def _figure_line(one: Counted, readings: Readings, indent: int) -> Line:
    reading = readings[one.figure.sha256]
    aside = "" if one.aside is None else f" [set aside: {one.aside}]"
    return Line(indent, f"{figure_text(reading, _figure(reading, one.figure))}{aside}", "", source_of(reading))


def _figure(reading: Reading, ref: Ref) -> Figure:
    return next(figure for figure in reading.quantities if figure.id == ref.id)


def _account_lines(account: Account, readings: Readings, indent: int) -> Iterator[Line]:
    """Who is blamed, in whose words, and who denies it."""
    blamed = _party(account, readings)
    yield Line(indent, f"{blamed}, by {counted(len(account.origins), 'origin')}", "bold")
    for said, refs in (("", account.said), ("denied: ", account.denied), ("why: ", account.why)):
        for ref in refs:
            one = readings[ref.sha256]
            yield Line(indent + 2, f"{said}{position_text(one, ref.id)}", "", source_of(one))


def _party(account: Account, readings: Readings) -> str:
    if account.blamed is None:
        return "nobody is blamed"
    for ref in (*account.said, *account.denied, *account.why):
        reading = readings[ref.sha256]
        found = next((entity.id for entity in reading.entities if entity.key == account.blamed), None)
        if found is not None:
            return f"blamed: {name_of(reading, found)}"
    return f"blamed: {account.blamed.partition(':')[2]}"


def _told_line(ref: Ref, reading: Reading, indent: int) -> Line:
    event = next(one for one in reading.events if one.id == ref.id)
    modality = "" if event.modality is Modality.OCCURRED else f"{label(event.modality)}: "
    words = quoted(reading, event.evidence or (event.trigger,))
    return Line(indent, f"{modality}{words}", "", source_of(reading))
