"""Actors, recipients and places as PLOVER's objects. What is not known has no field."""

from collections.abc import Iterable

from crossbearing.publish.outgoing import Involved, ToldEvent
from crossbearing.publish.part import Json, JsonObject
from crossbearing.publish.plover.codes import codes
from crossbearing.publish.values import Party, Site
from crossbearing.vocab.country_codes import three_letters

_GEONAMES = "geonames:"


def actors(told: ToldEvent, *, both: bool) -> list[JsonObject]:
    """Who did it; of what two sides did, both of them. Empty where the report names nobody."""
    return _entities((told.perpetrator, told.target) if both else (told.perpetrator,))


def recipients(told: ToldEvent, *, both: bool) -> list[JsonObject]:
    """To whom it was done; nobody of what two sides did."""
    return [] if both else _entities((told.target,))


def _entities(roles: Iterable[Involved | None]) -> list[JsonObject]:
    named = ((role.party, role) for role in roles if role is not None and role.party is not None)
    return [{**_entity(party), "basis": role.basis.value} for party, role in named]


def _entity(party: Party) -> dict[str, Json]:
    entity: dict[str, Json] = {
        "code": three_letters(party.country) or codes()["actors"].get(party.alignment.value),
        "sector": _sector(party),
        "entity_text": party.name,
        "identifier_id": party.key,
        "identifier_text": party.name,
    }
    return known(entity)


def _sector(party: Party) -> str | None:
    if party.protected:
        return None
    table = codes()["sectors"].get(party.type.value, {})
    found: str | None = table.get(party.alignment.value) or table.get("any")
    return found


def location(site: Site | None) -> JsonObject | None:
    """The place; None for none."""
    if site is None:
        return None
    gazetteer = site.gazetteer or ""
    number = gazetteer.removeprefix(_GEONAMES)
    return known(
        {
            "extracted_place": site.name,
            "resolved_place": site.name if site.lat is not None else None,
            "geonameid": int(number) if gazetteer.startswith(_GEONAMES) and number.isdecimal() else None,
            "lat": site.lat,
            "lon": site.lon,
            "district": site.admin2,
            "province": site.admin1,
            "country": site.country_name,
            "country_code": three_letters(site.country),
            "resolution": site.plover_resolution or None,
            "rounded": site.rounded,
        }
    )


def known(fields: dict[str, Json]) -> dict[str, Json]:
    """The fields that something is known of."""
    return {name: value for name, value in fields.items() if value is not None}
