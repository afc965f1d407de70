"""The corpus-level object of the ledger schema: what links the reports to one another."""

from collections.abc import Iterable, Sequence
from typing import Any

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.deal import Deal
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import SCHEMA, Reading
from crossbearing.reconcile.agreements.deals import find_deals
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.reprints import Reprint
from crossbearing.reconcile.tallies.classes import PEOPLE


def corpus_object(
    readings: Sequence[Reading],
    incidents: Iterable[Incident],
    contradictions: Iterable[Contradiction],
    reprints: Sequence[Reprint],
    deals: Iterable[Deal] | None = None,
) -> dict[str, Any]:
    """The object as plain lists and dictionaries, ready for JSON. Deals that are not handed over are found here."""
    deals = find_deals(readings, origins=Origins(readings, reprints)) if deals is None else deals
    return {
        "schema": SCHEMA,
        "clusters": [_cluster(incident) for incident in incidents],
        "contradictions": [_contradiction(one) for one in contradictions],
        "near_duplicates": [
            {"docs": [one.original.doc, one.copy.doc], "original": one.original.doc, "overlap": one.overlap}
            for one in reprints
        ],
        "ledger": [row for deal in deals for row in _ledger(deal)],
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
            tally.category.value: {"low": tally.low, "best": tally.best, "high": tally.high, "why": tally.why}
            for tally in incident.tallies
            if tally.blamed is None and tally.counts == PEOPLE and any(one.aside is None for one in tally.figures)
        },
    }


def _contradiction(one: Contradiction) -> dict[str, Any]:
    sides = [{"position": side.words, "refs": [_ref(ref) for ref in side.refs]} for side in one.sides]
    return {"id": one.id, "kind": one.kind.value, "issue": one.issue, "sides": sides, "note": one.why}


def _ref(ref: Ref) -> dict[str, str]:
    return {"doc": ref.doc, "id": ref.id}


def _ledger(deal: Deal) -> list[dict[str, Any]]:
    """One row for each duty of a deal, with its last state and every performance told by any report."""
    return [
        {
            "agreement": deal.key,
            "obligation": duty.key,
            "text": duty.text,
            "state": duty.balance().state.value,
            "performance": [{"what": one.words, "date": one.date, "refs": [_ref(one.ref)]} for one in duty.done],
            "note": duty.balance().why,
        }
        for duty in deal.duties
    ]
