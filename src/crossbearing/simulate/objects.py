"""The truth of a world as plain values, ready for JSON."""

from typing import Any

from crossbearing.simulate.incident import TrueIncident
from crossbearing.simulate.told import Told
from crossbearing.simulate.truce import Truce
from crossbearing.simulate.war import War
from crossbearing.simulate.world import Holding


def incident_object(war: War, incident: TrueIncident) -> dict[str, Any]:
    """One incident: what took place, where, who did it, what it cost, and which outlets never tell of it."""
    town = incident.town
    return {
        "id": incident.id,
        "war": incident.war,
        "type": incident.type.value,
        "date": incident.day.isoformat(),
        "time": incident.part,
        "place": {
            "name": town.name,
            "id": town.place.id,
            "lat": town.place.lat,
            "lon": town.place.lon,
            "district": None if town.district is None else town.district.words,
            "region": town.region.words,
            "country": town.place.country,
        },
        "by": incident.by or None,
        "against": incident.against or None,
        "object": incident.object or None,
        "holder": incident.holder,
        "toll": [
            {"category": toll.category.value, "of": toll.noun, "count": toll.count, "part": toll.part}
            for toll in incident.tolls
        ],
        "wave": incident.wave,
        "truce": None if incident.truce is None else incident.truce.id,
        "obligation": incident.obligation,
        "breaks": incident.breaks,
        "silent": [outlet.id for outlet in war.silent(incident)],
    }


def truce_object(truce: Truce) -> dict[str, Any]:
    """One truce: what was owed, and what was done of it on which day."""
    return {
        "id": truce.id,
        "war": truce.war,
        "town": truce.town.name,
        "besieged": truce.besieged.isoformat(),
        "reached": truce.reached.isoformat(),
        "ends": truce.ends.isoformat(),
        "outcome": truce.outcome,
        "obligations": [
            {
                "key": owed.key,
                "debtor": owed.debtor or None,
                "owed": owed.owed,
                "of": owed.noun or None,
                "done": [{"date": one.day.isoformat(), "amount": one.amount} for one in owed.rounds],
            }
            for owed in truce.obligations
        ],
    }


def holding_object(holding: Holding) -> dict[str, Any]:
    """Who held a town from when until when."""
    return {
        "war": holding.war,
        "town": holding.town.name,
        "place": holding.town.place.id,
        "side": holding.side,
        "since": holding.since.isoformat(),
        "until": None if holding.until is None else holding.until.isoformat(),
    }


def report_object(told: Told) -> dict[str, Any]:
    """What is true of the items of one report, by their ids in its reading."""
    return {"doc_id": told.id, "outlet": told.outlet, "published": told.published, **told.truth.object()}
