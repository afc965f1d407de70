"""The corpus-level object of the ledger schema: what links the reports to one another."""

from collections.abc import Iterable
from typing import Any

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.deal import Deal
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import SCHEMA
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.reconcile.view import View


def corpus_object(view: View) -> dict[str, Any]:
    """The object as plain lists and dictionaries, ready for JSON."""
    return {
        "schema": SCHEMA,
        "clusters": [_cluster(incident) for incident in view.incidents],
        "contradictions": [_contradiction(one) for one in view.contradictions],
        "near_duplicates": [
            {"docs": [one.original.doc, one.copy.doc], "original": one.original.doc, "overlap": one.overlap}
            for one in view.reprints
        ],
        "corrections": [
            {"doc": one.doc, "withdrawn": _refs(one.withdrawn), "replaced_by": _refs(one.replaced_by)}
            for one in view.corrections
        ],
        "source_dependence": [
            {"source": one.source, "cluster": one.incident, "refs": _refs(one.refs)} for one in view.dependence
        ],
        "ledger": [row for deal in view.deals for row in _ledger(deal)],
        "protected_sources": [
            {"doc": reading.doc_id, "entity": entity.id, "pseudonym": entity.pseudonym}
            for reading in view.readings
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
        "grade": None if incident.grade is None else incident.grade.grade,
        "rival_accounts": [
            {"account": account.blamed, "refs": _refs(account.said), "denied": _refs(account.denied)}
            for account in incident.accounts
            if account.blamed is not None
        ],
        "toll": {
            tally.category.value: {"low": tally.low, "best": tally.best, "high": tally.high, "why": tally.why}
            for tally in incident.tallies
            if tally.blamed is None and tally.counts == PEOPLE and any(one.aside is None for one in tally.figures)
        },
    }


def _contradiction(one: Contradiction) -> dict[str, Any]:
    sides = [{"position": side.words, "refs": _refs(side.refs)} for side in one.sides]
    return {"id": one.id, "kind": one.kind.value, "issue": one.issue, "sides": sides, "note": one.why}


def _refs(refs: Iterable[Ref]) -> list[dict[str, str]]:
    return [_ref(ref) for ref in refs]


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
