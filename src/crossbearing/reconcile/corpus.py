"""The corpus-level object of the ledger schema: what links the reports to one another."""

from collections.abc import Iterable, Sequence
from typing import Any

from crossbearing.model.agreement import Degree
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import SCHEMA, Reading
from crossbearing.reconcile.contradictions import Contradiction
from crossbearing.reconcile.reprints import Reprint


def corpus_object(
    readings: Sequence[Reading],
    incidents: Iterable[Incident],
    contradictions: Iterable[Contradiction],
    reprints: Iterable[Reprint],
) -> dict[str, Any]:
    """The object as plain lists and dictionaries, ready for JSON."""
    return {
        "schema": SCHEMA,
        "clusters": [_cluster(incident) for incident in incidents],
        "contradictions": [_contradiction(number, one) for number, one in enumerate(contradictions, 1)],
        "near_duplicates": [
            {"docs": [one.original.doc, one.copy.doc], "original": one.original.doc, "overlap": one.overlap}
            for one in reprints
        ],
        "ledger": [row for reading in readings for row in _ledger(reading)],
        "protected_sources": [
            {"doc": reading.doc_id, "entity": entity.id, "pseudonym": entity.pseudonym}
            for reading in readings
            for entity in reading.entities
            if entity.protect
        ],
    }


def _cluster(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "type": incident.type.value,
        "label": incident.label,
        "date": incident.date,
        "place_key": incident.place,
        "members": [{"doc": ref.doc, "event": ref.id} for ref in incident.members],
        "toll": {
            tally.category.value: {"low": tally.low, "best": tally.best, "high": tally.high, "why": tally.policy}
            for tally in incident.tallies
        },
    }


def _contradiction(number: int, one: Contradiction) -> dict[str, Any]:
    sides = [{"position": None, "refs": [_ref(ref)]} for ref in (one.left, one.right)]
    return {"id": f"x{number}", "kind": one.kind, "issue": one.issue, "sides": sides}


def _ref(ref: Ref) -> dict[str, str]:
    return {"doc": ref.doc, "id": ref.id}


def _ledger(reading: Reading) -> list[dict[str, Any]]:
    """One row for each obligation of a report, with its last state and every performance."""
    rows = []
    for agreement in reading.agreements:
        for owed in agreement.obligations:
            done = [one for one in agreement.performance if one.obligation == owed.id]
            rows.append(
                {
                    "agreement": agreement.key,
                    "obligation": owed.key,
                    "text": " ".join(filter(None, (owed.action, owed.object))),
                    "state": done[-1].degree.value if done else Degree.UNCLEAR.value,
                    "performance": [
                        {
                            "what": one.spans[0].quote if one.spans else None,
                            "date": one.date.edtf if one.date else None,
                            "refs": [{"doc": reading.doc_id, "id": one.id}],
                        }
                        for one in done
                    ],
                }
            )
    return rows
