"""The format: which events have a record, and why others have none."""

from collections import Counter
from collections.abc import Iterator

from crossbearing.model.event import Modality
from crossbearing.publish.evidence import happened, not_happened
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing, ToldEvent
from crossbearing.publish.part import JsonObject, Lines, Parts
from crossbearing.publish.plover.codes import codes
from crossbearing.publish.plover.record import record


def why_not(told: ToldEvent) -> str | None:
    """Why an event has no record; None where it has one."""
    if (why := codes()["left_out"].get(told.type.value)) is not None:
        return f"{told.type.value.replace('_', ' ')}: {why}"
    if told.modality is Modality.RETRACTED:
        return "its report is taken back"
    if told.date.first is None or told.date.last is None:
        return "the date is unknown, or open at one end"
    return None


def _records(outgoing: Outgoing) -> Iterator[JsonObject]:
    for incident in happened(outgoing):
        for told in incident.told:
            if why_not(told) is None:
                yield record(incident, told, outgoing.edition)


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    told = (one for incident in happened(outgoing) for one in incident.told)
    reasons = Counter(filter(None, map(why_not, told)))
    yield from (f"{count} left out: {why}" for why, count in sorted(reasons.items()))


def _parts(outgoing: Outgoing) -> Parts:
    return Parts((Lines("events.jsonl", lambda: _records(outgoing)),), lambda: _left_out(outgoing))


FORMAT = Format(
    name="plover",
    words="Incidents as each report tells them, as PLOVER records",
    version="PLOVER, the manual's 16 categories with actor and recipient (2021 and later)",
    suffix=".jsonl",
    container=Container.FILE,
    parts=_parts,
)
