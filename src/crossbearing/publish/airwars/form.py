"""Attacks in the shape of Airwars' civilian harm tables, nested in one JSON file."""

from collections import Counter
from collections.abc import Iterator

from crossbearing.publish.airwars.incident import incident_object
from crossbearing.publish.airwars.terms import terms
from crossbearing.publish.evidence import happened, not_happened
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing, PublicClaim, PublicIncident
from crossbearing.publish.part import JsonObject, Parts, Tree

_SHAPE = "airwars aw_data_civcas (2025)"


def _parts(outgoing: Outgoing) -> Parts:
    edition = outgoing.edition
    head: JsonObject = {
        "shape": _SHAPE,
        "edition": edition.id,
        "title": edition.title,
        "policy": edition.policy,
        "grading": edition.grading,
        "rules": list(edition.rules),
    }
    return Parts(
        files=(Tree("incidents.json", head, "incidents", lambda: _incidents(outgoing)),),
        left_out=lambda: _left_out(outgoing),
    )


def _incidents(outgoing: Outgoing) -> Iterator[JsonObject]:
    claims = _statements(outgoing)
    for incident in happened(outgoing):
        if _reason(incident) is None:
            yield incident_object(incident, outgoing.edition, claims.get(incident.id, ()))


def _statements(outgoing: Outgoing) -> dict[str, list[PublicClaim]]:
    """Claims that somebody holds, by the incident they are about."""
    found: dict[str, list[PublicClaim]] = {}
    for claim in outgoing.claims():
        if claim.holder is not None:
            for incident in claim.incidents:
                found.setdefault(incident, []).append(claim)
    return found


def _reason(incident: PublicIncident) -> str | None:
    """Why an incident has no row; None where it has one."""
    if incident.type.value not in terms()["types"]:
        return f"{incident.type.value.replace('_', ' ')} is no attack"
    if incident.date.first is None or incident.date.last is None:
        return "the date is unknown or open at an end"
    return None


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    reasons = Counter(reason for incident in happened(outgoing) if (reason := _reason(incident)) is not None)
    yield from (f"{count} left out: {reason}" for reason, count in sorted(reasons.items()))
    if outgoing.edition.grading != "airwars":
        yield f"civilian_harm_status is empty: incidents are graded by {outgoing.edition.grading}, not by airwars"


FORMAT = Format(
    name="airwars",
    words="Attacks in the shape of Airwars' civilian harm tables, nested",
    version="aw_data_civcas tables as of 2025",
    suffix=".json",
    container=Container.FILE,
    parts=_parts,
)
