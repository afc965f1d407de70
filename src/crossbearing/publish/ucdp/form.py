"""The format: which incidents have a row, and why others have none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from crossbearing.model.event import ATTACKS
from crossbearing.publish.evidence import happened, not_happened
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing, PublicIncident
from crossbearing.publish.part import Cell, Parts, Table
from crossbearing.publish.ucdp.columns import COLUMNS
from crossbearing.publish.ucdp.deaths import Deaths
from crossbearing.publish.ucdp.rows import row
from crossbearing.publish.ucdp.timing import date_precision


def why_not(incident: PublicIncident) -> str | None:
    """Why an incident that took place has no row; None where it has one."""
    if incident.type not in ATTACKS:
        return "no attack: UCDP's events are uses of armed force"
    if not Deaths.of(incident).is_told:
        return "no death is claimed: UCDP's events have at least one"
    if incident.date.first is None or incident.date.last is None:
        return "the date is unknown, or open at one end"
    if date_precision(incident.date) is None:
        return "the date may be anywhere in more than a year"
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
    table = Table("ucdp_ged", "A deadly attack in the shape of UCDP GED", COLUMNS, lambda: _rows(outgoing), "incident")
    return Parts((table,), lambda: _left_out(outgoing))


FORMAT = Format(
    name="ucdp",
    words="Deadly attacks in the shape of UCDP GED",
    version="UCDP GED, the 49 columns of versions 23.1 to 25.1",
    suffix=".csv",
    container=Container.FILE,
    parts=_parts,
)
