"""The format: which incidents have a row, and why others have none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from crossbearing.publish.acled.columns import COLUMNS
from crossbearing.publish.acled.rows import row
from crossbearing.publish.acled.timing import time_precision
from crossbearing.publish.acled.types import left_out
from crossbearing.publish.evidence import happened, not_happened
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing, PublicIncident
from crossbearing.publish.part import Cell, Parts, Table


def why_not(incident: PublicIncident) -> str | None:
    """Why an incident that took place has no row; None where it has one."""
    if (why := left_out(incident.type)) is not None:
        return f"{incident.type.value.replace('_', ' ')}: {why}"
    if incident.date.first is None or incident.date.last is None:
        return "the date is unknown, or open at one end"
    if time_precision(incident.date) is None:
        return "the date may be anywhere in more than a month"
    return None


def _rows(outgoing: Outgoing) -> Iterator[Sequence[Cell]]:
    for incident in happened(outgoing):
        if why_not(incident) is None:
            yield row(incident, outgoing.edition)


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    reasons = Counter(filter(None, map(why_not, happened(outgoing))))
    yield from (f"{count} left out: {why}" for why, count in sorted(reasons.items()))


def _parts(outgoing: Outgoing) -> Parts:
    table = Table("acled", "An incident in the shape of ACLED", COLUMNS, lambda: _rows(outgoing), "incident")
    return Parts((table,), lambda: _left_out(outgoing))


FORMAT = Format(
    name="acled",
    words="Incidents in the shape of ACLED's event data",
    version="ACLED, the 31 columns since March 2023, actor types in words",
    suffix=".csv",
    container=Container.FILE,
    parts=_parts,
)
